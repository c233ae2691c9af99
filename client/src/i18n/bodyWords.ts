import { type Body, bodyOf, type RulePack } from '@dien-hong/shared';
import { onScopeDispose, watchEffect } from 'vue';
import { speakFor } from './i18n.ts';

let holder: symbol | null = null;

/**
 * Has the texts on screen call people as their body does: a council has đại biểu and a chủ tọa, a committee thành viên and a
 * chủ trì. Texts say `@:common.word.members`, `@.capitalize:common.word.chair`; they are a committee's words where no screen names its body.
 */
export function useBodyWords(rules: () => Pick<RulePack, 'name' | 'baseLabel'> | undefined): void {
  const own = Symbol('screen');
  holder = own;
  watchEffect(() => {
    const pack = rules();
    const body: Body = pack ? bodyOf(pack) : 'committee';
    if (holder === own) speakFor(body);
  });
  onScopeDispose(() => {
    // The next screen may have named its own body before this one is gone.
    if (holder === own) speakFor('committee');
  });
}
