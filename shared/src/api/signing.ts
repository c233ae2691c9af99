import * as z from 'zod/mini';
import { Base64 } from './parts.ts';

/** The preparation of one signature: the digest of the prepared bytes (hexadecimal), and the digest to sign with its range of bytes. */
export const SigningJob = z.object({
  jobId: z.string(),
  sha256: z.string(),
  /** Base64 of the digest that the signature covers. */
  digest: z.string(),
  byteRange: z.readonly(z.array(z.number())),
});
export type SigningJob = z.infer<typeof SigningJob>;

export const JobId = z.uuid();
/** A detached signature, as a device hands it in. */
export const Signed = z.object({ cms: Base64.check(z.maxLength(60_000)) });
/** The digest of the bytes that hold it. */
export const Completed = z.object({ sha256: z.string() });
