import type { Lead, Live } from '@dien-hong/shared';
import { ref, shallowRef } from 'vue';

/** Facts that the server tells besides the log: they hold only now, and are not kept. `now`: epoch milliseconds at the server. */
export function createLiveFacts(now: () => number) {
  /** The people who have voted, by vote; told by the server together, never guessed. */
  const turnout = shallowRef<ReadonlyMap<string, ReadonlySet<string>>>(new Map());
  const lead = shallowRef<(Lead & { readonly by: string }) | null>(null);
  /** The last jump of the server's own clock; told to chair and secretary. */
  const clockJump = shallowRef<{ readonly by: number; readonly at: number } | null>(null);
  const connected = shallowRef<ReadonlySet<string>>(new Set());
  /** The people whose devices can sign; told to chair and secretary. */
  const withKey = shallowRef<ReadonlySet<string>>(new Set());
  /** The number of slips in the box of a secret vote. */
  const boxes = shallowRef<ReadonlyMap<string, number>>(new Map());
  /** The last reminder from chair or secretary; `voteId` null: to check in. */
  const reminded = shallowRef<{ readonly voteId: string | null; readonly at: number } | null>(null);
  /** The number of the last change of this person's own marks, as far as the server told. */
  const marksNews = ref(0);

  function take(message: Live): void {
    switch (message.kind) {
      case 'turnout':
        turnout.value = new Map([...turnout.value, [message.voteId, new Set(message.voted)]]);
        break;
      case 'lead':
        lead.value = message.lead;
        break;
      case 'box':
        boxes.value = new Map([...boxes.value, [message.voteId, message.cast]]);
        break;
      case 'keys':
        withKey.value = new Set(message.ready);
        break;
      case 'reminder':
        reminded.value = { voteId: message.voteId, at: now() };
        break;
      case 'marks':
        marksNews.value = message.rev;
        break;
      case 'clock':
        clockJump.value = message.jump;
        break;
      case 'presence':
        connected.value = new Set(message.connected);
        break;
    }
  }

  return { facts: { turnout, lead, clockJump, connected, withKey, boxes, reminded, marksNews }, take };
}
