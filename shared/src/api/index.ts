import { archive } from './archive.ts';
import { aside } from './aside.ts';
import { authority } from './authority.ts';
import { answers, consultations } from './consultations.ts';
import { demo } from './demo.ts';
import { devices } from './devices.ts';
import { marks } from './marks.ts';
import { meetings } from './meetings.ts';
import { minutes } from './minutes.ts';
import { opens } from './opens.ts';
import { packages } from './packages.ts';
import { papers } from './papers.ts';
import { results } from './results.ts';
import { rules } from './rules.ts';
import { search } from './search.ts';
import { session } from './session.ts';
import { uploads } from './uploads.ts';
import { countingRecord, slips } from './votes.ts';

export type { Aside } from './aside.ts';
export type { Standing } from './authority.ts';
export type {
  ConsultationOffer,
  ConsultationStatistics,
  ListedConsultation,
  Reported,
  SentConsultation,
} from './consultations.ts';
export type { DemoMeeting, DemoPerson } from './demo.ts';
export type { Device } from './devices.ts';
export type { ListedMeeting, People, PreparedMeeting } from './meetings.ts';
export type { MinutesText } from './minutes.ts';
export type { PaperOpened } from './opens.ts';
export type { InstalledPackage } from './packages.ts';
export type { PersonCard, Unit } from './parts.ts';
export * from './route.ts';
export type { KeptPack, PackUse } from './rules.ts';
export type { PaperHit, PaperHits } from './search.ts';
export type { Account, OwnSession } from './session.ts';
export type { SigningJob } from './signing.ts';
export type { Taken } from './uploads.ts';

/** The HTTP contract: the routes that the server registers and the client calls. */
export const api = {
  answers,
  archive,
  aside,
  authority,
  consultations,
  countingRecord,
  demo,
  devices,
  marks,
  meetings,
  minutes,
  opens,
  packages,
  papers,
  results,
  rules,
  search,
  session,
  slips,
  uploads,
} as const;

type Subjects = typeof api;
type All = { [S in keyof Subjects]: Subjects[S][keyof Subjects[S]] }[keyof Subjects];

/** Every route by its address. The client names routes so: it takes the types of the contract without its code. */
export type Contract = { readonly [R in All as `${R['method']} ${R['path']}`]: R };
export type Address = keyof Contract;
