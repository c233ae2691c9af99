import type { Refusal } from '@dien-hong/shared';

/** The part of the store of uploads that a meeting uses. */
export interface BroughtFiles {
  /** A file that may be named here. Refusals: `paper-not-uploaded`, `paper-not-confirmed`. */
  named(
    place: `meeting:${string}`,
    sha256: string,
  ):
    | {
        readonly ok: true;
        readonly upload: { readonly sha256: string; readonly pages: number; readonly bytes: number };
      }
    | { readonly ok: false; readonly refusal: Refusal };
}
