import { describe, expect, test } from 'vitest';
import { fold, initialMeeting, type MeetingRecord, readAs } from '../meeting/index.ts';
import { commune, present, scene } from '../testing/index.ts';
import { Follower } from './follower.ts';
import { protocolVersion } from './messages.ts';

const { records } = present(scene(commune()), 8);
const entries = (from: number, to: number) =>
  records.slice(from, to).map(({ seq, at, by, event }: MeetingRecord) => ({ seq, at, by, event }));
const delta = (from: number, to: number) => ({ how: 'delta', entries: entries(from, to) }) as const;
const frame = (from: number, to: number) => ({ after: from, entries: entries(from, to) });

/** Has folded the first `to` records. */
function following(to = 5): Follower {
  const follower = new Follower();
  follower.greet();
  follower.welcome('m2', delta(0, to));
  return follower;
}

describe('one who follows a log', () => {
  test('says from where to go on, and as whom the state was folded', () => {
    const follower = new Follower();
    expect(follower.greet()).toEqual({ protocol: protocolVersion, lastSeq: 0, foldedAs: '' });
    expect(follower.welcome('m2', delta(0, 5))).toEqual({ missed: 5, again: false });
    expect(follower.greet()).toEqual({ protocol: protocolVersion, lastSeq: 5, foldedAs: 'm2' });
  });

  test('has one hello out at a time: what is asked meanwhile is asked once after it', () => {
    const follower = new Follower();
    follower.greet();
    expect([follower.greet(), follower.greet()]).toEqual([null, null]);
    expect(follower.welcome('m2', delta(0, 5)).again).toBe(true);
    expect(follower.greet()?.lastSeq).toBe(5);
    expect(follower.welcome('m2', delta(5, 7))).toEqual({ missed: 2, again: false });
  });

  test('greets again where a hello brought nothing, and says whether one was asked for meanwhile', () => {
    const follower = new Follower();
    follower.greet();
    expect(follower.noWelcome()).toBe(false);
    follower.greet();
    follower.greet();
    expect(follower.noWelcome()).toBe(true);
    expect(follower.greet()?.lastSeq).toBe(0);
  });

  test('folds what is new in a frame, and passes over what it knows', () => {
    const follower = following(5);
    expect(follower.take(frame(3, 7))).toEqual(entries(5, 7));
    expect(follower.take(frame(3, 7))).toEqual([]);
    expect(follower.state).toEqual(fold(entries(0, 7)));
  });

  test('keeps withheld numbers: they are no gap', () => {
    const follower = following(5);
    const entry = { hiddenTo: 9 };
    expect(follower.take({ after: 5, entries: [entry] })).toEqual([entry]);
    expect(follower.take(frame(9, 10))).toEqual(entries(9, 10));
  });

  test('notices a gap, and folds nothing beyond it', () => {
    const follower = following(5);
    expect(follower.take(frame(6, 8))).toBe('gap');
    expect(follower.state.seq).toBe(5);
  });

  test('holds back what comes before the welcome, and folds it on top', () => {
    const follower = following(5);
    follower.greet();
    expect([follower.upToDate, follower.take(frame(7, 9)), follower.state.seq]).toEqual([false, [], 5]);
    expect(follower.welcome('m2', delta(5, 8))).toEqual({ missed: 3, again: false });
    expect([follower.upToDate, follower.state]).toEqual([true, fold(entries(0, 9))]);
  });

  test('a gap between the welcome and what came before it is asked for', () => {
    const follower = following(5);
    follower.greet();
    follower.take(frame(7, 9));
    expect(follower.welcome('m2', delta(5, 6))).toEqual({ missed: 1, again: true });
    expect(follower.state.seq).toBe(6);
  });

  test('a frame held back for a hello that brought nothing is not taken after the next', () => {
    const follower = following(5);
    follower.greet();
    follower.take(frame(5, 9));
    follower.noWelcome();
    follower.greet();
    follower.welcome('m3', { how: 'snapshot', state: initialMeeting, own: [] });
    expect(follower.state).toBe(initialMeeting);
  });

  test('one’s own records, folded late on a state that others read too, leave its number', () => {
    const reader = { personId: 'm2', groups: [] };
    const follower = following(0);
    follower.greet();
    const whole = fold(readAs(records, reader));
    follower.welcome('m2', { how: 'snapshot', state: whole, own: entries(1, 2) });
    expect(follower.state.seq).toBe(whole.seq);
  });
});
