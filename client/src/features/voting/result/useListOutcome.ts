import { outcomeOf, outcomeWord, type Vote } from '@dien-hong/shared';
import { useI18n } from 'vue-i18n';

const uncapital = (word: string): string => word.charAt(0).toLowerCase() + word.slice(1);

/** The outcome of a list in a few words: the number of its rows that are through and of those still undecided, or that none is. */
export function useListOutcome(): (vote: Vote) => string {
  const { t, locale } = useI18n();
  return (vote) => {
    const { kind, rows } = vote.motion;
    const outcomes = rows.map(({ id }) => outcomeOf(vote, id));
    const counted = (outcome: 'passed' | 'undecided' | 'failed'): string[] => {
      const count = outcomes.filter((one) => one === outcome).length;
      const word = outcomeWord(kind, outcome, locale.value === 'en' ? 'en' : 'vi');
      return count === 0 ? [] : [t('voting.verdict.rows', { word, count })];
    };
    const through = [...counted('passed'), ...counted('undecided')];
    const [first, ...rest] = through.length > 0 ? through : counted('failed');
    return first === undefined ? t('voting.verdict.list') : [first, ...rest.map(uncapital)].join('; ');
  };
}
