import type { Refusal } from '@dien-hong/shared';
import type { Reply } from './http.ts';

/** A draft as the server has it. */
export interface Saved<T> {
  readonly draft: T;
  readonly version: number;
}

/** Refusals after which the server may have saved all the same: its answer was lost. */
const unanswered: ReadonlySet<string> = new Set(['no-connection', 'server-error']);

/**
 * Saves drafts over the version they were read at, 0 for one that this page began. A save of one's own whose answer was lost is no conflict
 * when it is found at the server: it counts as saved, and later edits are saved over it. `asStored`: the form in which the server keeps a
 * draft.
 */
export function ownSaves<T>(deps: {
  readonly asStored: (draft: T) => T;
  readonly put: (draft: T, version: number) => Promise<Reply<{ version: number }>>;
  readonly read: () => Promise<Reply<Saved<T>>>;
}) {
  const { asStored, put, read } = deps;
  const lost: string[] = [];
  const asKept = (draft: T): string => JSON.stringify(asStored(draft));

  return {
    /** Whether the server has just this draft. */
    same: (draft: T, kept: T): boolean => asKept(draft) === asKept(kept),
    save,
  };

  async function save(draft: T, version: number): Promise<Reply<{ version: number }>> {
    const reply = await put(draft, version);
    if (reply.ok) lost.length = 0;
    else if (unanswered.has(reply.refusal.code)) lost.push(asKept(draft));
    else if (reply.refusal.code === 'draft-changed') return compare(draft, version, reply.refusal);
    return reply;
  }

  async function compare(draft: T, base: number, refusal: Refusal): Promise<Reply<{ version: number }>> {
    const theirs = await read();
    if (!theirs.ok) return theirs;
    const { version } = theirs.value;
    const kept = asKept(theirs.value.draft);
    if (kept === asKept(draft)) return { ok: true, value: { version } };
    // An id that was made here is known to this page alone.
    const own = lost.includes(kept) || (base === 0 && version === 1);
    return own ? save(draft, version) : { ok: false, refusal };
  }
}
