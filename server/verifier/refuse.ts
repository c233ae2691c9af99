import type { RefusalCode, Refusal as TellableRefusal } from '@dien-hong/shared';
import type { archiveRefusals } from './words.ts';

type Code = RefusalCode | keyof typeof archiveRefusals;

/** Why an archive does not hold: a code that the verifier has a sentence for. */
export type Refusal = TellableRefusal<Code>;

export const refuse = (code: Code, params: Refusal['params'] = {}): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal: { code, params },
});
