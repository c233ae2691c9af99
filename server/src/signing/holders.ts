/** Whose certificates are whose, as far as signing asks: what the directory knows. */
export interface Holders {
  people(ids: readonly string[]): readonly { readonly fullName: string; readonly title: string }[];
  /** Whose signing certificate this is, by SHA-256; undefined when unknown or revoked here. */
  holderOf(fingerprint: string): string | undefined;
  /** Whose it is or was, also where he has removed it since. */
  onceHeldBy(fingerprint: string): string | undefined;
}
