/**
 * The one table of the longest texts and the largest numbers. Every schema of input goes by it: packages, drafts, commands, ballots, answers,
 * the fields of the screens. A text may be longer where it is signed than where it is written, never shorter.
 */
export const limits = {
  // Letters of a text, in UTF-16 units
  id: 80,
  /** Of a person, a unit, a room, a body. */
  name: 200,
  title: 500,
  question: 4000,
  /** An entry of a list: an option, a clause in full, a candidate. */
  row: 500,
  /** A word put to the voters. */
  choice: 200,
  /** A number of a document, of minutes. */
  number: 60,
  documentKind: 80,
  issuer: 200,
  reason: 500,
  topic: 200,
  role: 200,
  team: 60,
  seat: 20,
  opinion: 8000,
  explanation: 4000,
  minutes: 20_000,
  /** One of the acts a rule pack rests on. */
  basis: 500,

  // How many
  rows: 200,
  choices: 20,
  votes: 200,
  series: 50,
  papersOfVote: 50,
  items: 200,
  papers: 1000,
  people: 5000,
  recusals: 500,
  officers: 20,
  board: 30,
  seats: 3000,
  speechKinds: 50,
  bases: 50,
  specials: 50,
  recipients: 1000,

  // Numbers: the least and the most
  /** Epoch milliseconds: the years 2000 to 2199, by UTC. */
  instant: { least: 946_684_800_000, most: 7_258_118_399_999 },
  plannedMinutes: { least: 1, most: 1440 },
  speechSeconds: { least: 1, most: 86_400 },
  /** Of a rule pack: they are counted one by one. */
  workingDays: { least: 0, most: 366 },
  /** Of a fraction in a rule pack: counts times it are exact. */
  fraction: { least: 1, most: 10_000 },
  pages: { least: 1, most: 100_000 },
  /** A place in a room, in percent of it, or the turn of a seat in degrees. */
  coordinate: { least: -1000, most: 1000 },

  // Base64 of signed statements with their certificates: the largest that the numbers above allow fits (limits.test.ts)
  ballot: 680_000,
  answer: 110_000,
  slipRequest: 24_000,

  /** Statements that were signed before this table was made may be longer, and stay readable. */
  signed: { id: 200, question: 10_000, choice: 300 },

  /** Bytes of one message of a socket. */
  frame: 768 * 1024,
  /** Bytes of a draft as it is saved, and of a package. */
  draft: 8 * 1024 * 1024,
  /** Bytes of a command of a consultation: explanations of all opinions fit (limits.test.ts). */
  consultationCommand: 12 * 1024 * 1024,
  package: 32 * 1024 * 1024,
} as const;
