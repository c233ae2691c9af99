import type { Refusal } from '@dien-hong/shared';

/** The files that were brought to a meeting, as far as it asks for them. */
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
