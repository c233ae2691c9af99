import { describe, expect, test } from 'vitest';
import { codeOf, commune, present, scene } from '../../testing/index.ts';
import { askingBarred, mayPresent, queuePlace, requestOf, speakingNow, spokenMs, undoable } from './index.ts';

const people = ['guest', 'visitor'] as const;
const open = () =>
  present(scene(commune()), 7)
    .given('sec', ...people.map((personId) => ({ type: 'CheckIn', personId, method: 'card' }) as const))
    .given('chair', { type: 'OpenMeeting' }, { type: 'TakeUpItem', itemId: 'muc-1' });
type Meeting = ReturnType<typeof open>;

const ask = { type: 'AskToSpeak', kind: 'thaoLuan', topic: 'Tiến độ' } as const;
const grant = (personId: string, requestId: string | null = null, kind = 'thaoLuan') =>
  ({ type: 'GrantFloor', personId, requestId, kind }) as const;
const idOf = (meeting: Meeting, personId: string) => requestOf(meeting.state, personId)?.id ?? '';
const waiting = (meeting: Meeting) => meeting.state.floor.requests.map((one) => one.personId);
const [pause, resume, end] = (['PauseSpeech', 'ContinueSpeech', 'EndSpeech'] as const).map((type) => ({
  type,
})) as [{ type: 'PauseSpeech' }, { type: 'ContinueSpeech' }, { type: 'EndSpeech' }];
/** Takes the last act on a turn back. */
const undo = ({ state }: Meeting) => {
  const last = undoable(state);
  return { type: 'UndoTurn', act: last?.act ?? 'ended', speechId: last?.speech.id ?? 'none' } as const;
};

test('[FLR-1] the floor needs an open meeting', () => {
  const meeting = open().given('chair', { type: 'SuspendMeeting', reason: 'Giải lao' });
  for (const command of [ask, grant('m2'), pause, end, undo(meeting), { type: 'LockQueue' }] as const)
    expect(codeOf(meeting.when('chair', command))).toBe('meeting-not-open');
});

describe('asking', () => {
  test('[FLR-2] is for people of the meeting who have checked in', () => {
    const meeting = open();
    expect(codeOf(meeting.when('clock', ask))).toBe('not-invited');
    expect(codeOf(meeting.when('stranger', ask))).toBe('not-invited');
    expect(codeOf(meeting.when('m8', ask))).toBe('not-checked-in');
    meeting.given('m2', ask).given('guest', ask);
    expect(requestOf(meeting.state, 'm2')).toMatchObject({ topic: 'Tiến độ', itemId: 'muc-1', at: meeting.now });
    expect([queuePlace(meeting.state, 'guest'), queuePlace(meeting.state, 'm3')]).toEqual([2, 0]);
  });

  test('[FLR-3] is for a visitor while his item runs', () => {
    const meeting = open();
    expect(codeOf(meeting.when('visitor', ask))).toBe('not-invited-for-item');
    meeting.given('chair', { type: 'ConcludeItem', itemId: 'muc-1' });
    expect(codeOf(meeting.when('visitor', ask))).toBe('not-invited-for-item');
    meeting.given('chair', { type: 'TakeUpItem', itemId: 'muc-2' });
    expect(codeOf(meeting.when('visitor', ask))).toBeNull();
  });

  test('[FLR-13] is for members while their own item runs; a guest may still be called', () => {
    const meeting = open().given(
      'chair',
      { type: 'ConcludeItem', itemId: 'muc-1' },
      { type: 'TakeUpItem', itemId: 'muc-3' },
    );
    expect(askingBarred(meeting.state, 'guest')).toBe('item-for-members');
    expect(codeOf(meeting.when('guest', ask))).toBe('item-for-members');
    meeting.given('m2', ask).given('sec', ask).given('chair', grant('guest'));
    expect(speakingNow(meeting.state)?.personId).toBe('guest');
  });

  test('[FLR-4] is done once, and not by who speaks', () => {
    const meeting = open().given('m2', ask);
    expect(codeOf(meeting.when('m2', ask))).toBe('already-asked');
    meeting.given('chair', grant('m2', idOf(meeting, 'm2')));
    expect(codeOf(meeting.when('m2', ask))).toBe('already-speaking');
  });

  test('[FLR-5] stops while the list is closed; the chair still calls', () => {
    const meeting = open();
    expect(codeOf(meeting.when('chair', { type: 'UnlockQueue' }))).toBe('queue-not-locked');
    meeting.given('chair', { type: 'LockQueue' });
    expect(codeOf(meeting.when('sec', { type: 'LockQueue' }))).toBe('queue-locked');
    expect(codeOf(meeting.when('m2', ask))).toBe('queue-locked');
    expect(codeOf(meeting.when('chair', grant('m2')))).toBeNull();
    meeting.given('sec', { type: 'UnlockQueue' }).given('m3', ask);
    expect(waiting(meeting)).toEqual(['m3']);
  });

  test('[FLR-6] names a kind of speech that the meeting has, and the kind sets the limit', () => {
    const meeting = open();
    expect(codeOf(meeting.when('m2', { ...ask, kind: 'tranLuan' }))).toBe('speech-kind-unknown');
    expect(codeOf(meeting.when('chair', grant('m2', null, 'tranLuan')))).toBe('speech-kind-unknown');
    meeting.given('chair', grant('m2', null, 'trinhBay'));
    expect(speakingNow(meeting.state)?.limitMs).toBe(600_000);
  });

  test('[FLR-7] is taken back by who asked, or by chair or secretary', () => {
    const meeting = open().given('m2', ask).given('m3', ask);
    const withdraw = (requestId: string) => ({ type: 'WithdrawRequest', requestId }) as const;
    expect(codeOf(meeting.when('m3', withdraw(idOf(meeting, 'm2'))))).toBe('request-of-another');
    expect(codeOf(meeting.when('clock', withdraw(idOf(meeting, 'm2'))))).toBe('request-of-another');
    expect(codeOf(meeting.when('m2', withdraw('c999')))).toBe('request-unknown');
    meeting.given('m2', withdraw(idOf(meeting, 'm2'))).given('sec', withdraw(idOf(meeting, 'm3')));
    expect(waiting(meeting)).toEqual([]);
  });
});

describe('turns', () => {
  test('[FLR-8] are given to anyone present, on his request or without', () => {
    const meeting = open().given('m2', ask).given('m3', ask);
    expect(codeOf(meeting.when('m4', grant('m4')))).toBe('not-chair-or-secretary');
    expect(codeOf(meeting.when('chair', grant('m8')))).toBe('not-present');
    expect(codeOf(meeting.when('chair', grant('stranger')))).toBe('not-present');
    expect(codeOf(meeting.when('chair', grant('m2', idOf(meeting, 'm3'))))).toBe('request-unknown');
    expect(codeOf(meeting.when('chair', grant('m2', 'c999')))).toBe('request-unknown');
    meeting.given('sec', grant('m3', idOf(meeting, 'm3')));
    expect(waiting(meeting)).toEqual(['m2']);
    expect(codeOf(meeting.when('sec', grant('m3')))).toBe('already-speaking');
    meeting.now += 30_000;
    meeting.given('chair', grant('visitor'));
    expect(speakingNow(meeting.state)?.personId).toBe('visitor');
    expect(meeting.state.floor.past).toMatchObject([{ personId: 'm3', spokenMs: 30_000, endedAt: meeting.now }]);
  });

  test('[FLR-9] are stopped, continued and extended by chair or secretary', () => {
    const meeting = open();
    for (const command of [pause, resume, end, { type: 'ExtendSpeech', seconds: 60 }] as const) {
      expect(codeOf(meeting.when('m2', command))).toBe('not-chair-or-secretary');
      expect(codeOf(meeting.when('chair', command))).toBe('no-speech');
    }
    meeting.given('chair', grant('m2'));
    expect(codeOf(meeting.when('m2', pause))).toBe('not-chair-or-secretary');
    expect(codeOf(meeting.when('chair', resume))).toBe('speech-running');
    meeting.given('chair', pause, { type: 'ExtendSpeech', seconds: 60 });
    expect(codeOf(meeting.when('chair', pause))).toBe('speech-paused');
    expect(speakingNow(meeting.state)).toMatchObject({ limitMs: 240_000, runningSince: null });
  });

  test('[FLR-10] last as long as their clock ran', () => {
    const meeting = open().given('chair', grant('m2'));
    meeting.now += 10_000;
    meeting.given('chair', pause);
    meeting.now += 60_000;
    meeting.given('chair', resume);
    meeting.now += 5000;
    const speech = speakingNow(meeting.state);
    expect(speech && spokenMs(speech, meeting.now)).toBe(15_000);
    meeting.given('chair', end);
    expect(meeting.state.floor.past).toMatchObject([{ spokenMs: 15_000, runningSince: null }]);
  });

  test('[FLR-11] are ended by who speaks, or by chair or secretary', () => {
    const meeting = open().given('chair', grant('m2'));
    expect(codeOf(meeting.when('m3', end))).toBe('not-chair-or-secretary');
    expect(codeOf(meeting.when('m2', end))).toBeNull();
    expect(speakingNow(meeting.state)).toBeNull();
  });
});

describe('undoing', () => {
  test('[FLR-12] gives back order and elapsed time, and keeps what came since', () => {
    const meeting = open().given('m2', ask).given('m3', ask).given('m4', ask).given('chair', grant('m5'));
    const before = meeting.state.floor;
    const since = meeting.now;
    meeting.now += 10_000;
    meeting.given('chair', grant('m3', idOf(meeting, 'm3'))).given('m6', ask);
    meeting.given('m4', { type: 'WithdrawRequest', requestId: idOf(meeting, 'm4') });
    meeting.now += 5000;
    meeting.given('chair', undo(meeting));
    expect(waiting(meeting)).toEqual(['m2', 'm3', 'm6']);
    expect(meeting.state.floor.turns).toEqual(before.turns);
    const speech = speakingNow(meeting.state);
    expect(speech && spokenMs(speech, meeting.now)).toBe(meeting.now - since);
    expect(meeting.state.floor.past).toEqual([]);
  });

  test('[FLR-12] takes back the ending of a turn', () => {
    const meeting = open().given('chair', grant('m2'), end);
    meeting.given('chair', undo(meeting));
    expect(speakingNow(meeting.state)?.personId).toBe('m2');
  });

  test('[FLR-12] is possible for 20 seconds, once, and for chair and secretary', () => {
    const meeting = open().given('chair', grant('m2'));
    expect(codeOf(meeting.when('m2', undo(meeting)))).toBe('not-chair-or-secretary');
    meeting.now += 20_001;
    expect(codeOf(meeting.when('chair', undo(meeting)))).toBe('nothing-to-undo');
    meeting.now -= 1;
    const once = undo(meeting);
    expect(codeOf(meeting.when('chair', once))).toBeNull();
    expect(codeOf(meeting.when('chair', once))).toBe('nothing-to-undo');
  });
});

describe('[FLR-12] undoing does what it says, or nothing', () => {
  test('a turn that ended meanwhile is not given back by taking back its calling', () => {
    const meeting = open().given('m3', ask).given('chair', grant('m2'));
    const called = undo(meeting);
    meeting.given('m2', end);
    expect(codeOf(meeting.when('chair', called))).toBe('nothing-to-undo');
    expect(undoable(meeting.state)).toMatchObject({ act: 'ended', floorTo: 'm2', speech: { personId: 'm2' } });
    meeting.given('chair', undo(meeting));
    expect(speakingNow(meeting.state)?.personId).toBe('m2');
  });

  test('not into another item', () => {
    const meeting = open().given('chair', grant('m2'), end, { type: 'TakeUpItem', itemId: 'muc-2' });
    expect(undoable(meeting.state)).toBeNull();
    expect(codeOf(meeting.when('chair', { type: 'UndoTurn', act: 'ended', speechId: 'c1' }))).toBe('nothing-to-undo');
  });

  test('not over a break, which would count as speech', () => {
    const meeting = open().given('chair', grant('m2'), end);
    const last = undo(meeting);
    meeting.given('chair', { type: 'SuspendMeeting', reason: 'Giải lao' }, { type: 'ResumeMeeting' });
    expect(codeOf(meeting.when('chair', last))).toBe('nothing-to-undo');
  });

  test('not for somebody who has left', () => {
    const meeting = open().given('chair', grant('m2'), end);
    const last = undo(meeting);
    meeting.given('sec', { type: 'RecordLeave', personId: 'm2', reason: '' });
    expect(codeOf(meeting.when('chair', last))).toBe('nothing-to-undo');
  });
});

test('[FLR-8] who is called past his own request does not stay in the queue', () => {
  const meeting = open().given('m2', ask).given('m3', ask).given('chair', grant('m2'));
  expect(speakingNow(meeting.state)?.personId).toBe('m2');
  expect(waiting(meeting)).toEqual(['m3']);
  meeting.given('chair', undo(meeting));
  expect(waiting(meeting)).toEqual(['m2', 'm3']);
});

describe('[FLR-14] a turn ends with', () => {
  const spoken = (meeting: Meeting) => meeting.state.floor.past.map((one) => one.personId);
  const leave = (personId: string) => ({ type: 'RecordLeave', personId, reason: '' }) as const;

  test.each([
    ['his leaving the room', leave('m2')],
    ['his check-in taken back', { type: 'UndoCheckIn', personId: 'm2' }],
    ['his taking no part in the item', { type: 'RecordRecusal', itemId: 'muc-1', personId: 'm2', reason: '' }],
  ] as const)('%s, and is on record', (_, gone) => {
    const meeting = open().given('chair', grant('m2')).given('sec', gone);
    expect(speakingNow(meeting.state)).toBeNull();
    expect(spoken(meeting)).toEqual(['m2']);
    expect(undoable(meeting.state)).toBeNull();
    expect(codeOf(meeting.when('chair', grant('m3')))).toBeNull();
  });

  test('the taking up of an item in which he takes no part', () => {
    const later = { type: 'RecordRecusal', itemId: 'muc-2', personId: 'm2', reason: '' } as const;
    const meeting = open().given('chair', later, { type: 'ConcludeItem', itemId: 'muc-1' }, grant('m2'));
    expect(speakingNow(meeting.state)?.personId).toBe('m2');
    meeting.now += 7000;
    const taken = meeting.when('chair', { type: 'TakeUpItem', itemId: 'muc-2' });
    expect(taken).toMatchObject([{ type: 'SpeechEnded' }, { type: 'ItemTakenUp' }]);
    expect(speakingNow(meeting.state)).toBeNull();
    expect(meeting.state.floor.past).toMatchObject([{ personId: 'm2', itemId: null, spokenMs: 7000 }]);
    expect(undoable(meeting.state)).toBeNull();
  });

  test('nobody else’s going, and no item to come', () => {
    const later = { type: 'RecordRecusal', itemId: 'muc-2', personId: 'm2', reason: '' } as const;
    const meeting = open().given('chair', grant('m2')).given('sec', leave('m3'), later);
    expect(speakingNow(meeting.state)?.personId).toBe('m2');
    meeting.given('chair', { type: 'EndSpeech' }, { type: 'ConcludeItem', itemId: 'muc-1' }, grant('m4'));
    meeting.given('chair', { type: 'TakeUpItem', itemId: 'muc-2' });
    expect(speakingNow(meeting.state)?.personId).toBe('m4');
  });

  test('and nobody presents who has left', () => {
    const meeting = open().given('chair', grant('m2'));
    expect(['chair', 'sec', 'm2', 'm3'].map((id) => mayPresent(meeting.state, id))).toEqual([true, true, true, false]);
    meeting.given('sec', leave('m2'), leave('sec'));
    expect(['sec', 'm2'].map((id) => mayPresent(meeting.state, id))).toEqual([false, false]);
  });
});
