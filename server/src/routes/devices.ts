import { randomBytes } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { logSecurity } from '../accounts/securityLog.ts';
import { tables } from '../db/open.ts';
import { refusal, sendRefusal } from '../plugins/errors.ts';
import { personOf } from '../plugins/login.ts';
import type { Services } from '../services.ts';
import { possessionOf } from '../signing/possession.ts';
import type { App } from './app.ts';
import { isDemo } from './demo.ts';

const { certificates, meetings } = tables;

/** How long (ms) a challenge may wait for its signature. */
const challengeFor = 5 * 60_000;

const Base64 = z
  .string()
  .max(20_000)
  .regex(/^[A-Za-z0-9+/=]+$/);
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text, 'base64'));
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** Signing keys of people's devices: enrolment with a one-time code, bringing one's own certificate, removing. */
export function deviceRoutes(app: App, services: Services): void {
  const { attempts, database, directory, keyNews, pki, sessions, now } = services;
  const { db } = database;
  const demo = isDemo(services);

  app.get('/api/devices', async (request, reply) => {
    const personId = personOf(request, reply);
    if (!personId) return reply;
    const devices = directory.certificatesOf(personId).map((row) => ({
      fingerprint: row.fingerprint,
      serial: row.serial,
      source: row.source,
      createdAt: row.createdAt,
      revokedAt: row.revokedAt,
    }));
    return { devices, standing: pki.standing };
  });

  /** Certifies a key made on the device. Whose it is comes from the session and the code, never from the request. */
  app.post(
    '/api/devices',
    { schema: { body: z.object({ csr: Base64, code: z.string().max(20).optional() }) } },
    async (request, reply) => {
      const personId = personOf(request, reply);
      if (!personId) return reply;
      const code = request.body.code?.replaceAll(/\D/g, '') ?? '';
      // In a demo one tap is enough: its signatures are labelled as tests.
      const tried = `code of ${personId}`;
      const seconds = attempts.begin(tried, request.ip);
      if (seconds > 0) return sendRefusal(reply, 429, refusal('too-many-attempts', { seconds }));
      const wrongCode = () => {
        attempts.failed(request.ip);
        return sendRefusal(reply, 401, refusal('wrong-code'));
      };
      if (!demo && !sessions.isCodeOf(code, personId)) return wrongCode();
      attempts.succeeded(tried, request.ip);
      const [person] = directory.people([personId]);
      if (!person) return sendRefusal(reply, 404, refusal('person-unknown'));
      const issued = await pki.issue(bytesOf(request.body.csr), {
        personId,
        commonName: person.fullName,
        title: person.title,
        organisation: directory.organisationOf(personId),
      });
      if (!issued.ok) return sendRefusal(reply, 409, issued.refusal);
      const { certificate, chain, serial, fingerprint } = issued;
      const row = {
        fingerprint,
        personId,
        der: Buffer.from(certificate),
        serial,
        source: 'issued',
        createdAt: now(),
      } as const;
      // One commit: a code that is used up has made somebody's device ready to sign.
      if (!directory.addCertificate(row, () => demo || sessions.useCodeOf(code, personId))) return wrongCode();
      logSecurity({ what: 'key-registered', person: personId, fingerprint }, request.ip);
      keyNews.emit('changed', personId);
      pki.trust.warm(certificate);
      return { certificate: text(certificate), chain: chain.map(text), standing: pki.standing };
    },
  );

  /** By person: what he is to sign with the key he brings, until when. One at a time, used once. */
  const challenges = new Map<string, { readonly challenge: string; readonly until: number }>();

  /** `{challenge, now}`: what the key of a certificate from elsewhere signs, and the instant it does so at. */
  app.post('/api/devices/challenge', async (request, reply) => {
    const personId = personOf(request, reply);
    if (!personId) return reply;
    const challenge = randomBytes(24).toString('base64url');
    challenges.set(personId, { challenge, until: now() + challengeFor });
    return { challenge, now: now() };
  });

  /** Registers the certificate of a .p12 that was opened on the device; its authority must be trusted here. */
  app.post(
    '/api/devices/imported',
    { schema: { body: z.object({ certificate: Base64, proof: Base64 }) } },
    async (request, reply) => {
      const personId = personOf(request, reply);
      if (!personId) return reply;
      const der = bytesOf(request.body.certificate);
      const made = challenges.get(personId);
      challenges.delete(personId);
      if (!made || made.until < now()) return sendRefusal(reply, 409, refusal('certificate-not-proved'));
      const fullName = directory.people([personId])[0]?.fullName ?? '';
      const expected = { challenge: made.challenge, personId, fullName };
      const proved = await possessionOf(der, bytesOf(request.body.proof), expected, {
        trust: pki.trust,
        at: new Date(now()),
      });
      if (!proved.ok) return sendRefusal(reply, 409, proved.refusal);
      const { fingerprint, serial } = proved;
      const holder = directory.holderOf(fingerprint);
      if (holder !== undefined && holder !== personId)
        return sendRefusal(reply, 409, refusal('certificate-of-another'));
      if (holder === undefined)
        directory.addCertificate({
          fingerprint,
          personId,
          der: Buffer.from(der),
          serial,
          source: 'imported',
          createdAt: now(),
        });
      logSecurity({ what: 'key-registered', person: personId, fingerprint }, request.ip);
      keyNews.emit('changed', personId);
      return { standing: proved.standing };
    },
  );

  app.delete(
    '/api/devices/:fingerprint',
    { schema: { params: z.object({ fingerprint: z.string().regex(/^[0-9a-f]{64}$/) }) } },
    async (request, reply) => {
      const personId = personOf(request, reply);
      if (!personId) return reply;
      const own = and(eq(certificates.fingerprint, request.params.fingerprint), eq(certificates.personId, personId));
      const row = db.select().from(certificates).where(own).get();
      if (!row) return sendRefusal(reply, 404, refusal('not-found'));
      if (row.source === 'issued') await pki.revoke(row.serial, 'superseded', new Date(now()));
      directory.revokeCertificate(row.fingerprint, now());
      logSecurity({ what: 'key-removed', person: personId, fingerprint: row.fingerprint }, request.ip);
      keyNews.emit('changed', personId);
      return { ok: true };
    },
  );

  /** Whether this person may hand out enrolment codes: an administrator, or a secretary or chair of some meeting here. */
  const mayEnrolOthers = (request: FastifyRequest, reply: FastifyReply, forPersonId: string): boolean => {
    if (request.session?.kind === 'person' && request.session.admin) return true;
    const personId = personOf(request, reply);
    if (!personId) return false;
    const officer = db
      .select({ draft: meetings.draft })
      .from(meetings)
      .all()
      .some(
        ({ draft }) =>
          [...draft.info.secretaries, ...draft.info.chairs].includes(personId) &&
          draft.invited.some((one) => one.personId === forPersonId),
      );
    if (!officer) sendRefusal(reply, 403, refusal('not-chair-or-secretary'));
    return officer;
  };

  app.post(
    '/api/devices/codes',
    { schema: { body: z.object({ personId: z.string().max(80) }) } },
    async (request, reply) => {
      const { personId } = request.body;
      if (!mayEnrolOthers(request, reply, personId)) return reply;
      const by = request.session?.kind === 'person' ? request.session.accountId : '';
      logSecurity({ what: 'code-made', person: personId, by }, request.ip);
      return { code: sessions.makeCode({ personId }) };
    },
  );
}
