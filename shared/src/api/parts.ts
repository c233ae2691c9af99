import * as z from 'zod/mini';

/** Parts that many routes take and answer. An id in a path is looked up, so that only its length is limited. */
export const ExistingId = z.string().check(z.maxLength(80));
export const OfMeeting = z.object({ id: ExistingId });
export const OfVote = z.object({ id: ExistingId, vote: ExistingId });
export const Digest = z.string().check(z.maxLength(64));
export const Base64 = z.string().check(z.regex(/^[A-Za-z0-9+/=]+$/));

/** A person as pages show him: names are in the directory, the log holds ids only. */
export const PersonCard = z.object({
  id: z.string(),
  fullName: z.string(),
  title: z.string(),
  salutation: z.string(),
  unitId: z.nullable(z.string()),
});
export type PersonCard = z.infer<typeof PersonCard>;

export const Unit = z.object({ id: z.string(), name: z.string() });
export type Unit = z.infer<typeof Unit>;
