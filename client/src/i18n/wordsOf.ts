import type { Body } from '@dien-hong/shared';
import { onScopeDispose, watchEffect } from 'vue';
import { speakFor } from './i18n.ts';

let holder: symbol | null = null;

/**
 * Has the texts on screen call people as this body does: a council has đại biểu and a chủ tọa, a committee thành viên and a
 * chủ trì. Texts say `@:common.word.members`, `@.capitalize:common.word.chair`; they are a committee's words where no screen names its body.
 */
export function useWordsOf(body: () => Body | undefined): void {
  const own = Symbol('screen');
  holder = own;
  watchEffect(() => {
    const named = body() ?? 'committee';
    if (holder === own) speakFor(named);
  });
  onScopeDispose(() => {
    // The next screen may have named its own body before this one is gone.
    if (holder === own) speakFor('committee');
  });
}
