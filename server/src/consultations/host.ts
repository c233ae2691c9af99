import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  type AnswerProof,
  actorName,
  type Consultation,
  type ConsultationCommand,
  ConsultationEvent,
  decideConsultation,
  evolveConsultation,
  initialConsultation,
  refuse,
} from '@dien-hong/shared';
import type { Directory } from '../accounts/directory.ts';
import type { Db } from '../db/open.ts';
import type { Clock } from '../kernel/clock.ts';
import type { EventLog } from '../log/eventLog.ts';
import { type Domain, LogHost, type ProverOf } from '../log/logHost.ts';
import { type LogKind, readLog, typesOf } from '../log/read.ts';
import type { Uploads } from '../papers/uploads.ts';
import { verifyAnswer } from '../signing/answerProof.ts';
import type { KeptSignatures, Reader } from '../signing/keptSignatures.ts';
import type { Pki } from '../signing/pki.ts';

type Prover = ProverOf<Consultation, ConsultationCommand, AnswerProof>;

const consultation: Domain<Consultation, ConsultationEvent, ConsultationCommand, AnswerProof> = {
  initial: initialConsultation,
  decide: decideConsultation,
  evolve: evolveConsultation,
  // Nothing happens by itself at the deadline: a later answer is marked late until the secretary closes.
  nextDeadline: () => null,
};

export interface HostNeeds {
  readonly db: Db;
  readonly uploads: Uploads;
  readonly log: EventLog;
  readonly pki: Pki;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly kept: KeptSignatures;
}

/** The parts of an answer, as texts to compare. */
const saidIn = ({ choice, text, file }: { choice: string; text: string; file: string | null }) => [
  choice,
  text,
  file ?? '',
];

/** An answer's signature and the file it names are verified here, before anything is decided. */
function proverOf({ kept, uploads, pki, directory, clock }: HostNeeds): Prover {
  return async ({ answers, info, stage }, actor, command) => {
    const nothing = { ok: true, proof: null, attachments: [] } as const;
    // Not open: there is nothing to verify against, and `decide` gives the reason.
    if (!info || stage !== 'open') return nothing;
    const papers = info.papers.map(({ id, sha256 }) => ({ id, sha256 }));
    const { id, subject, question } = info;
    const asked = { consultation: id, subject, question, papers };
    if (command.type === 'CloseConsultation') {
      const given = Object.entries(answers).map(([personId, one]) => ({
        personId,
        digest: one.digest,
        said: saidIn(one),
      }));
      const read: Reader = async (bytes, voter, context) => {
        await nextTurn();
        const verified = await verifyAnswer(bytes, { ...asked, voter }, context);
        return verified.ok ? saidIn(verified.statement) : null;
      };
      const refusal = await kept.compare(logIdOf(id), given, read, 'answer-contradicts-log');
      return refusal ? { ok: false, refusal } : nothing;
    }
    if (command.type !== 'GiveAnswer') return nothing;
    const bytes = Buffer.from(command.answer, 'base64');
    const expected = { ...asked, voter: actorName(actor) };
    const context = { trust: pki.trust, at: new Date(clock.now()), holderOf: directory.holderOf };
    const verified = await verifyAnswer(bytes, expected, context);
    if (!verified.ok) return verified;
    const { statement, digest, certificate } = verified;
    // His own file, brought to this consultation: a file that another person brought may be named by that person alone.
    if (statement.file !== null) {
      const named = uploads.named(`consultation:${id}`, statement.file, actorName(actor));
      if (!named.ok) return named.refusal.code === 'paper-not-confirmed' ? named : refuse('answer-file-unknown');
    }
    kept.arrived(digest, saidIn(statement));
    return { ok: true, proof: { statement, digest, certificate }, attachments: [{ digest, bytes }] };
  };
}

/** A consultation's log stands beside those of meetings, under a name of its own kind. */
export const logIdOf = (id: string): string => `plyk:${id}`;

const kind: LogKind = {
  types: typesOf(ConsultationEvent),
  endings: new Set(['ConsultationClosed', 'ConsultationCancelled']),
};

/** The single writer of one consultation. */
export class ConsultationHost extends LogHost<Consultation, ConsultationEvent, ConsultationCommand, AnswerProof> {
  /** Replays the consultation's log; throws where that cannot be done. */
  static async open(id: string, needs: HostNeeds, failed: (error: unknown) => void): Promise<ConsultationHost> {
    const { log, clock } = needs;
    const read = await readLog<ConsultationEvent>(log, logIdOf(id), kind);
    const deps = { log, prove: proverOf(needs), clock, publish: () => {}, failed };
    return new ConsultationHost(logIdOf(id), consultation, deps, read);
  }
}
