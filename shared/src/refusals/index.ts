/**
 * The sentence for every refusal: what was not done and what to do. `{name}` stands for a parameter; `{person}` for the name of the person
 * whose id the parameter `person` is; which row of a list it is about stands before it (`ofRow`); `{place}` for the field of an input, which
 * the screen names (nothing where it has no word for it); `{you}`, `{chair}`, `{members}` for what the body calls its people (`{You}` where a sentence begins).
 * Each table stands beside the code that refuses. An entry of its own: whoever wants the sentences fetches no rules along with them.
 */
import { consultationRefusals } from '../consultation/refusals.ts';
import { agendaRefusals } from '../meeting/agenda/refusals.ts';
import { attendanceRefusals } from '../meeting/attendance/refusals.ts';
import { documentsRefusals } from '../meeting/documents/refusals.ts';
import { draftRefusals } from '../meeting/draftRefusals.ts';
import { floorRefusals } from '../meeting/floor/refusals.ts';
import { lifeRefusals } from '../meeting/life/refusals.ts';
import { minutesRefusals } from '../meeting/minutes/refusals.ts';
import { motionsRefusals } from '../meeting/motions/refusals.ts';
import { screenRefusals } from '../meeting/screen/refusals.ts';
import { seatingRefusals } from '../meeting/seating/refusals.ts';
import { votingRefusals } from '../meeting/voting/refusals.ts';
import { wireRefusals } from '../protocol/refusals.ts';
import { ruleRefusals } from '../rules/refusals.ts';
import { signingRefusals } from '../signing/refusals.ts';
import { accountRefusals } from './accounts.ts';
import { documentDoubts, documentRefusals } from './intake.ts';
import { pdfSignatureRefusals } from './pdfSignatures.ts';
import { serverRefusals } from './server.ts';
import { uploadRefusals } from './uploads.ts';

export interface Sentence {
  readonly vi: string;
  readonly en: string;
}

/** Every table; a code stands in one of them. */
export const tables = [
  lifeRefusals,
  attendanceRefusals,
  seatingRefusals,
  agendaRefusals,
  documentsRefusals,
  floorRefusals,
  motionsRefusals,
  votingRefusals,
  screenRefusals,
  minutesRefusals,
  draftRefusals,
  consultationRefusals,
  ruleRefusals,
  signingRefusals,
  accountRefusals,
  uploadRefusals,
  documentRefusals,
  documentDoubts,
  pdfSignatureRefusals,
  wireRefusals,
  serverRefusals,
] as const satisfies readonly Readonly<Record<string, Sentence>>[];

type CodeOf<Table> = Table extends unknown ? keyof Table & string : never;

/** Why something is refused: a code that has a sentence. */
export type RefusalCode = CodeOf<(typeof tables)[number]>;

export const sentences: Readonly<Record<RefusalCode, Sentence>> = Object.assign({}, ...tables);
