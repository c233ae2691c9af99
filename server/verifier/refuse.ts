import type { RefusalCode, Refusal as TellableRefusal } from '@dien-hong/shared';
import type { archiveRefusals } from './words.ts';

type Code = RefusalCode | keyof typeof archiveRefusals;

/** The reason why an archive is invalid: a code with a sentence in the verifier. */
export type Refusal = TellableRefusal<Code>;

export const refuse = (code: Code, params: Refusal['params'] = {}): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal: { code, params },
});
