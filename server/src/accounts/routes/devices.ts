import { randomBytes } from 'node:crypto';
import { refuse } from '@dien-hong/shared';
import { api, done } from '@dien-hong/shared/api';
import type { Serve } from '../../http/serve.ts';
import type { Pki } from '../../signing/pki.ts';
import { possessionOf } from '../../signing/possession.ts';
import type { Attempts } from '../attempts.ts';
import type { Directory } from '../directory.ts';
import { logSecurity } from '../securityLog.ts';
import type { Sessions } from '../sessions.ts';

/** How long (ms) a challenge may wait for its signature. */
const challengeFor = 5 * 60_000;

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text, 'base64'));
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

interface Needs {
  readonly attempts: Attempts;
  readonly directory: Directory;
  readonly pki: Pki;
  /** Whether this person is an officer of a meeting to which the other is invited. */
  readonly runsMeetingOf: (personId: string, invited: string) => boolean;
  readonly sessions: Sessions;
  readonly demo: boolean;
  /** Called when a person's device got a key or lost it. */
  readonly changed: (personId: string) => void;
  readonly now: () => number;
}

/** Signing keys of people's devices: enrolment with a one-time code, bringing one's own certificate, removing. */
export function deviceRoutes(serve: Serve, needs: Needs): void {
  const { attempts, changed, demo, directory, pki, runsMeetingOf, sessions, now } = needs;

  serve(api.devices.list, ({ as: { personId } }) => ({
    devices: directory.certificatesOf(personId),
    standing: pki.standing,
  }));

  serve(api.devices.enrol, async ({ body, as: { personId }, request: { ip } }) => {
    const code = body.code?.replaceAll(/\D/g, '') ?? '';
    const tried = `code of ${personId}`;
    const seconds = attempts.begin(tried, ip);
    if (seconds > 0) return refuse('too-many-attempts', { seconds });
    const wrongCode = () => {
      attempts.failed(ip);
      return refuse('wrong-code');
    };
    if (!demo && !sessions.isCodeOf(code, personId)) return wrongCode();
    attempts.succeeded(tried, ip);
    const [person] = directory.people([personId]);
    if (!person) return refuse('person-unknown');
    const issued = await pki.issue(bytesOf(body.csr), {
      personId,
      commonName: person.fullName,
      title: person.title,
      organisation: directory.organisationOf(personId),
    });
    if (!issued.ok) return issued;
    const { certificate, chain, serial, fingerprint } = issued;
    const der = Buffer.from(certificate);
    const row = { fingerprint, personId, der, serial, source: 'issued', createdAt: now() } as const;
    // One commit: a code that is used up has made somebody's device ready to sign.
    if (!directory.addCertificate(row, () => demo || sessions.useCodeOf(code, personId))) return wrongCode();
    logSecurity({ what: 'key-registered', person: personId, fingerprint }, ip);
    changed(personId);
    pki.trust.warm(certificate);
    return { certificate: text(certificate), chain: chain.map(text), standing: pki.standing };
  });

  /** By person: the challenge that the key he brings has to sign, and until when. One at a time, used once. */
  const challenges = new Map<string, { readonly challenge: string; readonly until: number }>();

  serve(api.devices.challenge, ({ as: { personId } }) => {
    const challenge = randomBytes(24).toString('base64url');
    challenges.set(personId, { challenge, until: now() + challengeFor });
    return { challenge, now: now() };
  });

  serve(api.devices.bring, async ({ body: { certificate, proof }, as: { personId }, request: { ip } }) => {
    const der = bytesOf(certificate);
    const made = challenges.get(personId);
    challenges.delete(personId);
    if (!made || made.until < now()) return refuse('certificate-not-proved');
    const fullName = directory.people([personId])[0]?.fullName ?? '';
    const expected = { challenge: made.challenge, personId, fullName };
    const proved = await possessionOf(der, bytesOf(proof), expected, { trust: pki.trust, at: new Date(now()) });
    if (!proved.ok) return proved;
    const { fingerprint, serial } = proved;
    const holder = directory.holderOf(fingerprint);
    if (holder !== undefined && holder !== personId) return refuse('certificate-of-another');
    const row = { fingerprint, personId, der: Buffer.from(der), serial, source: 'imported', createdAt: now() } as const;
    if (holder === undefined) directory.addCertificate(row);
    logSecurity({ what: 'key-registered', person: personId, fingerprint }, ip);
    changed(personId);
    return { standing: proved.standing };
  });

  serve(api.devices.remove, async ({ params, as: { personId }, request: { ip } }) => {
    const row = directory.certificatesOf(personId).find((one) => one.fingerprint === params.fingerprint);
    if (!row) return refuse('not-found');
    if (row.source === 'issued') await pki.revoke(row.serial, 'superseded', new Date(now()));
    directory.revokeCertificate(row.fingerprint, now());
    logSecurity({ what: 'key-removed', person: personId, fingerprint: row.fingerprint }, ip);
    changed(personId);
    return done;
  });

  serve(api.devices.makeCode, ({ body: { personId }, as, request: { ip } }) => {
    if (!as.admin && as.personId === null) return refuse('account-without-person');
    if (!as.admin && !runsMeetingOf(as.personId ?? '', personId)) return refuse('not-chair-or-secretary');
    logSecurity({ what: 'code-made', person: personId, by: as.accountId }, ip);
    return { code: sessions.makeCode({ personId }) };
  });
}
