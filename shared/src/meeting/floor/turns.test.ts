// Requests by rank, turns above one another, and taking them back, held against random acts.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Seen } from '../../kernel/index.ts';
import { commune, present, scene } from '../../testing/index.ts';
import { decide } from '../decide.ts';
import { type AnyCommand, evolve, type MeetingEvent } from '../registry.ts';
import { queuePlace, requestOf, speakingNow, spokenMs, turnOf, undoable } from './index.ts';

const start = present(scene(commune()), 7).given(
  'chair',
  { type: 'OpenMeeting' },
  { type: 'TakeUpItem', itemId: 'muc-1' },
);

type Purpose = 'speech' | 'question' | 'pointOfOrder';
const request = (requestId: string, personId: string, purpose: Purpose): MeetingEvent => ({
  type: 'SpeechRequested',
  requestId,
  personId,
  kind: 'thaoLuan',
  topic: '',
  itemId: 'muc-1',
  ...(purpose === 'speech' ? {} : { purpose, rank: purpose === 'question' ? 0 : 5 }),
});

/** A meeting to which other capabilities tell events of the floor. */
class Floor {
  readonly log: Seen<MeetingEvent>[] = [];
  state = start.state;
  now = start.now;

  event(event: MeetingEvent): this {
    const seen = { seq: this.state.seq + 1, at: this.now, by: 'chair', event };
    this.log.push(seen);
    this.state = evolve(this.state, seen);
    return this;
  }
  ask(personId: string, purpose: Purpose): this {
    return this.event(request(`r${this.state.seq}`, personId, purpose));
  }
  /** Carries a command out as its capability decides. */
  send(command: AnyCommand): this {
    const actor = { kind: 'person', personId: 'chair' } as const;
    const commandId = `c${this.state.seq}`;
    const outcome = decide(this.state, command, { actor, at: this.now, commandId, proof: null });
    if (outcome.ok) for (const { event } of outcome.events) this.event(event);
    return this;
  }
  give(personId: string): this {
    const requestId = requestOf(this.state, personId)?.id ?? null;
    return this.send({ type: 'GrantFloor', personId, requestId, kind: 'thaoLuan' });
  }
  end(): this {
    return this.send({ type: 'EndSpeech' });
  }
  wait(ms: number): this {
    this.now += ms;
    return this;
  }
  get waiting() {
    return this.state.floor.requests.map((one) => one.personId);
  }
  get stack() {
    return this.state.floor.turns.map((one) => one.personId);
  }
  spoken(personId: string): number | undefined {
    const { turns, past } = this.state.floor;
    const turn = [...turns, ...past].find((one) => one.personId === personId);
    return turn && spokenMs(turn, this.now);
  }
}

test('[FLR-15] requests are called by rank, and those of one rank as they came', () => {
  const floor = new Floor().ask('m2', 'speech').ask('m3', 'pointOfOrder').ask('m4', 'speech').ask('m5', 'pointOfOrder');
  expect(floor.waiting).toEqual(['m3', 'm5', 'm2', 'm4']);
  expect(queuePlace(floor.state, 'm2')).toBe(3);
});

describe('[FLR-16] a turn for anything but a speech', () => {
  test('stops the one that runs, and gives the floor back with its time', () => {
    const floor = new Floor().give('m2').wait(20_000).ask('m3', 'question').give('m3').wait(7000);
    expect([floor.stack, floor.spoken('m2'), floor.spoken('m3')]).toEqual([['m2', 'm3'], 20_000, 7000]);
    expect(speakingNow(floor.state)).toMatchObject({ personId: 'm3', purpose: 'question' });
    floor.end().wait(5000);
    expect([floor.stack, floor.spoken('m2'), floor.spoken('m3')]).toEqual([['m2'], 25_000, 7000]);
    floor.end();
    expect(floor.state.floor.past.map((one) => one.personId)).toEqual(['m2', 'm3']);
  });

  test('ends with all below it when somebody is called to speak', () => {
    const floor = new Floor().give('m2').ask('m3', 'question').wait(1000).give('m3').wait(1000).give('m4');
    expect([floor.stack, floor.spoken('m2'), floor.spoken('m3')]).toEqual([['m4'], 1000, 1000]);
  });

  test('is never given to who was interrupted, whose own turn goes on', () => {
    const floor = new Floor().give('m2').ask('m3', 'question').give('m3').ask('m2', 'question').give('m2');
    expect(floor.stack).toEqual(['m2', 'm3']);
  });

  test('[FLR-14] goes on when who was interrupted leaves: nobody who is gone has the floor again', () => {
    const floor = new Floor().give('m2').ask('m3', 'question').give('m3');
    floor.send({ type: 'RecordLeave', personId: 'm2', reason: '' });
    expect(floor.stack).toEqual(['m3']);
    floor.wait(5000).end();
    expect([floor.stack, floor.spoken('m3')]).toEqual([[], 5000]);
  });

  test('[FLR-14] goes on when an item is taken up in which who was interrupted takes no part', () => {
    const floor = new Floor().send({ type: 'ConcludeItem', itemId: 'muc-1' });
    floor.send({ type: 'RecordRecusal', itemId: 'muc-2', personId: 'm2', reason: '' });
    floor.give('m2').ask('m3', 'question').give('m3').send({ type: 'TakeUpItem', itemId: 'muc-2' });
    expect(floor.stack).toEqual(['m3']);
  });

  test('[FLR-14] whose clock stands is not set going by the end of one below', () => {
    const floor = new Floor().give('m2').ask('m3', 'question').give('m3').send({ type: 'PauseSpeech' });
    floor.send({ type: 'RecordLeave', personId: 'm2', reason: '' });
    expect(speakingNow(floor.state)).toMatchObject({ personId: 'm3', runningSince: null });
  });

  test('[FLR-12] does not come back where the one below it has left', () => {
    const floor = new Floor().give('m2').ask('m3', 'question').give('m3').give('m4');
    expect(undoable(floor.state)).toMatchObject({ act: 'granted', floorTo: 'm3' });
    floor.send({ type: 'RecordLeave', personId: 'm2', reason: '' });
    expect(undoable(floor.state)).toBeNull();
  });

  test('[FLR-12] is taken back as if who was interrupted had gone on', () => {
    const floor = new Floor().give('m2').wait(1000).ask('m3', 'question').give('m3').wait(2000);
    expect(undoable(floor.state)).toMatchObject({ act: 'granted', speech: { personId: 'm3' }, floorTo: 'm2' });
    floor.event({ type: 'TurnUndone' });
    expect([floor.stack, floor.waiting, floor.spoken('m2')]).toEqual([['m2'], ['m3'], 3000]);
  });
});

type Act = 'ask' | 'question' | 'point' | 'give' | 'withdraw' | 'end' | 'endLowest' | 'clock' | 'undo';
const acts = fc.constantFrom<Act>(
  ...(['ask', 'question', 'point', 'give', 'give', 'give'] as const),
  ...(['withdraw', 'end', 'endLowest', 'clock', 'undo', 'undo'] as const),
);
const courses = fc.array(fc.tuple(fc.constantFrom(0, 1000, 7000), fc.constantFrom('m2', 'm3', 'm4', 'm5'), acts), {
  maxLength: 40,
  size: 'max',
});

test('[FLR-9, FLR-16] a clock that the chair had stopped before an interruption stands after it', () => {
  const floor = new Floor().give('m2').wait(1000).send({ type: 'PauseSpeech' }).ask('m3', 'pointOfOrder').give('m3');
  expect(floor.wait(1000).end().state.floor.turns).toMatchObject([{ personId: 'm2', runningSince: null }]);
});

test('[FLR-10, LIFE-3] an interruption that ends in a break sets no clock going', () => {
  const floor = new Floor().give('m2').wait(1000).ask('m3', 'pointOfOrder').give('m3').wait(1000);
  floor.send({ type: 'PauseSpeech' }).send({ type: 'SuspendMeeting', reason: '' });
  floor.send({ type: 'RecordLeave', personId: 'm3', reason: '' });
  expect(floor.state.life.phase).toBe('suspended');
  floor.wait(900_000).send({ type: 'ResumeMeeting' });
  expect(floor.state.floor.turns.map((turn) => [turn.personId, spokenMs(turn, floor.now)])).toEqual([['m2', 1000]]);
});

test('[FLR-4, FLR-12] somebody who asked again after his turn does not wait while he has it back', () => {
  const floor = new Floor().give('m2').wait(1000).end().ask('m2', 'speech');
  const undo = undoable(floor.state);
  floor.send({ type: 'UndoTurn', act: 'ended', speechId: undo?.speech.id ?? '' });
  expect(speakingNow(floor.state)).toMatchObject({ personId: 'm2' });
  expect(floor.state.floor.requests).toEqual([]);
});

/** Does this act, if it can be done now. */
function happens(floor: Floor, who: string, act: Act): void {
  const asked = requestOf(floor.state, who);
  const speech = speakingNow(floor.state);
  const { past, undo } = floor.state.floor;
  // A request of somebody who gets his turn back goes, which has a test of its own.
  const mayHaveItBack = past.some(({ id, personId }) => personId === who && undo?.clocks.some((one) => one.id === id));
  const mayAsk = !asked && !turnOf(floor.state, who) && !mayHaveItBack;
  if (act === 'ask' && mayAsk) floor.ask(who, 'speech');
  if (act === 'question' && mayAsk) floor.ask(who, 'question');
  if (act === 'point' && mayAsk) floor.ask(who, 'pointOfOrder');
  if (act === 'give') floor.give(who);
  if (act === 'withdraw' && asked) floor.event({ type: 'RequestWithdrawn', requestId: asked.id });
  if (act === 'end') floor.end();
  const [lowest] = floor.state.floor.turns;
  if (act === 'endLowest' && lowest) floor.event({ type: 'SpeechEnded', speechId: lowest.id });
  if (act === 'clock' && speech)
    floor.event({ type: speech.runningSince === null ? 'SpeechContinued' : 'SpeechPaused' });
  if (act === 'undo' && undoable(floor.state) && !clockTouched(floor.log)) floor.event({ type: 'TurnUndone' });
}
const isTurn = ({ event }: Seen<MeetingEvent>): boolean =>
  event.type === 'FloorGranted' || event.type === 'SpeechEnded';
/** Whether a clock was stopped or started since the last giving or ending, which would otherwise have met another turn. */
const clockTouched = (log: Floor['log']): boolean =>
  log.slice(log.findLastIndex(isTurn)).some(({ event }) => /Paused|Continued/.test(event.type));

/** The log without each giving or ending that was taken back, and without the taking back. */
function asIfNotDone(log: Floor['log']): Floor['log'] {
  const kept: Floor['log'] = [];
  for (const one of log)
    if (one.event.type === 'TurnUndone') kept.splice(kept.findLastIndex(isTurn), 1);
    else kept.push(one);
  return kept;
}

test('[FLR-10, FLR-12, FLR-16] taking back restores order and time exactly, and no time is lost or counted twice', () => {
  let [undone, interrupted] = [0, 0];
  fc.assert(
    fc.property(courses, (course) => {
      const floor = new Floor();
      for (const [ms, who, act] of course) happens(floor.wait(ms), who, act);
      let [state, last, floorTime] = [start.state, start.now, 0];
      const pass = (to: number) => {
        if (speakingNow(state)?.runningSince != null) floorTime += to - last;
        last = to;
      };
      for (const seen of asIfNotDone(floor.log)) {
        pass(seen.at);
        state = evolve(state, seen);
        expect(state.floor.turns.slice(0, -1).every(({ runningSince }) => runningSince === null)).toBe(true);
        if (state.floor.turns.length > 1) interrupted += 1;
      }
      pass(floor.now);
      const { turns, past } = floor.state.floor;
      expect({ ...floor.state.floor, undo: null }).toEqual({ ...state.floor, undo: null });
      expect([...turns, ...past].reduce((sum, one) => sum + spokenMs(one, floor.now), 0)).toBe(floorTime);
      undone += floor.log.filter(({ event }) => event.type === 'TurnUndone').length;
    }),
    { numRuns: 300 },
  );
  expect(Math.min(undone, interrupted)).toBeGreaterThan(100);
});
