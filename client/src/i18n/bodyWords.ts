import { bodyOf, type RulePack } from '@dien-hong/shared';
import { useWordsOf } from './wordsOf.ts';

/** `useWordsOf` for the body that these rules are made for. */
export function useBodyWords(rules: () => Pick<RulePack, 'name' | 'baseLabel'> | undefined): void {
  useWordsOf(() => {
    const pack = rules();
    return pack && bodyOf(pack);
  });
}
