import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Consultation, ConsultationInfo, ConsultationResult, Refusal } from '@dien-hong/shared';
import { type Signer, signCades } from '@dien-hong/shared/cades';
import { readPackage, toConsultation } from '@dien-hong/shared/packages';
import { answerBytes } from '@dien-hong/shared/signing';
import { commune } from '@dien-hong/shared/testing';
import { expect } from 'vitest';
import { demoPaper } from '../../demo/papers/demoPapers.ts';
import { tables } from '../db/open.ts';
import { createSoftKey, sha256, softCsr, softSigner } from '../signing/softSigner.ts';
import { startServer, type TestServer } from '../testing/server.ts';

interface Stated {
  readonly sentAt: string;
  readonly deadline: string;
  readonly replies: { personId: string; choice: string; at: string; comment?: string }[];
  readonly reminders: string[];
  readonly summary: Record<string, number | boolean>;
}
const beside = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'data', 'sample-meetings.json');
const sample = existsSync(beside) ? beside : join(import.meta.dirname, '..', '..', 'demo', 'meetings.json');
const json = JSON.parse(readFileSync(sample, 'utf8')) as { writtenBallots: [Stated] };
export const [stated] = json.writtenBallots;

export const id = 'plyk-01';
/** The secretary of the consultation. */
export const sec = 'p13';
export const meeting = commune();

/** A server with the sample's consultation as a draft, and a meeting at which it may be reported; a key for everyone who is asked. */
export function consultationServer() {
  let server: TestServer;
  let shift = 0;
  const clock = () => Date.now() + shift;
  const signers = new Map<string, Signer>();

  async function ask<T = Record<string, unknown>>(who: string, method: string, path: string, body?: unknown) {
    const headers = {
      cookie: server.cookie(who),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(`${server.url}${path}`, { method, headers, ...sent });
    return { status: response.status, body: (await response.json()) as T & { refusal?: Refusal } };
  }
  const view = async (who: string, of = id) =>
    (await ask<{ state: Consultation; result: ConsultationResult | null }>(who, 'GET', `/api/consultations/${of}`))
      .body;
  let commands = 0;
  const send = async (who: string, command: object, commandId = `command-${++commands}`, of = id): Promise<string> => {
    const { body } = await ask(who, 'POST', `/api/consultations/${of}/commands`, { id: commandId, command });
    return body.refusal?.code ?? 'ok';
  };

  async function signed(who: string, info: ConsultationInfo, choice: string, more: object = {}): Promise<string> {
    const { id: consultation, subject, question, papers } = info;
    const time = `${new Date(clock()).toISOString().slice(0, 19)}Z`;
    const statement = {
      v: 1 as const,
      consultation,
      subject,
      question,
      choice,
      text: '',
      file: null,
      papers: papers.map((one) => ({ id: one.id, sha256: one.sha256 })),
      voter: who,
      at: time,
      ...more,
    };
    const signer = signers.get(who) as Signer;
    const der = await signCades({ content: answerBytes(statement) }, signer, sha256, { signingTime: new Date(time) });
    return Buffer.from(der).toString('base64');
  }

  async function upload(who: string, of = id): Promise<{ sha256: string; pages: number; bytes: number }> {
    const { bytes } = await demoPaper({
      id: 'gop-y',
      type: 'Báo cáo',
      number: '',
      subject: 'Góp ý trực tiếp trên dự thảo',
      place: 'Liêm Thanh',
      pages: 1,
      agency: { upper: '', unit: 'UBND XÃ' },
      signer: { title: '', name: '' },
      where: '',
      agenda: [],
      speeches: [],
      sentAt: '2026-11-16T08:15:00+07:00',
      when: '2026-11-16T08:15:00+07:00',
      conclusions: [],
    });
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }), 'gop-y.pdf');
    const headers = { cookie: server.cookie(who) };
    const response = await fetch(`${server.url}/api/consultations/${of}/uploads`, {
      method: 'POST',
      headers,
      body: form,
    });
    expect(response.status).toBe(200);
    return (await response.json()) as { sha256: string; pages: number; bytes: number };
  }

  async function start(): Promise<{ server: TestServer; draft: ConsultationInfo }> {
    server = await startServer(meeting, { now: clock });
    const { database, directory, pki } = server.services;
    const read = readPackage(json);
    if (!read.ok) throw new Error(read.problems[0]);
    const ballot = read.value.writtenBallots[0];
    const made = ballot && toConsultation(read.value, ballot, clock());
    if (!made?.ok) throw new Error(made?.problem);
    const organisationId = meeting.info.organisation.id;
    // Its own intervals, counted from now.
    const sentAt = clock();
    const deadline = sentAt + Date.parse(stated.deadline) - Date.parse(stated.sentAt);
    const draft = { ...made.draft, deadline };
    for (const person of new Set([...draft.recipients, sec])) {
      database.db
        .insert(tables.persons)
        .values({ id: person, organisationId, fullName: `Thành viên ${person}`, title: 'Ủy viên', salutation: 'Ông' })
        .run();
      database.db.insert(tables.accounts).values({ id: person, username: person, personId: person }).run();
      const key = await createSoftKey();
      const subject = { personId: person, commonName: person, organisation: 'Xã' };
      const issued = await pki.issue(await softCsr(key), subject);
      if (!issued.ok) throw new Error(issued.refusal.code);
      const { certificate, chain, fingerprint, serial } = issued;
      const row = { fingerprint, serial, personId: person, der: Buffer.from(certificate), source: 'issued' } as const;
      directory.addCertificate({ ...row, createdAt: Date.now() });
      signers.set(person, softSigner(key, certificate, chain));
    }
    const own = {
      ...meeting,
      info: { ...meeting.info, id: 'phien-11', secretaries: [sec], title: 'Phiên họp tháng 11' },
    };
    const invited = [
      ...own.invited,
      { ...(own.invited[0] as (typeof own.invited)[number]), personId: sec, voter: false, seatId: null },
    ];
    database.db
      .insert(tables.meetings)
      .values({ id: 'phien-11', organisationId, draft: { ...own, invited } })
      .run();
    await server.services.meetings.convene('phien-11', 1);
    database.db.insert(tables.consultations).values({ id, organisationId, draft }).run();
    return { server, draft };
  }

  /** Lets time pass, milliseconds. */
  const wait = (ms: number): void => {
    shift += ms;
  };
  return { start, ask, view, send, signed, upload, clock, wait };
}
