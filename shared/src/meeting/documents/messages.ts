import * as z from 'zod/mini';
import { Digest, Id, limits, line, text } from '../../kernel/index.ts';

/** The readers of a paper: all who attend (visitors only for their items), or voters, chair and secretary alone. */
export const PaperAccess = z.enum(['everyone', 'voters']);
export type PaperAccess = z.infer<typeof PaperAccess>;

export const Paper = z.object({
  id: Id,
  itemId: z.nullable(Id),
  /** "Tờ trình", "Báo cáo"… */
  kind: z.string(),
  /** "187/TTr-PKT"; empty without one. */
  number: z.string(),
  subject: z.string(),
  /** An issuer outside the organisation; empty when `unitId` names it, or the issuer is unknown. */
  issuer: z.string(),
  /** The date it bears, `2026-11-24`; null without one. */
  issuedOn: z.nullable(z.string()),
  unitId: z.nullable(Id),
  access: PaperAccess,
  version: z.int().check(z.gte(1)),
  /** The bytes as signed and published; null for a paper handed out on paper only. */
  file: z.nullable(z.object({ sha256: Digest, pages: z.int(), bytes: z.int() })),
  /** When it reached the members, epoch milliseconds. */
  sentAt: z.int(),
});
export type Paper = z.infer<typeof Paper>;

export const documentCommands = [
  z.object({
    type: z.literal('PublishPaper'),
    /** The paper it replaces as a new version; null for a new paper. */
    paperId: z.nullable(Id),
    itemId: z.nullable(Id),
    kind: line(limits.documentKind),
    number: line(limits.number, 0),
    subject: line(limits.title),
    issuer: line(limits.issuer, 0),
    issuedOn: z.nullable(z.iso.date()),
    access: PaperAccess,
    sha256: Digest,
  }),
  z.object({ type: z.literal('WithdrawPaper'), paperId: Id, reason: text(limits.reason) }),
] as const;

export const documentEvents = [
  z.object({ type: z.literal('PaperPublished'), paper: Paper }),
  z.object({ type: z.literal('PaperWithdrawn'), paperId: Id, reason: z.string() }),
] as const;

export type DocumentCommand = z.infer<(typeof documentCommands)[number]>;
export type DocumentEvent = z.infer<(typeof documentEvents)[number]>;
