/** The part of the directory that signing needs: the holders of certificates. */
export interface Holders {
  people(ids: readonly string[]): readonly { readonly fullName: string; readonly title: string }[];
  /** The holder of this signing certificate, by SHA-256; undefined when it is unknown or revoked here. */
  holderOf(fingerprint: string): string | undefined;
  /** The present or former holder of a certificate, also where he has removed it since. */
  onceHeldBy(fingerprint: string): string | undefined;
}
