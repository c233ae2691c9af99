import { createHash, hash } from 'node:crypto';
import { Readable } from 'node:stream';
import { infoOf, type JsonValue, type Refusal, refuse } from '@dien-hong/shared';
import { signatureValue, signCades, withTimeStamp } from '@dien-hong/shared/cades';
import { canonicalBytes } from '@dien-hong/shared/signing';
import { type Manifest, paths } from '../../verifier/layout.ts';
import type { MeetingHost } from '../meetings/host.ts';
import type { Pki } from '../signing/pki.ts';
import { sha256 } from '../signing/softSigner.ts';
import { timeStampToken } from '../signing/timeStampToken.ts';
import { type ArchiveFile, type ArchiveNeeds, collect } from './collect.ts';
import { readmeText } from './readme.ts';
import { writeZip, type ZipEntry } from './writeZip.ts';

/** The most entries of a ZIP without its 64-bit form. */
const mostFiles = 65_000;

/** CAdES over the manifest by the organisation's own key, time-stamped, detached. */
export async function sealOf(
  manifest: Uint8Array,
  pki: Pick<Pki, 'seal' | 'timeStamping'>,
  at: Date,
): Promise<Uint8Array> {
  const digest = hash('sha256', manifest, 'buffer');
  const cms = await signCades({ digest }, pki.seal, sha256, { signingTime: at });
  const stamp = await timeStampToken(hash('sha256', signatureValue(cms), 'buffer'), pki.timeStamping, at);
  return withTimeStamp(cms, stamp);
}

/** Lets a file through and adds its digest to the list once it is whole. */
async function* counted({ path, open }: ArchiveFile, list: Manifest['files']): AsyncGenerator<Uint8Array> {
  const digest = createHash('sha256');
  let size = 0;
  for await (const chunk of open()) {
    digest.update(chunk);
    size += chunk.length;
    yield chunk;
  }
  list.push({ path, size, sha256: digest.digest('hex') });
}

async function* entriesOf(
  needs: ArchiveNeeds,
  files: readonly ArchiveFile[],
  facts: Omit<Manifest, 'files'>,
): AsyncGenerator<ZipEntry> {
  const list: Manifest['files'] = [];
  const readme: ArchiveFile = { path: paths.readme, open: () => [Buffer.from(readmeText(facts))] };
  for (const file of [readme, ...files]) yield { path: file.path, chunks: counted(file, list) };
  const manifest: Manifest = { ...facts, files: list };
  const bytes = canonicalBytes(manifest satisfies JsonValue);
  yield { path: paths.manifest, chunks: [bytes] };
  yield { path: paths.seal, chunks: [await sealOf(bytes, needs.pki, new Date(facts.createdAt))] };
}

/**
 * The archive of a closed meeting as a stream: see docs/archive.md. It holds the minutes once both have signed.
 * Refuses `meeting-not-closed`, `archive-incomplete`, `archive-too-large`.
 */
export async function buildArchive(
  needs: ArchiveNeeds,
  host: MeetingHost,
): Promise<{ ok: true; zip: Readable; name: string } | { ok: false; refusal: Refusal }> {
  const { state, head, meetingId } = host;
  const { closedAt } = state.life;
  if (state.life.phase !== 'closed' || closedAt === null) return refuse('meeting-not-closed');
  const collected = await collect(needs, host);
  if (!collected.ok) return collected;
  if (collected.files.length > mostFiles) return refuse('archive-too-large');
  const { fingerprint: root, standing } = needs.pki;
  const facts: Omit<Manifest, 'files'> = {
    v: 1,
    meeting: { id: meetingId, title: infoOf(state).title.normalize('NFC') },
    createdAt: `${new Date(needs.now()).toISOString().slice(0, 19)}Z`,
    standing,
    root,
    log: { records: head.seq, head: head.hash },
  };
  const zip = Readable.from(writeZip(entriesOf(needs, collected.files, facts), closedAt), { objectMode: false });
  return { ok: true, zip, name: `ho-so-${meetingId.replaceAll(/[^A-Za-z0-9._-]/g, '-')}.zip` };
}
