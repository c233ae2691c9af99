import { arithmetic, explainCount, forAllRows, isSingle, type Vote } from '@dien-hong/shared';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { useMeeting } from '../../../meeting/meetingStore.ts';

/** A result in sentences: of the whole, of each row in the order of its rank, of the chair's decisions. */
export function useResult(
  vote: () => Vote,
  /** The facts of all rows are said once, and the rows are short. */
  brief: () => boolean = () => false,
) {
  const meeting = useMeeting();
  const { t, locale } = useI18n();
  const language = computed(() => (locale.value === 'en' ? 'en' : 'vi'));
  const single = computed(() => isSingle(vote().motion));
  /** One mark above a single question; in a list every name has its own. */
  const mark = computed(() => (single.value || vote().annulled ? (vote().motion.rows[0]?.id ?? '') : null));
  const sentence = computed(() => {
    const { closed, motion, opened } = vote();
    if (closed && motion.kind === 'poll') {
      const cast = closed.slips?.cast ?? closed.ballots.length;
      return t('voting.pollSentence', { cast, total: opened?.base.total ?? 0 });
    }
    const rules = meeting.info?.rules;
    if (!closed?.result || !rules) return '';
    const [row] = closed.result.rows;
    // The mark says the verdict.
    if (single.value) return row ? explainCount(closed.result, row, rules, language.value) : '';
    const common = brief() ? forAllRows(closed.result, language.value) : '';
    return common && `${common[0]?.toUpperCase()}${common.slice(1)}.`;
  });
  const rows = computed(() =>
    (vote().closed?.tally ?? [])
      .map((tally, index) => {
        const { motion, closed } = vote();
        const row = closed?.result?.rows[index];
        const rules = meeting.info?.rules;
        const figures =
          row && rules && closed?.result
            ? arithmetic(closed.result, row, rules, language.value, brief() ? 'short' : 'need')
            : '';
        const rank = row?.rank ?? null;
        const name = motion.rows[index]?.name ?? '';
        return { id: tally.rowId, index, rank, figures, name: rank === null ? name : `${rank}. ${name}` };
      })
      // In a ranking the first comes first.
      .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0)),
  );
  const settled = computed(() =>
    Object.entries(vote().settled).map(([rowId, { verdict, basis, chairId }]) => {
      const word = t(verdict === 'passed' ? 'voting.verdict.passed' : 'voting.verdict.failed');
      const sentence = t('voting.settled', { name: meeting.nameOf(chairId), verdict: word, basis });
      const name = vote().motion.rows.find((row) => row.id === rowId)?.name;
      return name ? `${name}: ${sentence}` : sentence;
    }),
  );
  return { single, mark, sentence, rows, settled };
}
