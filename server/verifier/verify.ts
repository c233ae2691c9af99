import { infoOf, isoLocal, type MeetingState, type Tally, titleWords, type Vote, votersOf } from '@dien-hong/shared';
import type { StoredRecord } from './chain.ts';
import { checkMinutes } from './checkMinutes.ts';
import { checkCountingRecords } from './countingRecords.ts';
import {
  compareFiles,
  type Files,
  readDirectory,
  readManifest,
  sha256Hex,
  textOf,
  trustInPeople,
  trustOf,
  verifySeal,
} from './evidence.ts';
import { Metadata, paths } from './layout.ts';
import { metadataOf } from './metadata.ts';
import type { ArchiveProofs } from './proofs.ts';
import { readZip } from './readZip.ts';
import { type Refusal, refuse } from './refuse.ts';
import { checkFounding, readLog, replay } from './replay.ts';
import { openingLines, verdictSentence } from './verdict.ts';
import { type CheckLine, unpinnedAuthority } from './words.ts';

export type ArchiveVerdict = { readonly lines: readonly CheckLine[] } & (
  | { readonly ok: true /** SHA-256 of the root certificate. */; readonly root: string }
  | { readonly ok: false /** The reason of the first check that fails. */; readonly refusal: Refusal }
);

export interface VerifyOptions {
  /** SHA-256 of the trusted root certificate; without it the caller compares `root` himself. */
  readonly root?: string | undefined;
  /** SHA-256 of the roots of other authorities that are trusted too, for signatures of people. */
  readonly alsoRoots?: readonly string[];
  /** Serves only to refuse time stamps from the future. */
  readonly now: Date;
}

/** The papers must be exactly those that the log names, byte by byte. */
function checkPapers(
  files: Files,
  records: readonly StoredRecord[],
): { ok: true; papers: number } | { ok: false; refusal: Refusal } {
  const expected = new Map<string, number>();
  for (const { event } of records)
    if (event.type === 'PaperPublished' && event.paper.file)
      expected.set(paths.paper(event.paper.file.sha256), event.paper.file.bytes);
  for (const [path, size] of expected) {
    const bytes = files.get(path);
    if (!bytes) return refuse('archive-file-missing', { name: path });
    if (bytes.length !== size || paths.paper(sha256Hex(bytes)) !== path)
      return refuse('archive-paper-other', { name: path });
  }
  const unlisted = [...files.keys()].find((path) => path.startsWith('tai-lieu/') && !expected.has(path));
  return unlisted === undefined
    ? { ok: true, papers: expected.size }
    : refuse('archive-file-unlisted', { name: unlisted });
}

function checkMetadata(files: Files, state: MeetingState): Metadata | null {
  let json: unknown;
  try {
    json = JSON.parse(textOf(files.get(paths.metadata)));
  } catch {
    return null;
  }
  const read = Metadata.safeParse(json);
  if (!read.success) return null;
  const { file, documents } = read.data;
  const made = metadataOf(state, { minutesNumber: '', units: new Map() });
  const subjects = (list: Metadata['documents']) =>
    list.map((one) => `${one.path} ${one.subject} ${one.pages}`).join('\n');
  const agrees = JSON.stringify(file) === JSON.stringify(made.file) && subjects(documents) === subjects(made.documents);
  return agrees ? read.data : null;
}

/** "Tán thành 5, Không tán thành 2"; in a list each row with its name. */
const tallyWords = ({ motion }: Vote, tally: Tally): string =>
  tally
    .map(({ counts }, index) => {
      const name = motion.rows[index]?.name ?? '';
      const words = motion.choices.map((choice, at) => `${choice} ${counts[at] ?? 0}`).join(', ');
      return name ? `${name}: ${words}` : words;
    })
    .join('; ');

function voteLines(state: MeetingState): CheckLine[] {
  const closed = Object.values(state.voting.votes).filter((vote) => vote.closed && !vote.annulled);
  if (closed.length === 0) return [{ code: 'votes-none', params: {} }];
  return closed.map((vote) => {
    const { tally = [], ballots = [], slips = null } = vote.closed ?? {};
    const code = { open: 'vote', secret: 'vote-secret', rollCall: 'vote-spoken', hands: 'vote-hands' };
    return {
      code: code[vote.motion.form],
      params: {
        title: titleWords(vote.motion, 'vi'),
        ballots: slips?.cast ?? ballots.length,
        tally: tallyWords(vote, tally),
        vi: verdictSentence(state, vote, 'vi'),
        en: verdictSentence(state, vote, 'en'),
      },
    };
  });
}

/**
 * Checks a whole archive with its own bytes alone, in an order in which each step depends on those before: the ZIP, the organisation's
 * signature, every digest, the log's chain, its founding, every ballot and result, papers, counting records, minutes, names.
 */
export async function verifyArchive(bytes: Uint8Array, options: VerifyOptions): Promise<ArchiveVerdict> {
  const { root, alsoRoots = [], now } = options;
  const lines: CheckLine[] = [];
  const holds = (code: string, params: CheckLine['params'] = {}) => void lines.push({ code, params });
  const fails = (refusal: Refusal): ArchiveVerdict => ({ ok: false, lines, refusal });

  const zip = readZip(bytes);
  if (!zip.ok) return fails(zip.refusal);
  const { files } = zip;
  holds('zip', { files: files.size, bytes: bytes.length });

  const read = readManifest(files);
  if (!read.ok) return fails(read.refusal);
  const { manifest } = read;
  if (root !== undefined && root !== manifest.root)
    return fails(refuse('archive-other-root', { root: manifest.root }).refusal);
  const believed = await trustOf(files, manifest);
  if (!believed.ok) return fails(believed.refusal);
  const seal = await verifySeal(files, read.bytes, { trust: believed.trust.own, now });
  if (!seal.ok) return fails(seal.refusal);
  holds('seal', { signer: seal.signer.subject.commonName, at: isoLocal(seal.at.getTime()) });
  holds(root === undefined ? 'root-to-compare' : 'root-pinned', { root: manifest.root });
  if (manifest.standing === 'test') holds('test');

  const difference = compareFiles(files, manifest);
  if (difference) return fails(difference);
  holds('files', { files: files.size });

  const log = readLog(files, manifest);
  if (!log.ok) return fails(log.refusal);
  const { records } = log;
  holds('chain', { records: records.length, head: manifest.log.head });
  const unfounded = checkFounding(records, manifest.meeting.id);
  if (unfounded) return fails(unfounded);

  const registry = readDirectory(files);
  if (!registry.ok) return fails(registry.refusal);
  const { trust, relied } = trustInPeople(believed.trust, registry.directory);
  const proofs: ArchiveProofs = { files, trust, holderOf: registry.holderOf };
  const played = await replay(records, proofs);
  if (!played.ok) return fails(played.refusal);
  const { state, ballots, voters } = played;
  const people = Object.keys(state.attendance.people);
  holds('founding', { title: infoOf(state).title, people: people.length, voters: votersOf(state).length });
  lines.push(...openingLines(state), ...voteLines(state));
  if (ballots > 0) holds('ballots', { ballots, voters });

  const papers = checkPapers(files, records);
  if (!papers.ok) return fails(papers.refusal);
  holds('papers', { papers: papers.papers });
  const counted = await checkCountingRecords(state, proofs, now);
  if (!counted.ok) return fails(counted.refusal);
  lines.push(...counted.lines);
  const minutes = await checkMinutes(state, records, proofs, now);
  if (!minutes.ok) return fails(minutes.refusal);
  lines.push(minutes.line);

  const named = new Set(registry.directory.people.map((one) => one.id));
  const nameless = people.find((id) => !named.has(id));
  if (nameless) return fails(refuse('archive-name-missing', { name: nameless }).refusal);
  holds('names', { people: people.length });
  const metadata = checkMetadata(files, state);
  if (!metadata) return fails(refuse('archive-metadata-other').refusal);
  holds('metadata', { documents: metadata.file.documents, pages: metadata.file.pages });
  const pinned = new Set(alsoRoots);
  const unpinned = relied().filter(({ fingerprint }) => !pinned.has(fingerprint));
  for (const { name, fingerprint } of relied())
    holds(pinned.has(fingerprint) ? 'authority-pinned' : 'authority-to-compare', { name, fingerprint });
  // Anybody can make an authority and put it into an archive: a pinned root says nothing about it.
  const [first] = unpinned;
  if (root !== undefined && first) return fails(refuse(unpinnedAuthority, { ...first }).refusal);
  return { ok: true, lines, root: manifest.root };
}
