import { createHash, X509Certificate } from 'node:crypto';
import {
  type BallotStatement,
  canonicalBytes,
  type Draft,
  evolve,
  initialMeeting,
  type JsonValue,
  type MeetingEvent,
  type MeetingState,
  upcast,
  voteOf,
} from '@dien-hong/shared';
import { signBallot } from '@dien-hong/shared/cades';
import { decide } from '@dien-hong/shared/decide';
import { sealOf } from '../src/archive/build.ts';
import { type Authority, createLeaf, createRoot, newKeys } from '../src/signing/authority.ts';
import { sha256, softSigner } from '../src/signing/softSigner.ts';
import { chain, genesis, type StoredRecord } from '../verifier/chain.ts';
import { readDirectory, trustInPeople, trustOf } from '../verifier/evidence.ts';
import { type Manifest, paths } from '../verifier/layout.ts';
import { metadataOf } from '../verifier/metadata.ts';
import { type ArchiveProofs, commandOf, proofOf } from '../verifier/proofs.ts';
import { readSignature } from '../verifier/signatures/cmsRead.ts';

export type Files = Record<string, Uint8Array>;
export type Keys = Parameters<typeof sealOf>[1];
export type Edit = (record: StoredRecord) => readonly StoredRecord[];

export const hex = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
export const textOf = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('utf8');
const manifestOf = (files: Files): Manifest => JSON.parse(textOf(files[paths.manifest]));
const der = (certificate: { rawData: ArrayBuffer }): Uint8Array => new Uint8Array(certificate.rawData);
const pem = (bytes: Uint8Array): Buffer => Buffer.from(new X509Certificate(bytes).toString());

export const recordsOf = (files: Files): StoredRecord[] =>
  textOf(files[paths.log])
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

/** These files under a manifest that fits them, sealed with these keys. */
export async function resealed(files: Files, keys: Keys): Promise<Files> {
  const listed = Object.entries(files).filter(([path]) => path !== paths.manifest && path !== paths.seal);
  const records = recordsOf(files);
  const manifest: Manifest = {
    ...manifestOf(files),
    log: { records: records.length, head: records.at(-1)?.hash ?? '' },
    files: listed.map(([path, bytes]) => ({ path, size: bytes.length, sha256: hex(bytes) })),
  };
  const bytes = canonicalBytes(manifest satisfies JsonValue);
  return { ...files, [paths.manifest]: bytes, [paths.seal]: await sealOf(bytes, keys, new Date()) };
}

async function proofsOf(files: Files): Promise<ArchiveProofs> {
  const all = new Map(Object.entries(files));
  const offered = await trustOf(all, manifestOf(files));
  const registry = readDirectory(all);
  if (!offered.ok || !registry.ok) throw new Error('no trust');
  return {
    files: all,
    trust: trustInPeople(offered.trust, registry.directory).trust,
    holderOf: registry.holderOf,
  };
}

/** The events that the rules make at this record. */
async function decidedAgain(
  state: MeetingState,
  record: StoredRecord,
  proofs: ArchiveProofs,
): Promise<readonly Draft<MeetingEvent>[]> {
  const { at, by, commandId } = record;
  const event = upcast(record.event);
  const command = commandOf(event, 'voteId' in event && voteOf(state, event.voteId)?.stage === 'tallied');
  const proved = await proofOf(state, record, proofs);
  if (!command || !proved.ok) throw new Error(`no proof of ${event.type}`);
  const actor = by === 'clock' || by === 'service' ? { kind: by } : { kind: 'person' as const, personId: by };
  const decision = decide(state, command, { actor, at, commandId, proof: proved.proof } as Parameters<
    typeof decide
  >[2]);
  if (!decision.ok) throw new Error(decision.refusal.code);
  return decision.events;
}

/**
 * The log with records edited, left out or added, chained anew. The results of `recounted`, the head that the log says the minutes name,
 * and the metadata are made to fit.
 */
export async function rewritten(files: Files, edit: Edit, recounted: ReadonlySet<string> = new Set()): Promise<Files> {
  const proofs = await proofsOf(files);
  const { id } = manifestOf(files).meeting;
  const made: StoredRecord[] = [];
  const newSeq = new Map<number, number>();
  let state = initialMeeting;
  let more: { commandId: string; drafts: readonly Draft<MeetingEvent>[] } | null = null;
  for (const old of recordsOf(files)) {
    for (const edited of edit(old)) {
      const was = edited.event;
      let event = was;
      const counted = was.type === 'VoteClosed' || was.type === 'VoteTallied' || was.type === 'BallotCast';
      if (counted && recounted.has(was.voteId)) {
        const left: readonly Draft<MeetingEvent>[] = more?.commandId === edited.commandId ? more.drafts : [];
        const [one, ...rest]: readonly Draft<MeetingEvent>[] =
          left.length > 0 ? left : await decidedAgain(state, edited, proofs);
        more = { commandId: edited.commandId, drafts: rest };
        event = one?.event as MeetingEvent;
      }
      if (event.type === 'MinutesPrepared') {
        const logSeq = newSeq.get(event.logSeq) ?? 0;
        event = { ...event, logSeq, logHash: made[logSeq - 1]?.hash ?? '' };
      }
      const { salt: _, sealedSalt: __, prev: ___, hash: ____, ...plain } = edited;
      const linked = chain(id, made.at(-1)?.hash ?? genesis, { ...plain, seq: made.length + 1, event });
      made.push(linked);
      state = evolve(state, linked);
    }
    newSeq.set(old.seq, made.length);
  }
  const metadata = metadataOf(state, { minutesNumber: '', units: new Map() });
  return {
    ...files,
    [paths.log]: Buffer.from(made.map((one) => `${JSON.stringify(one)}\n`).join('')),
    [paths.metadata]: Buffer.from(JSON.stringify(metadata)),
  };
}

/** The archive with one more record; those before it stay as they are. */
export function appended(files: Files, record: StoredRecord): Files {
  const records = recordsOf(files);
  const { salt: _, sealedSalt: __, prev: ___, hash: ____, ...plain } = record;
  const { id } = manifestOf(files).meeting;
  const linked = chain(id, records.at(-1)?.hash ?? genesis, { ...plain, seq: records.length + 1 });
  return { ...files, [paths.log]: Buffer.from(`${textOf(files[paths.log])}${JSON.stringify(linked)}\n`) };
}

/** The archive as it would be without signed minutes. */
export function withoutMinutes({ [paths.minutes]: _, ...files }: Files): Promise<Files> {
  return rewritten(files, (record) => (/^Minutes/.test(record.event.type) ? [] : [record]));
}

/** An authority that anybody can make, and its leaves. */
export async function homeAuthority() {
  const keys = await newKeys();
  const validity = { notBefore: new Date(0), notAfter: new Date('2050-01-01') };
  const organisation = 'Tổ chức tự lập';
  const root: Authority = {
    certificate: await createRoot(keys, { commonName: organisation, organisation }, validity),
    key: keys.privateKey,
  };
  const leaf = async (commonName: string, purpose: 'documents' | 'time-stamps', personId?: string) => {
    const own = await newKeys();
    const holder = { commonName, organisation, ...(personId ? { personId } : {}) };
    const certificate = await createLeaf(root, own.publicKey, holder, validity, purpose);
    return softSigner({ algorithm: 'ecdsa-p256-sha256', keys: own }, der(certificate), []);
  };
  const sealing: Keys = {
    seal: await leaf('Con dấu', 'documents'),
    timeStamping: await leaf('Dấu thời gian', 'time-stamps'),
  };
  const rootDer = der(root.certificate);
  return { pem: pem(rootDer), fingerprint: hex(rootDer), leaf, sealing };
}

/** Every ballot of a vote signed anew for its second choice, with certificates of this authority that the archive calls imported. */
export async function otherBallots(
  whole: Files,
  authority: Awaited<ReturnType<typeof homeAuthority>>,
  voteId: string,
): Promise<Files> {
  const files: Files = { ...whole, [paths.otherAuthority(1)]: authority.pem };
  const directory = JSON.parse(textOf(files[paths.directory]));
  const digests = new Map<string, string>();
  let state = initialMeeting;
  for (const record of recordsOf(whole)) {
    const { event } = record;
    if (event.type === 'BallotCast' && event.voteId === voteId && event.sealed) {
      const read = readSignature(whole[paths.ballot(event.sealed.digest)] as Uint8Array);
      if (!read.ok) throw new Error('a ballot cannot be read');
      const statement = JSON.parse(textOf(read.content)) as BallotStatement;
      const other = voteOf(state, voteId)?.motion.choices[1] ?? '';
      const signer = await authority.leaf(event.personId, 'documents', event.personId);
      const choices = statement.choices.map(() => other);
      const ballot = await signBallot({ ...statement, choices }, signer, sha256);
      const fingerprint = hex(signer.certificate);
      delete files[paths.ballot(event.sealed.digest)];
      files[paths.ballot(hex(ballot))] = ballot;
      files[paths.signer(fingerprint)] = pem(signer.certificate);
      directory.certificates.push({ fingerprint, personId: event.personId, source: 'imported' });
      digests.set(event.sealed.digest, hex(ballot));
    }
    state = evolve(state, record);
  }
  files[paths.directory] = Buffer.from(JSON.stringify(directory));
  const edit: Edit = (record) => {
    const { event } = record;
    const digest = event.type === 'BallotCast' && event.sealed ? digests.get(event.sealed.digest) : undefined;
    if (event.type !== 'BallotCast' || !event.sealed || !digest) return [record];
    return [{ ...record, event: { ...event, sealed: { ...event.sealed, digest } } }];
  };
  return rewritten(files, edit, new Set([voteId]));
}
