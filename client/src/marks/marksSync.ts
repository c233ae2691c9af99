import type { Refusal } from '@dien-hong/shared';
import {
  type Mark,
  type MarksPull,
  type MarksPushed,
  marksBytesPerRequest,
  marksPerRequest,
} from '@dien-hong/shared/reading';
import { call } from '../line/call.ts';
import type { Reply } from '../line/http.ts';

/** The server's side of one meeting. */
export interface MarksServer {
  pull(after: number): Promise<Reply<MarksPull>>;
  push(marks: readonly Mark[]): Promise<Reply<MarksPushed>>;
}

/** This device's side. */
export interface MarksHere {
  /** The last change at the server that it has received. */
  readonly rev: number;
  /** The marks that the server lacks. */
  waiting(): readonly Mark[];
  /** Takes the marks that the server sent, up to its change `rev`. */
  adopt(marks: readonly Mark[], rev: number): void;
  /** The server has these, as they were then. */
  settle(marks: readonly Mark[]): void;
  /** Marks all as unsent: the server has lost some. */
  markUnsent(): void;
}

/** `personId`: whose marks; the server refuses where somebody else is signed in by now. */
export const marksServer = (meetingId: string, personId: string): MarksServer => ({
  pull: (after) => call('GET /api/meetings/:id/marks', { params: { id: meetingId }, query: { of: personId, after } }),
  push: (marks) =>
    call('POST /api/meetings/:id/marks', {
      params: { id: meetingId },
      query: { of: personId },
      body: { marks: [...marks] },
    }),
});

/**
 * Brings both sides to the same: pulls first, then pushes. A request that is lost on the way is repeated the next time, and a repeated one
 * changes nothing. One run at a time; asked meanwhile, it runs once more. Resolves with why it stopped, or null.
 */
export function createMarksSync(server: MarksServer, here: MarksHere): () => Promise<Refusal | null> {
  let running: Promise<Refusal | null> | null = null;
  let again = false;
  /** Marks that the server finds malformed, as they were: they stay here, and the others go on. */
  const malformed = new Map<string, number>();

  async function pull(): Promise<Refusal | null> {
    for (let more = true; more; ) {
      const after = here.rev;
      const reply = await server.pull(after);
      if (!reply.ok) return reply.refusal;
      if (reply.value.rev < after && after > 0) here.markUnsent();
      here.adopt(reply.value.marks, reply.value.rev);
      more = reply.value.more;
    }
    return null;
  }

  async function push(batch: readonly Mark[]): Promise<Refusal | null> {
    const reply = await server.push(batch);
    if (!reply.ok) {
      if (reply.refusal.code !== 'bad-input') return reply.refusal;
      const [first] = batch;
      if (batch.length === 1 && first) malformed.set(first.id, first.changedAt);
      for (const mark of batch.length > 1 ? batch : []) {
        const refusal = await push([mark]);
        if (refusal) return refusal;
      }
      return null;
    }
    const { before, rev, newer } = reply.value;
    const lost = new Set(newer.map(({ id }) => id));
    here.settle(batch.filter(({ id }) => !lost.has(id)));
    // Where this device alone wrote meanwhile, nothing is left to pull.
    const upToDate = before === here.rev;
    here.adopt(newer, upToDate ? rev : here.rev);
    return upToDate ? null : pull();
  }

  async function once(): Promise<Refusal | null> {
    const refusal = await pull();
    if (refusal) return refusal;
    const waiting = here.waiting().filter(({ id, changedAt }) => malformed.get(id) !== changedAt);
    for (const batch of batchesOf(waiting)) {
      const stopped = await push(batch);
      if (stopped) return stopped;
    }
    return null;
  }

  async function run(): Promise<Refusal | null> {
    let stopped: Refusal | null;
    do {
      again = false;
      stopped = await once();
    } while (again && stopped === null);
    return stopped;
  }

  return () => {
    if (running !== null) again = true;
    running ??= run().finally(() => {
      running = null;
    });
    return running;
  };
}

/** As few requests as the limits allow; deletions go first, for they make room. */
export function batchesOf(marks: readonly Mark[]): Mark[][] {
  const inOrder = [...marks].sort((one, other) => rank(one) - rank(other) || one.changedAt - other.changedAt);
  const batches: Mark[][] = [];
  let left = 0;
  for (const mark of inOrder) {
    const length = JSON.stringify(mark).length;
    const last = batches.at(-1);
    if (last && last.length < marksPerRequest && length <= left) last.push(mark);
    else {
      batches.push([mark]);
      left = marksBytesPerRequest;
    }
    left -= length;
  }
  return batches;
}

const rank = ({ body }: Mark): number => (body === null ? 0 : 1);
