import { lookUp } from '../../kernel/index.ts';
import type { On } from '../capability.ts';
import type { Item, LifeEvent } from '../life/index.ts';
import type { AgendaEvent } from './messages.ts';

export interface AgendaItem extends Item {
  readonly state: 'waiting' | 'running' | 'done';
  /** Each time it was taken up, epoch milliseconds; `to` null while it runs. */
  readonly spans: readonly { readonly from: number; readonly to: number | null }[];
  /** The number by which it is called, from 1: its place in the invitation, or the next number for an item added since. It never changes. */
  readonly number: number;
  /** Why it was added during the meeting; null for an item of the convened agenda. */
  readonly urgentReason: string | null;
}

export interface AgendaState {
  readonly items: readonly AgendaItem[];
}

export const initialAgenda: AgendaState = { items: [] };

const fresh = (item: Item, number: number, urgentReason: string | null): AgendaItem => ({
  ...item,
  number,
  state: 'waiting',
  spans: [],
  urgentReason,
});

const edit = (state: AgendaState, itemId: string, change: (item: AgendaItem) => AgendaItem): AgendaState => ({
  items: state.items.map((item) => (item.id === itemId ? change(item) : item)),
});

const conclude = (item: AgendaItem, at: number): AgendaItem => ({
  ...item,
  state: 'done',
  spans: item.spans.map((span) => (span.to === null ? { ...span, to: at } : span)),
});

/** Where the meeting stands: the item that runs, or else the last that is over; -1 before the first. */
function reached(items: readonly AgendaItem[]): number {
  const running = items.findIndex((item) => item.state === 'running');
  return running >= 0 ? running : items.findLastIndex((item) => item.state === 'done');
}

export const onAgenda: On<AgendaState, AgendaEvent, LifeEvent> = {
  MeetingConvened: (_, { event }) => ({
    items: event.items.map((item, index) =>
      fresh(
        {
          ...item,
          title: lookUp(event.sealed?.titles ?? {}, item.id) ?? item.title,
          ...lookUp(event.sealed?.led ?? {}, item.id),
          paperOnly: item.paperOnly || (event.sealed?.onPaper ?? []).includes(item.id),
        },
        index + 1,
        null,
      ),
    ),
  }),
  MeetingClosed: (state, { at }) => ({
    items: state.items.map((item) => (item.state === 'running' ? conclude(item, at) : item)),
  }),
  ItemTakenUp: (state, { event, at }) =>
    edit(state, event.itemId, (item) => ({
      ...item,
      state: 'running',
      spans: [...item.spans, { from: at, to: null }],
    })),
  ItemConcluded: (state, { event, at }) => edit(state, event.itemId, (item) => conclude(item, at)),
  AgendaReordered: (state, { event }) => {
    const place = new Map(event.itemIds.map((id, index) => [id, index]));
    return { items: [...state.items].sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0)) };
  },
  UrgentItemAdded: (state, { event }) => {
    const next = reached(state.items) + 1;
    return { items: state.items.toSpliced(next, 0, fresh(event.item, state.items.length + 1, event.reason)) };
  },
};

interface Known {
  readonly agenda: AgendaState;
}

export const itemOf = ({ agenda }: Known, itemId: string): AgendaItem | undefined =>
  agenda.items.find((item) => item.id === itemId);

export const runningItem = ({ agenda }: Known): AgendaItem | undefined =>
  agenda.items.find((item) => item.state === 'running');

/** The first item that waits after the one that runs, or else after those that are over; without one, the first that was passed over. */
export function nextItem({ agenda: { items } }: Known): AgendaItem | undefined {
  const at = reached(items);
  return (
    items.find((item, index) => index > at && item.state === 'waiting') ??
    items.find((item) => item.state === 'waiting')
  );
}

/** The number by which an item is called, from 1; 0 for none. */
export const itemNumber = (state: Known, itemId: string): number => itemOf(state, itemId)?.number ?? 0;
