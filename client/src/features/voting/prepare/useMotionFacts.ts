import { explainQuorum, type Motion, needWords, paperOf, quorumNow } from '@dien-hong/shared';
import { useI18n } from 'vue-i18n';
import { useMeeting } from '../../../meeting/meetingStore.ts';
import { openingFacts } from '../voteAsk.ts';

/** A motion's rule, papers and quorum in words, for the console. */
export function useMotionFacts() {
  const meeting = useMeeting();
  const { t, locale } = useI18n();

  /** The quorum that opening a vote of this item will fix: people recused from it are left out. */
  const quorumFor = (itemId: string | null): string =>
    meeting.info
      ? explainQuorum(quorumNow(meeting.state, itemId), meeting.info.rules, locale.value === 'en' ? 'en' : 'vi')
      : '';

  /** "Công khai · cần 5 phiếu trong tổng số 8 thành viên UBND", or that it binds nobody. */
  function ruleOf(motion: Motion): string {
    if (motion.kind === 'poll') return t('voting.desk.poll');
    const how = `${t(`voting.kindOf.${motion.kind}`)} · ${t(`voting.formOf.${motion.form}`)}`;
    if (motion.kind === 'confidenceLevels') return how;
    const { needed, base } = openingFacts(meeting.state, motion);
    const label = meeting.info?.rules.baseLabel ?? '';
    const language = locale.value === 'en' ? 'en' : 'vi';
    const rule = t('voting.desk.rule', {
      how: motion.kind === 'resolution' ? t(`voting.formOf.${motion.form}`) : how,
      need: needWords(needed ?? 0, { total: base, label }, language),
    });
    return motion.special === null ? rule : `${motion.special}: ${rule}`;
  }

  const papersOf = (motion: Motion): string[] =>
    motion.paperIds.flatMap((id) => {
      const paper = paperOf(meeting.state, id);
      return paper ? [[paper.kind, paper.number].filter((part) => part !== '').join(' ')] : [];
    });

  return { quorumFor, ruleOf, papersOf };
}
