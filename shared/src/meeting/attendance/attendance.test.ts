import { describe, expect, test } from 'vitest';
import { codeOf, commune, present, scene } from '../../testing/index.ts';
import { readAs } from '../fold.ts';
import { attendeeOf, groupsOf, presentPeople, quorumNow, screenViewer, viewerOf } from './index.ts';

const convened = () => scene(commune());
const presenceOf = (meeting: ReturnType<typeof convened>, id: string) => attendeeOf(meeting.state, id)?.presence;
const absent = (personId: string, excused = true) =>
  ({ type: 'RecordAbsence', personId, reason: 'Đi công tác', excused }) as const;

describe('coming and going', () => {
  test('[ATT-1] everyone checks in himself, by tap or code', () => {
    const meeting = convened();
    expect(codeOf(meeting.when('m2', { type: 'CheckIn', personId: 'm2', method: 'self' }))).toBeNull();
    expect(codeOf(meeting.when('visitor', { type: 'CheckIn', personId: 'visitor', method: 'qr' }))).toBeNull();
    expect(presentPeople(meeting.state).map((one) => one.personId)).toEqual(['m2', 'visitor']);
    expect(presenceOf(meeting, 'm2')).toEqual({ is: 'present', since: meeting.now, method: 'self' });
  });

  test.each([
    ['m2', 'm3', 'self'],
    ['m2', 'm2', 'card'],
    ['m2', 'm2', 'secretary'],
    ['clock', 'm2', 'secretary'],
  ] as const)('[ATT-1] %s does not check in %s by %s', (who, personId, method) => {
    expect(codeOf(convened().when(who, { type: 'CheckIn', personId, method }))).toBe('check-in-of-another');
  });

  test('[ATT-1] chair and secretary check in anyone', () => {
    const meeting = convened()
      .given('sec', { type: 'CheckIn', personId: 'm2', method: 'card' })
      .given('chair', { type: 'CheckIn', personId: 'm3', method: 'secretary' });
    expect(presentPeople(meeting.state)).toHaveLength(2);
  });

  test('[ATT-2] nobody uninvited, nobody twice', () => {
    const meeting = convened();
    expect(codeOf(meeting.when('stranger', { type: 'CheckIn', personId: 'stranger', method: 'self' }))).toBe(
      'not-invited',
    );
    meeting.given('m2', { type: 'CheckIn', personId: 'm2', method: 'self' });
    expect(codeOf(meeting.when('m2', { type: 'CheckIn', personId: 'm2', method: 'qr' }))).toBe('already-present');
  });

  test('[ATT-3] an undone check-in leaves what stood before it', () => {
    const meeting = convened().given('sec', absent('m2'), { type: 'CheckIn', personId: 'm2', method: 'secretary' });
    expect(codeOf(meeting.when('m2', { type: 'UndoCheckIn', personId: 'm2' }))).toBe('not-chair-or-secretary');
    meeting.given('sec', { type: 'UndoCheckIn', personId: 'm2' });
    expect(presenceOf(meeting, 'm2')).toMatchObject({ is: 'absent', reason: 'Đi công tác', excused: true });
    expect(attendeeOf(meeting.state, 'm2')?.stays).toEqual([]);
    expect(codeOf(meeting.when('sec', { type: 'UndoCheckIn', personId: 'm2' }))).toBe('not-present');
  });

  test('[ATT-4] a stay ends with its reason, and a return begins another', () => {
    const meeting = convened().given('m2', { type: 'CheckIn', personId: 'm2', method: 'self' });
    const came = meeting.now;
    meeting.now += 60_000;
    const left = meeting.now;
    expect(codeOf(meeting.when('m3', { type: 'RecordLeave', personId: 'm2', reason: '' }))).toBe(
      'not-chair-or-secretary',
    );
    meeting.given('m2', { type: 'RecordLeave', personId: 'm2', reason: 'Việc gấp' });
    expect(codeOf(meeting.when('sec', { type: 'RecordLeave', personId: 'm2', reason: '' }))).toBe('not-present');
    meeting.now += 60_000;
    meeting.given('m2', { type: 'CheckIn', personId: 'm2', method: 'self' });
    expect(attendeeOf(meeting.state, 'm2')?.stays).toEqual([
      { from: came, to: left, reason: 'Việc gấp' },
      { from: meeting.now, to: null, reason: '' },
    ]);
    meeting.given('sec', { type: 'UndoCheckIn', personId: 'm2' });
    expect(presenceOf(meeting, 'm2')).toEqual({ is: 'left', at: left, reason: 'Việc gấp' });
  });

  test('[ATT-5] an absence is one’s own word, its excuse the chair’s', () => {
    const meeting = convened();
    expect(codeOf(meeting.when('m3', absent('m2')))).toBe('not-chair-or-secretary');
    meeting.given('m2', absent('m2'));
    expect(presenceOf(meeting, 'm2')).toEqual({
      is: 'absent',
      reason: 'Đi công tác',
      excused: false,
      deducted: false,
    });
    meeting.given('chair', absent('m2'));
    expect(presenceOf(meeting, 'm2')).toMatchObject({ excused: true });
    expect(codeOf(meeting.when('sec', absent('stranger')))).toBe('not-invited');
    meeting.given('sec', { type: 'CheckIn', personId: 'm3', method: 'secretary' });
    expect(codeOf(meeting.when('sec', absent('m3')))).toBe('already-present');
  });

  test('[ATT-10, RUL-1] the quorum is of all voters, and its loss is no event', () => {
    const meeting = present(convened(), 6).given('sec', { type: 'CheckIn', personId: 'guest', method: 'secretary' });
    expect(quorumNow(meeting.state)).toEqual({ required: 6, present: 6, total: 8, met: true });
    expect(meeting.when('sec', { type: 'RecordLeave', personId: 'm2', reason: '' })).toHaveLength(1);
    expect(quorumNow(meeting.state)).toEqual({ required: 6, present: 5, total: 8, met: false });
  });

  test.each([
    ['chair', ['chair', 'voter']],
    ['sec', ['secretary']],
    ['m2', ['voter']],
    ['guest', ['guest']],
    ['visitor', ['visitor']],
    ['stranger', []],
    ['constructor', []],
  ])('[ATT-11] %s reads as %j', (who, groups) => {
    expect(groupsOf(convened().state, who)).toEqual(groups);
  });
});

describe('substitutes', () => {
  const appoint = (personId: string, substituteId: string) =>
    ({ type: 'AppointSubstitute', personId, substituteId, reason: 'Đi họp tỉnh' }) as const;
  const withdraw = { type: 'WithdrawSubstitute', substituteId: 'sub' } as const;

  test('[ATT-6] are appointed by chair or secretary for one who is not there', () => {
    const meeting = present(convened(), 2).given('sec', appoint('m3', 'sub'));
    const refused = (who: string, personId: string, substituteId: string) =>
      codeOf(meeting.when(who, appoint(personId, substituteId)));
    expect(refused('m3', 'm4', 'other')).toBe('not-chair-or-secretary');
    expect(refused('sec', 'stranger', 'other')).toBe('not-invited');
    expect(refused('sec', 'm2', 'other')).toBe('already-present');
    expect(refused('sec', 'm4', 'm4')).toBe('substitute-of-self');
    expect(refused('sec', 'sub', 'other')).toBe('substitute-of-self');
    expect(refused('sec', 'm4', 'm5')).toBe('substitute-is-voter');
    expect(refused('sec', 'm4', 'sub')).toBe('substitute-already');
    expect(refused('sec', 'm3', 'other')).toBe('substitute-already');
  });

  test('[ATT-7] attend in the absentee’s place, beyond the quorum', () => {
    const meeting = convened().given('sec', appoint('m3', 'sub'), { type: 'CheckIn', personId: 'sub', method: 'card' });
    expect(attendeeOf(meeting.state, 'sub')).toMatchObject({ standsInFor: 'm3', voter: false, itemIds: null });
    expect(quorumNow(meeting.state)).toMatchObject({ present: 0, total: 8 });
    expect(groupsOf(meeting.state, 'sub')).toEqual(['guest']);
  });

  test('[ATT-7] keep their own invitation besides', () => {
    const meeting = convened().given('sec', appoint('visitor', 'guest'));
    expect(groupsOf(meeting.state, 'guest')).toEqual(['guest']);
    meeting.given('sec', { type: 'WithdrawSubstitute', substituteId: 'guest' }, appoint('m3', 'visitor'));
    expect(groupsOf(meeting.state, 'visitor')).toEqual(['guest']);
  });

  test('[ATT-8] are told the papers of the items they may now attend, they alone', () => {
    const meeting = convened();
    const told = meeting.when('sec', appoint('visitor', 'sub'));
    expect(told).toMatchObject([
      { type: 'SubstituteAppointed' },
      { type: 'InvitationTold' },
      { type: 'PaperPublished', paper: { id: 'p2' } },
    ]);
    expect(meeting.records.at(-1)?.audience).toEqual({ to: 'some', groups: [], persons: ['sub'] });
    const last = (entries: ReturnType<typeof readAs>) => entries.at(-1);
    expect(last(readAs(meeting.records, viewerOf(meeting.state, 'sub')))).toMatchObject({
      event: { paper: { id: 'p2' } },
    });
    for (const viewer of [screenViewer, viewerOf(meeting.state, 'chair'), viewerOf(meeting.state, 'guest')])
      expect(last(readAs(meeting.records, viewer))).toEqual({ hiddenTo: meeting.records.length });
  });

  test('[ATT-8] are told nothing twice', () => {
    const meeting = convened();
    expect(meeting.when('sec', appoint('m3', 'sub'))).toHaveLength(1);
    expect(meeting.when('sec', appoint('visitor', 'guest'))).toHaveLength(1);
  });

  test('[ATT-9] are withdrawn while out of the room', () => {
    const meeting = convened().given('sec', appoint('m3', 'sub'), { type: 'CheckIn', personId: 'sub', method: 'card' });
    expect(codeOf(meeting.when('m3', withdraw))).toBe('not-chair-or-secretary');
    expect(codeOf(meeting.when('sec', { ...withdraw, substituteId: 'guest' }))).toBe('substitute-unknown');
    expect(codeOf(meeting.when('sec', withdraw))).toBe('already-present');
    meeting.given('sec', { type: 'RecordLeave', personId: 'sub', reason: '' }, withdraw);
    expect(attendeeOf(meeting.state, 'sub')).toMatchObject({ standsInFor: null, itemIds: [] });
    expect(groupsOf(meeting.state, 'sub')).toEqual(['visitor']);
  });

  test('[ATT-9] leave the list if they came for nothing else, and fall back on their own invitation', () => {
    const meeting = convened().given('sec', appoint('m3', 'sub'), withdraw, appoint('m3', 'visitor'));
    expect(attendeeOf(meeting.state, 'sub')).toBeUndefined();
    meeting.given('sec', { ...withdraw, substituteId: 'visitor' });
    expect(attendeeOf(meeting.state, 'visitor')).toMatchObject({ standsInFor: null, itemIds: ['muc-2'] });
    expect(groupsOf(meeting.state, 'visitor')).toEqual(['visitor']);
  });
});
