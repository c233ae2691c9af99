// Every kind of acknowledged act, one each: its request, and the data that must exist ever after.
import { createHash } from 'node:crypto';
import type { Answer, AnswerStatement, BallotStatement, MeetingCommand } from '@dien-hong/shared';
import { signBallot, signCades } from '@dien-hong/shared/cades';
import { answerBytes } from '@dien-hong/shared/signing';
import { smallPackage } from '@dien-hong/shared/testing';
import { createSoftKey, sha256, softCsr } from '../../server/src/signing/softSigner.ts';
import { consultation, type Hall, oldPassword, openMeeting, otherMeeting, question, secretMeeting } from './hall.ts';
import type { Kept } from './kept.ts';
import type { Person } from './person.ts';

/** One act of a person. */
export interface Act {
  readonly name: string;
  /** Sends the request; repeated calls send the very same one. Answers the acknowledged data, or the refusal. */
  ask(): Promise<{ readonly kept: Kept } | { readonly refused: string }>;
}

export type Kind = keyof ReturnType<typeof actsOf>;

interface Reply {
  readonly status: number;
  readonly body: { readonly refusal?: { readonly code: string } } & Record<string, unknown>;
}
type Asked = Awaited<ReturnType<Act['ask']>>;

const refusedBy = ({ status, body }: Reply): Asked => ({ refused: body.refusal?.code ?? `status-${status}` });

const random = (n: number, list: readonly string[]): string => list[n % list.length] as string;

/** `n` makes each act a different one; `as` gives a person's connection. */
export function actsOf(hall: Hall, as: (who: string) => Person) {
  const command = (name: string, meetingId: string, who: string, one: MeetingCommand, id: string): Act => ({
    name: `${name} ${id}`,
    async ask() {
      const answer: Answer = await as(who).command(meetingId, one, id);
      return answer.ok
        ? { kept: { what: 'event', logId: meetingId, commandId: id, seq: answer.seq } }
        : { refused: answer.refusal.code };
    },
  });

  return {
    /** In and out again, in the meeting without other acts. */
    checkIn: async (n: number): Promise<Act> => {
      const personId = random(n >> 1, hall.voters);
      const one =
        n % 2 === 0
          ? ({ type: 'CheckIn', personId, method: 'secretary' } as const)
          : ({ type: 'UndoCheckIn', personId } as const);
      return command('check-in', otherMeeting, 'sec', one, `check-in-${n}`);
    },

    ballot: async (n: number): Promise<Act> => {
      const voter = random(n, hall.voters);
      const choices = [random(n, ['Tán thành', 'Không tán thành', 'Không biểu quyết'])];
      const statement: BallotStatement = {
        v: 1,
        meeting: openMeeting,
        vote: 'v1',
        question,
        choices,
        papers: [],
        voter,
        at: new Date().toISOString(),
      };
      const signed = await signBallot(statement, hall.signers.get(voter) as never, sha256);
      const ballot = Buffer.from(signed).toString('base64');
      return command('ballot', openMeeting, voter, { type: 'CastBallot', voteId: 'v1', ballot }, `ballot-${n}`);
    },

    slip: async (n: number): Promise<Act> => ({
      name: `slip ${n}`,
      async ask() {
        const slip = random(n, hall.slips);
        const reply = await as('sec').post(`/api/ballot-box/${secretMeeting}/kin`, { slip }, 'nobody');
        return reply.status === 200 ? { kept: { what: 'slip', bytes: slip } } : refusedBy(reply);
      },
    }),

    answer: async (n: number): Promise<Act> => {
      const voter = random(n, ['m2', 'm3', 'm4', 'm5']);
      const at = `${new Date().toISOString().slice(0, 19)}Z`;
      const statement: AnswerStatement = {
        v: 1,
        consultation,
        subject: `Về ${consultation}`,
        question: 'Đồng chí có đồng ý không?',
        file: null,
        choice: 'Đồng ý',
        text: `Ý kiến ${n}`,
        papers: [],
        voter,
        at,
      };
      const content = answerBytes(statement);
      const signer = hall.signers.get(voter) as never;
      const der = await signCades({ content }, signer, sha256, { signingTime: new Date(at) });
      const one = { type: 'GiveAnswer', answer: Buffer.from(der).toString('base64') };
      const id = `answer-${n}`;
      return {
        name: id,
        async ask() {
          const reply = await as(voter).post(`/api/consultations/${consultation}/commands`, { id, command: one });
          const { seq } = reply.body as { seq?: number };
          return seq === undefined
            ? refusedBy(reply)
            : { kept: { what: 'event', logId: `plyk:${consultation}`, commandId: id, seq } };
        },
      };
    },

    upload: async (n: number): Promise<Act> => {
      const bytes = Buffer.concat([hall.pdf, Buffer.from(`\n% ${n}\n`)]);
      const digest = createHash('sha256').update(bytes).digest('hex');
      return {
        name: `upload ${n}`,
        async ask() {
          const reply = await as('sec').upload(`/api/meetings/${openMeeting}/uploads`, bytes);
          return reply.status === 200
            ? { kept: { what: 'upload', place: `meeting:${openMeeting}`, sha256: digest } }
            : refusedBy(reply);
        },
      };
    },

    mark: async (n: number): Promise<Act> => {
      const who = random(n, hall.voters);
      const mark = { id: `note-${n}`, changedAt: n + 1, body: { kind: 'note', itemId: null, text: `Ghi chú ${n}` } };
      return {
        name: `mark ${n}`,
        async ask() {
          const reply = await as(who).post(`/api/meetings/${otherMeeting}/marks`, { marks: [mark] });
          return reply.status === 200
            ? { kept: { what: 'mark', meetingId: otherMeeting, who, id: mark.id, text: `Ghi chú ${n}` } }
            : refusedBy(reply);
        },
      };
    },

    minutesText: async (n: number): Promise<Act> => {
      const [key, text] = [`speech:loi-${n}`, `Đại biểu phát biểu lần ${n}.`];
      const path = `/api/meetings/${otherMeeting}/minutes`;
      return {
        name: `minutes text ${n}`,
        async ask() {
          const reply = await as('sec').put(`${path}/texts/${key}`, { text, version: 0 });
          const kept: Kept = { what: 'text', meetingId: otherMeeting, key, text };
          // The answer to an earlier save may have been lost.
          return reply.status === 200 || reply.body.refusal?.code === 'text-changed' ? { kept } : refusedBy(reply);
        },
      };
    },

    /** A code enrols one device for signing: used up without a certificate it would be lost. */
    enrolment: async (n: number): Promise<Act> => {
      const personId = `may-${(n % hall.codes.length) + 1}`;
      const csr = Buffer.from(await softCsr(await createSoftKey())).toString('base64');
      const body = { csr, code: hall.codes[n % hall.codes.length] };
      return {
        name: `enrolment ${n}`,
        async ask() {
          const reply = await as(personId).post('/api/devices', body);
          const used = reply.body.refusal?.code === 'wrong-code';
          return reply.status === 200 || used ? { kept: { what: 'certificate', personId } } : refusedBy(reply);
        },
      };
    },

    /** A new password must end the sign-in sessions of the old one. */
    password: async (n: number): Promise<Act> => {
      const accountId = `mk-${(n % hall.size.codes) + 1}`;
      const body = { old: oldPassword, password: `bốn đám mây trôi ${n}` };
      return {
        name: `password ${n}`,
        async ask() {
          const reply = await as(accountId).put('/api/session/password', body);
          // The sign-in session of the request ended with the old password.
          const done = reply.status === 200 || reply.body.refusal?.code === 'not-signed-in';
          return done ? { kept: { what: 'password', accountId } } : refusedBy(reply);
        },
      };
    },

    package: async (n: number): Promise<Act> => ({
      name: `package ${n}`,
      async ask() {
        const reply = await as('admin').post(`/api/packages?prefix=g${n}-`, smallPackage());
        // The whole package is there: the ids are in use.
        const done = reply.status === 200 || reply.body.refusal?.code === 'package-problem';
        return done ? { kept: { what: 'package', prefix: `g${n}-` } } : refusedBy(reply);
      },
    }),

    revocation: async (n: number): Promise<Act> => {
      const { personId, fingerprint } = hall.revocable[n % hall.revocable.length] as Hall['revocable'][number];
      return {
        name: `revocation ${n}`,
        async ask() {
          const reply = await as(personId).remove(`/api/devices/${fingerprint}`);
          return reply.status === 200 ? { kept: { what: 'revoked', fingerprint } } : refusedBy(reply);
        },
      };
    },

    convene: async (n: number): Promise<Act> => {
      const id = `moi-${(n % hall.size.drafts) + 1}`;
      return {
        name: `convene ${id}`,
        async ask() {
          const reply = await as('sec').post(`/api/meetings/${id}/convene`, { version: 1 });
          const done = reply.status === 200 || reply.body.refusal?.code === 'meeting-already-convened';
          return done ? { kept: { what: 'founded', logId: id } } : refusedBy(reply);
        },
      };
    },

    send: async (n: number): Promise<Act> => {
      const id = `y-${(n % hall.size.drafts) + 1}`;
      return {
        name: `send ${id}`,
        async ask() {
          const reply = await as('sec').post(`/api/consultations/${id}/send`, { version: 1 });
          const done = reply.status === 200 || reply.body.refusal?.code === 'consultation-sent';
          return done ? { kept: { what: 'founded', logId: `plyk:${id}` } } : refusedBy(reply);
        },
      };
    },
  };
}

/** How often each kind is done in a mix: expensive or limited acts less often. */
export const shares: Readonly<Record<Kind, number>> = {
  checkIn: 6,
  ballot: 8,
  slip: 2,
  answer: 6,
  upload: 1,
  mark: 6,
  minutesText: 6,
  enrolment: 1,
  password: 1,
  package: 1,
  revocation: 1,
  convene: 1,
  send: 1,
};
