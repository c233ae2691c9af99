import { methodFromWords, type Package, type PackageEntry, type PackageMeeting } from '@dien-hong/shared/packages';
import { type Deed, type Ignored, kindOf, SpeechList, type Step } from './steps.ts';

/** Entries of the preparation: convening the meeting covers them. */
const preparation = new Set(['meeting.invited', 'meeting.convened', 'document.published', 'document.sent']);

interface Reading {
  readonly pack: Package;
  readonly meeting: PackageMeeting;
  readonly speeches: SpeechList;
  /** The item that runs at this point of the timeline. */
  item: number | null;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const seconds = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

function speechDeed(entry: PackageEntry, reading: Reading): Deed | null {
  const personId = text(entry.personId);
  const { pack, speeches } = reading;
  const no = seconds(entry.no) ?? reading.item;
  const asked = entry.type === 'speech.requested';
  const speech = asked ? speeches.next(no, personId) : speeches.take(no, personId);
  const wanted = text(entry.kind) || speech?.kind;
  const kind = kindOf(pack.speakingPresets, wanted, seconds(entry.limitSec) ?? speech?.limitSec);
  if (asked) return { do: 'ask', personId, kind, topic: text(entry.topic).slice(0, 200) };
  return { do: 'grant', personId, kind, summary: speech?.summary ?? text(entry.summary) };
}

/** The act in an entry; null for an unknown type or missing values. */
function deedOf(entry: PackageEntry, reading: Reading): Deed | null {
  const personId = text(entry.personId);
  const voteId = text(entry.voteId);
  const no = seconds(entry.no) ?? null;
  const listed = reading.meeting.attendance.find((one) => one.personId === personId);
  switch (entry.type) {
    case 'attendee.checkedIn':
    case 'attendee.returned':
      return personId ? { do: 'checkIn', personId, method: methodFromWords(text(entry.method)) ?? 'qr' } : null;
    case 'attendee.absent':
      return personId
        ? {
            do: 'absence',
            personId,
            reason: text(entry.reason) || (listed?.absenceReason ?? ''),
            deducted: listed?.deducted ?? false,
          }
        : null;
    case 'attendee.substituteCheckedIn': {
      const forPersonId = text(entry.forPersonId);
      return personId && forPersonId ? { do: 'substitute', personId, forPersonId, reason: text(entry.reason) } : null;
    }
    case 'attendee.left':
      return personId ? { do: 'leave', personId, reason: text(entry.reason) || (listed?.leaveReason ?? '') } : null;
    case 'meeting.opened':
      return { do: 'open' };
    case 'meeting.suspended':
    case 'break.started':
      return { do: 'suspend', reason: text(entry.reason) || text(entry.label) || 'Giải lao' };
    case 'meeting.resumed':
    case 'break.ended':
      return { do: 'resume' };
    case 'meeting.closed':
      return { do: 'close' };
    case 'agenda.started':
      return no === null ? null : { do: 'takeUp', no };
    case 'agenda.ended':
      return no === null ? null : { do: 'conclude', no };
    case 'speech.requested':
    case 'speech.started':
      return personId ? speechDeed(entry, reading) : null;
    case 'speech.ended':
      return { do: 'endSpeech', personId };
    case 'vote.opened':
      return voteId ? { do: 'openVote', voteId } : null;
    case 'vote.closed':
      return voteId ? { do: 'closeVote', voteId } : null;
    default:
      return null;
  }
}

/** The stated course of a meeting as steps, in the order of time; entries of one instant keep their own order. */
export function timelineSteps(pack: Package, meeting: PackageMeeting): { steps: Step[]; ignored: Ignored[] } {
  const reading: Reading = { pack, meeting, speeches: new SpeechList(meeting), item: null };
  const steps: Step[] = [];
  const ignored: Ignored[] = [];
  for (const entry of meeting.timeline.toSorted((a, b) => a.at - b.at)) {
    if (preparation.has(entry.type)) continue;
    const deed = deedOf(entry, reading);
    if (deed?.do === 'takeUp') reading.item = deed.no;
    if (deed) steps.push({ ...deed, at: entry.at });
    else ignored.push({ at: new Date(entry.at).toISOString(), type: entry.type, why: 'unknown-entry' });
  }
  return { steps, ignored };
}
