import { createHash } from 'node:crypto';
import { type Consultation, type ConsultationEvent, evolveConsultation, initialConsultation } from '@dien-hong/shared';
import { signCades } from '@dien-hong/shared/cades';
import { commune } from '@dien-hong/shared/testing';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import type { MeetingHost } from '../meetings/host.ts';
import { createSoftKey, sha256, softCsr, softSigner } from '../signing/softSigner.ts';
import { startServer, type TestServer } from '../testing/server.ts';
import { openMinutesDesk } from './desk.ts';

/** The commune's meeting, opened and closed with six voters there. */
async function held({ services }: TestServer): Promise<MeetingHost> {
  const host = (await services.meetings.host(commune().info.id)) as MeetingHost;
  const chair = { kind: 'person', personId: 'chair' } as const;
  for (let n = 1; n <= 6; n += 1)
    await host.submit({ kind: 'person', personId: 'sec' }, `in-${n}`, {
      type: 'CheckIn',
      personId: n === 1 ? 'chair' : `m${n}`,
      method: 'secretary',
    });
  for (const type of ['OpenMeeting', 'CloseMeeting'] as const)
    expect(await host.submit(chair, type, { type })).toMatchObject({ ok: true });
  return host;
}

test('[MIN-6] minutes laid out anew while they are signed take the place of the bytes that were signed', async () => {
  const server = await startServer(commune());
  try {
    const { services } = server;
    const key = await createSoftKey();
    const made = await services.pki.issue(await softCsr(key), {
      personId: 'sec',
      commonName: 'Thư ký',
      organisation: 'Diên Hồng',
    });
    if (!made.ok) throw new Error(made.refusal.code);
    const { certificate, chain, fingerprint, serial } = made;
    const der = Buffer.from(certificate);
    services.directory.addCertificate({
      fingerprint,
      serial,
      personId: 'sec',
      der,
      source: 'issued',
      createdAt: services.now(),
    });
    const host = await held(server);

    const desk = openMinutesDesk({ ...services, db: services.database.db });
    const readyToSend = async () => {
      const job = await desk.prepareSignature(host, 'sec');
      if (!job.ok) throw new Error(job.refusal.code);
      const bytes = (await desk.preparedBytes(host.meetingId, job.jobId, 'sec')) as Buffer;
      const [, gap = 0, rest = 0, length = 0] = job.byteRange;
      const covered = createHash('sha256')
        .update(bytes.subarray(0, gap))
        .update(bytes.subarray(rest, rest + length));
      const cms = await signCades({ digest: covered.digest() }, softSigner(key, certificate, chain), sha256);
      return () => desk.completeSignature(host, job.jobId, 'sec', cms);
    };
    expect(await desk.layOut(host, 'sec')).toMatchObject({ ok: true });
    const first = await readyToSend();
    expect(desk.write(host.meetingId, 'closing', 'Cuộc họp kết thúc lúc 11 giờ.', 0, 'sec')).toMatchObject({
      ok: true,
    });
    const [laid, late] = await Promise.all([desk.layOut(host, 'sec'), first()]);
    expect([laid.ok, late]).toMatchObject([true, { ok: false, refusal: { code: 'pdf-stale' } }]);
    expect(host.state.minutes.signatures).toEqual([]);

    const second = await readyToSend();
    const [signed, again] = await Promise.all([second(), desk.layOut(host, 'sec')]);
    expect([signed.ok, again]).toMatchObject([true, { ok: false, refusal: { code: 'minutes-already-signed' } }]);
    expect(host.state.minutes.prepared?.sha256).toBe(signed.ok && signed.sha256);
  } finally {
    await server.close();
  }
});

async function textOf(bytes: Uint8Array): Promise<string> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 }).promise;
  const pages = Array.from({ length: pdf.numPages }, async (_, n) => (await pdf.getPage(n + 1)).getTextContent());
  const texts = (await Promise.all(pages)).flatMap(({ items }) => items.map((one) => ('str' in one ? one.str : '')));
  await pdf.loadingTask.destroy();
  return texts.join(' ').replaceAll(/\s+/g, ' ');
}

test('[CON-8] minutes state a result that was reported while they were being laid out', async () => {
  const server = await startServer(commune());
  try {
    const { services } = server;
    const host = await held(server);
    const { organisation, rules } = commune().info;
    const info = {
      id: 'c1',
      number: '01',
      subject: 'Kế hoạch vụ Đông',
      question: 'Đồng ý?',
      organisation,
      rules,
      papers: [],
      leadUnitId: null,
      secretaries: ['sec'],
      followUpId: null,
      recipients: ['m2'],
      deadline: services.now(),
    };
    const events: ConsultationEvent[] = [
      { type: 'ConsultationSent', info },
      { type: 'ConsultationClosed' },
      { type: 'ResultReported', meetingId: host.meetingId, title: 'Phiên họp' },
    ];
    const reported = events.reduce<Consultation>(
      (state, event, n) => evolveConsultation(state, { seq: n + 1, at: services.now(), by: 'sec', event }),
      initialConsultation,
    );
    let asked = 0;
    const reportedAt = async () => ({ reported: asked++ === 0 ? [] : [reported], aside: [] });
    const desk = openMinutesDesk({
      ...services,
      db: services.database.db,
      consultations: { ...services.consultations, reportedAt },
    });
    expect(await desk.layOut(host, 'sec')).toMatchObject({ ok: true });
    const laid = await services.blobs.get(host.state.minutes.prepared?.sha256 ?? '');
    expect(await textOf(laid as Buffer)).toContain('Kế hoạch vụ Đông');
  } finally {
    await server.close();
  }
});
