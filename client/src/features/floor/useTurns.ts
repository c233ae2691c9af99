import {
  attendeeOf,
  type FloorState,
  openVotes,
  requestOf,
  runningItem,
  speakingNow,
  type Undoable,
  undoable,
} from '@dien-hong/shared';
import { useI18n } from 'vue-i18n';
import { useMeeting } from '../../meeting/meetingStore.ts';
import { useSend } from '../../meeting/useSend.ts';
import { dismiss, toast } from '../../ui/notes/toasts.ts';

/** Of all turns only the last can be taken back: its toast replaces the one before. */
let shown = 0;

/** Giving and ending turns from the console: they act at once, and the toast takes them back for 8 seconds. */
export function useTurns() {
  const meeting = useMeeting();
  const { t } = useI18n();
  const { sending, isSending, send } = useSend();

  /**
   * Tells of an act on a turn, and offers to take it back while it is the last one and that makes sense. `before`: the last act before it.
   */
  function offerUndo(text: string, act: Undoable['act'], personId: string, before: FloorState['undo']): void {
    let speechId: string | undefined;
    const own = (): string | undefined => {
      const last = undoable(meeting.state);
      // Nobody is given the floor back into a vote.
      if (openVotes(meeting.state).length > 0) return undefined;
      if (last?.act !== act || last.speech.personId !== personId) return undefined;
      speechId ??= last.speech.id;
      return last.speech.id === speechId ? speechId : undefined;
    };
    // Its answer may be here before the event itself.
    const notYetHere = () => meeting.state.floor.undo === before;
    dismiss(shown);
    shown = toast(text, {
      undo: {
        label: t(act === 'granted' ? 'floor.desk.undoInvited' : 'floor.desk.undoEnded'),
        still: () => notYetHere() || own() !== undefined,
        act: () => {
          const id = own();
          if (id !== undefined) void send({ type: 'UndoTurn', act, speechId: id });
        },
      },
    });
  }

  /** Gives the floor; the turn of the speaker before is over. A person who asked is called by that request, with the kind he asked for. */
  async function invite(personId: string, kind?: string): Promise<boolean> {
    const request = requestOf(meeting.state, personId);
    const asked = kind ?? request?.kind ?? usualKind(personId);
    const before = meeting.state.floor.undo;
    const done = await send({ type: 'GrantFloor', personId, requestId: request?.id ?? null, kind: asked });
    if (done) offerUndo(t('floor.desk.invited', { name: meeting.nameOf(personId) }), 'granted', personId, before);
    return done;
  }

  async function end(): Promise<boolean> {
    const speech = speakingNow(meeting.state);
    if (!speech) return true;
    const before = meeting.state.floor.undo;
    const done = await send({ type: 'EndSpeech' });
    if (done)
      offerUndo(t('floor.desk.ended', { name: meeting.nameOf(speech.personId) }), 'ended', speech.personId, before);
    return done;
  }

  /**
   * The most likely kind for a person who did not ask: the presenter presents (the first kind of the meeting's list), the chair who
   * presides concludes (the last), and anybody else does the same as the last speaker on this item after the presentation.
   */
  function usualKind(personId: string): string {
    const kinds = meeting.info?.speechLimits ?? [];
    const item = runningItem(meeting.state);
    const first = kinds[0]?.id ?? '';
    const presenter = item?.presenterId;
    const standsInFor = attendeeOf(meeting.state, personId)?.standsInFor;
    if (presenter && (presenter === personId || presenter === standsInFor)) return first;
    if (meeting.info?.chairs.includes(personId)) return kinds.at(-1)?.id ?? first;
    const others = meeting.state.floor.past.filter((speech) => speech.kind !== first && speech.itemId === item?.id);
    return others.at(-1)?.kind ?? kinds[1]?.id ?? first;
  }

  return { sending, isSending, send, invite, end, usualKind };
}
