import { type Answer, type Envelope, type MeetingCommand, neverTaken } from '@dien-hong/shared';
import { type DBSchema, openDB } from 'idb';
import { holder } from './holder.ts';

interface Shelf extends DBSchema {
  waiting: { key: string; value: { id: string; meetingId: string; by: string; envelope: Envelope; at: number } };
}

const shelf = () =>
  openDB<Shelf>('dien-hong-outbox', 1, {
    upgrade: (db) => void db.createObjectStore('waiting', { keyPath: 'id' }),
  });

/** Sends one envelope; null when no answer came (no connection, or the server went away). */
export type Post = (envelope: Envelope) => Promise<Answer | null>;

/**
 * What was sent and not yet answered. Kept on the device, so that a ballot survives a reload; sent again under the same id,
 * so that it counts once. Everything but ballots is dropped when it could not be sent: asking to speak an hour late is
 * worse than having to ask again.
 */
export function createOutbox(meetingId: string, post: Post) {
  const waiting = new Map<string, Envelope>();

  const isKept = ({ command }: Envelope): boolean => command.type === 'CastBallot';

  async function send(envelope: Envelope): Promise<Answer> {
    // A frame that the server can never take would cut the line each time it is sent.
    const never = neverTaken(envelope);
    const answer = never ? ({ ok: false, refusal: never } as const) : await post(envelope);
    if (answer === null) return { ok: false, refusal: { code: 'no-connection', params: {} } };
    if (isKept(envelope)) {
      waiting.delete(envelope.id);
      await (await shelf()).delete('waiting', envelope.id);
    }
    return answer;
  }

  return {
    /** Carries a command to the server and resolves with its answer, or with `no-connection`. */
    async submit(command: MeetingCommand): Promise<Answer> {
      const envelope: Envelope = { id: crypto.randomUUID(), command };
      if (isKept(envelope)) {
        waiting.set(envelope.id, envelope);
        await (await shelf()).put('waiting', { id: envelope.id, meetingId, by: holder(), envelope, at: Date.now() });
      }
      return send(envelope);
    },
    /** Sends again what this person had kept, after a reconnection or a reload. */
    async flush(): Promise<void> {
      for (const row of await (await shelf()).getAll('waiting'))
        if (row.meetingId === meetingId && row.by === holder()) waiting.set(row.id, row.envelope);
      for (const envelope of waiting.values()) await send(envelope);
    },
    /** Votes with a ballot on its way that no answer has come for. */
    pendingVotes(): string[] {
      return [...waiting.values()].flatMap(({ command }) => (command.type === 'CastBallot' ? [command.voteId] : []));
    },
  };
}

/** Lets go of what was not sent: its person signs out. */
export async function emptyOutbox(): Promise<void> {
  await (await shelf()).clear('waiting');
}
