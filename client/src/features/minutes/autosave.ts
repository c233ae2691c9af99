import { passingRefusals, type Refusal } from '@dien-hong/shared';
import { shallowReactive } from 'vue';
import type { Reply } from '../../line/http.ts';

/** A text as the server keeps it; version 0 when it has none yet. */
export interface Kept {
  readonly text: string;
  readonly version: number;
}

export interface Autosave {
  readonly state: {
    text: string;
    status: 'saved' | 'changed' | 'saving' | 'waiting' | 'conflict' | 'refused';
    /** The text that somebody else wrote meanwhile; while it stands nothing is sent. */
    theirs: Kept | null;
    /** Why it cannot be saved, for a reason that lasts. */
    refusal: Refusal | null;
  };
  /** Takes a text that was typed here before and never reached the server: it is saved over the version it was written over. */
  restore(text: string, version: number): void;
  /** Takes the typed text; it is saved when typing pauses. */
  write(text: string): void;
  /** Saves an unsaved text at once. */
  flush(): Promise<void>;
  keepMine(): Promise<void>;
  takeTheirs(): void;
}

/**
 * Keeps one text saved while it is written. Each save names the version it was read at; where somebody else saved in between, both texts
 * are kept until the writer has chosen. Without a connection, or after a refusal that passes, it tries again by itself.
 */
export function autosave(
  start: Kept,
  {
    put,
    read,
    unsaved = () => {},
    pause = 1000,
    retry = 5000,
  }: {
    put: (text: string, version: number) => Promise<Reply<{ version: number }>>;
    /** The text as the server has it now; null without an answer. */
    read: () => Promise<Kept | null>;
    /** Called with the text that the server lacks, and the version it was written over; null once the server has all. */
    unsaved?: (text: string | null, version: number) => void;
    pause?: number;
    retry?: number;
  },
): Autosave {
  const state: Autosave['state'] = shallowReactive({
    text: start.text,
    status: 'saved',
    theirs: null,
    refusal: null,
  });
  let saved = start;
  /** Texts that were sent and refused for a passing reason, or whose answer was lost: the server may have them. */
  const lost: string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  function later(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), ms);
  }

  function write(text: string): void {
    state.text = text;
    unsaved(text === saved.text ? null : text, saved.version);
    if (state.status === 'conflict' || state.status === 'saving') return;
    state.status = text === saved.text ? 'saved' : 'changed';
    if (state.status === 'changed') later(pause);
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    if (state.status === 'conflict' || state.status === 'saving' || state.text === saved.text) return;
    const { text } = state;
    state.status = 'saving';
    const reply = await put(text, saved.version);
    if (reply.ok) settle({ text, version: reply.value.version });
    else if (reply.refusal.code === 'text-changed') await compare(text);
    else if (passingRefusals.has(reply.refusal.code)) {
      lost.push(text);
      state.status = 'waiting';
      later(retry);
    } else {
      state.status = 'refused';
      state.refusal = reply.refusal;
    }
  }

  function settle(now: Kept): void {
    saved = now;
    lost.length = 0;
    state.refusal = null;
    state.status = state.text === now.text ? 'saved' : 'changed';
    unsaved(state.status === 'saved' ? null : state.text, saved.version);
    if (state.status === 'changed') later(pause);
  }

  async function compare(sent: string): Promise<void> {
    const theirs = await read();
    if (theirs === null) {
      state.status = 'waiting';
      later(retry);
    } else if (theirs.text === sent || lost.includes(theirs.text)) {
      // Our own save whose answer was lost.
      settle(theirs);
    } else {
      state.theirs = theirs;
      state.status = 'conflict';
    }
  }

  async function keepMine(): Promise<void> {
    if (!state.theirs) return;
    saved = state.theirs;
    state.theirs = null;
    state.status = 'changed';
    await flush();
  }

  function takeTheirs(): void {
    if (!state.theirs) return;
    saved = state.theirs;
    state.theirs = null;
    state.text = saved.text;
    state.status = 'saved';
    unsaved(null, saved.version);
  }

  function restore(text: string, version: number): void {
    if (text === saved.text) {
      unsaved(null, saved.version);
      return;
    }
    saved = { text: version === saved.version ? saved.text : '', version };
    state.text = text;
    state.status = 'changed';
    later(0);
  }

  return { state, write, restore, flush, keepMine, takeTheirs };
}
