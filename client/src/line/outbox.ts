import type { Answer, Envelope, MeetingCommand, Refusal } from '@dien-hong/shared';
import { holder } from '../device/holder.ts';
import { ballotsWaiting, forgetBallot, keepBallot } from '../device/stores/ballots.ts';

/** Sends one envelope; null when no answer came (no connection, or the server went away). */
export type Post = (envelope: Envelope) => Promise<Answer | null>;

/** The refusals are handed in: the sign-in page, which also loads this module, needs none of them. */
export interface OutboxHandlers {
  /** The reason for which the server can never take a message: it is not sent. */
  never(envelope: Envelope): Refusal | null;
  /** Refusals that have nothing to do with the ballot: it is sent again. */
  readonly passing: ReadonlySet<string>;
  /** Another set of ballots is on its way. */
  changed(): void;
  /** A ballot that was kept was taken, at that instant of the server's clock. */
  taken(envelope: Envelope, at: number): void;
  /** A ballot that was kept came, and was refused: its person had been promised that it would be sent. */
  notTaken(envelope: Envelope, refusal: Refusal): void;
}

/** Milliseconds. */
const tryAgainAfter = 3000;

const isKept = ({ command }: Envelope): boolean => command.type === 'CastBallot';

/**
 * The commands that were sent and not yet answered. A command is posted at once, without waiting for the device, and kept beside that, so
 * that a ballot survives a reload; sent again under the same id, so that it counts once. Everything except ballots is dropped when it could
 * not be sent: asking to speak an hour late is worse than having to ask again.
 */
export function createOutbox(meetingId: string, post: Post, handlers: OutboxHandlers) {
  const by = holder();
  const waiting = new Map<string, Envelope>();
  /** Writes under way: a ballot that is removed meanwhile is removed after its write. */
  const keeping = new Map<string, Promise<void>>();
  /** Answered: a copy that the device still shows is about to be removed. */
  const answered = new Set<string>();
  let again: ReturnType<typeof setTimeout> | undefined;
  /** The sign-in session may have ended, and its person signs in again. */
  const passes = ({ code }: Refusal): boolean => handlers.passing.has(code) || code === 'not-invited';

  function keep(envelope: Envelope): void {
    waiting.set(envelope.id, envelope);
    keeping.set(envelope.id, keepBallot(by, { meetingId, envelope }));
    handlers.changed();
  }

  function forget({ id }: Envelope): void {
    waiting.delete(id);
    answered.add(id);
    void (keeping.get(id) ?? Promise.resolve()).then(() => forgetBallot(by, id));
    keeping.delete(id);
    handlers.changed();
  }

  /** Finds the ballots that this person had kept here before, in another page. */
  async function load(): Promise<void> {
    for (const { meetingId: of, envelope } of await ballotsWaiting(by))
      if (of === meetingId && !answered.has(envelope.id)) waiting.set(envelope.id, envelope);
    handlers.changed();
  }

  async function sendAgain(envelope: Envelope): Promise<void> {
    // Kept by an earlier release: a frame that the server can never take would cut the line each time it is sent.
    const never = handlers.never(envelope);
    const answer = never ? ({ ok: false, refusal: never } as const) : await post(envelope);
    if (answer === null) return;
    if (!answer.ok && passes(answer.refusal)) {
      flushLater();
      return;
    }
    // The first sending was answered meanwhile, and its answer shown.
    if (answered.has(envelope.id)) return;
    forget(envelope);
    if (answer.ok) handlers.taken(envelope, answer.at);
    else handlers.notTaken(envelope, answer.refusal);
  }

  function flushLater(): void {
    clearTimeout(again);
    again = setTimeout(() => void flush(), tryAgainAfter);
  }

  async function flush(): Promise<void> {
    await load();
    for (const envelope of waiting.values()) await sendAgain(envelope);
  }

  return {
    /** Carries a command to the server and resolves with its answer; with `no-connection` also where a ballot is still to be sent. */
    async submit(command: MeetingCommand): Promise<Answer> {
      const envelope: Envelope = { id: crypto.randomUUID(), command };
      const never = handlers.never(envelope);
      if (never) return { ok: false, refusal: never };
      const answering = post(envelope);
      if (isKept(envelope)) keep(envelope);
      const answer = await answering;
      // The server has no time for it, or is about to start anew: kept as if the server had been away.
      const passing = answer !== null && !answer.ok && isKept(envelope) && handlers.passing.has(answer.refusal.code);
      if (passing) flushLater();
      if (answer === null || passing) return { ok: false, refusal: { code: 'no-connection', params: {} } };
      if (isKept(envelope)) forget(envelope);
      return answer;
    },
    load,
    /** Sends again the ballots that this person had kept, after a reconnection or a reload. */
    flush,
    /** Votes with a ballot on its way that has no answer yet. */
    pendingVotes(): string[] {
      return [...waiting.values()].flatMap(({ command }) => (command.type === 'CastBallot' ? [command.voteId] : []));
    },
    close: (): void => clearTimeout(again),
  };
}
