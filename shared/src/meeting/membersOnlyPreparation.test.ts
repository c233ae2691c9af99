// The preparation as guests and visitors learn of it: whom an item invites, which papers are for members only, what the pack lets them know.

import { describe, expect, test } from 'vitest';
import { committeeRules, commune, motion, present, type Scene, scene } from '../testing/index.ts';
import { fold, foundingEvents, groupsOf, type Invited, knowsWhole, readAs, viewerOf } from './index.ts';

describe('the preparation', () => {
  const draft = commune();
  const { guest, visitor } = Object.fromEntries(draft.invited.map((one) => [one.personId, one]));
  const other = { ...visitor, personId: 'other', seatId: null, itemIds: ['muc-1', 'muc-3'] } as Invited;
  const meeting = () => scene({ ...draft, invited: [...draft.invited, other] });
  const told = (at: Scene, who: string) => readAs(at.records, viewerOf(at.state, who));
  const visitsOf = (at: Scene, who: string) =>
    Object.fromEntries(
      Object.values(fold(told(at, who)).attendance.people).flatMap(({ personId, itemIds }) =>
        itemIds ? [[personId, itemIds]] : [],
      ),
    );

  test('[AUD-9] everyone learns that somebody is invited for some items only, and insiders and he himself for which', () => {
    const at = meeting();
    expect(guest?.itemIds).toBeNull();
    expect(visitsOf(at, 'guest')).toEqual({ visitor: [], other: [] });
    expect(visitsOf(at, 'visitor')).toEqual({ visitor: ['muc-2'], other: [] });
    expect(visitsOf(at, 'other')).toEqual({ visitor: [], other: ['muc-1', 'muc-3'] });
    for (const who of ['chair', 'sec', 'm2']) expect(fold(told(at, who)).attendance).toEqual(at.state.attendance);
    expect(groupsOf(fold(told(at, 'guest')), 'other')).toEqual(['visitor']);
  });

  test('[AUD-9] who stands in for somebody learns what that one is invited to, and nobody else does', () => {
    const at = meeting().given(
      'sec',
      { type: 'AppointSubstitute', personId: 'other', substituteId: 'sub', reason: '' },
      { type: 'AppointSubstitute', personId: 'm8', substituteId: 'visitor', reason: '' },
    );
    expect(visitsOf(at, 'sub')).toEqual({ other: ['muc-1', 'muc-3'], sub: ['muc-1', 'muc-3'] });
    expect(visitsOf(at, 'guest')).toEqual({ other: [], sub: [] });
    at.given('sec', { type: 'WithdrawSubstitute', substituteId: 'visitor' });
    expect(visitsOf(at, 'visitor')).toEqual({ visitor: ['muc-2'], other: [], sub: [] });
  });

  test.each([
    ['stands under an item for everyone', []],
    ['was withdrawn', [{ type: 'WithdrawPaper', paperId: 'p2', reason: 'Thay bản khác' }]],
  ] as const)('[AUD-8] minutes that name a paper for members which %s are not for guests', (_, more) => {
    const draft = commune();
    draft.items = draft.items.filter(({ access }) => access === 'everyone');
    draft.papers = draft.papers.flatMap((one) =>
      one.itemId === 'muc-3' ? [] : [one.id === 'p2' ? { ...one, access: 'voters' as const } : one],
    );
    const at = scene(draft).given('sec', ...more);
    expect(knowsWhole(at.state, viewerOf(at.state, 'guest'))).toBe(false);
    expect(knowsWhole(at.state, viewerOf(at.state, 'm2'))).toBe(true);
    const open = scene({ ...draft, papers: draft.papers.filter(({ id }) => id !== 'p2') });
    expect(knowsWhole(open.state, viewerOf(open.state, 'guest'))).toBe(true);
  });

  test('[AUD-10] guests and visitors learn that the session is closed, not who proposed it and on which basis', () => {
    const at = present(meeting(), 8).given(
      'chair',
      { type: 'OpenMeeting' },
      { type: 'DecideClosedSession', closed: true, proposedBy: 'Thường trực HĐND', basis: 'Tố cáo ông A' },
    );
    for (const who of ['guest', 'visitor']) {
      const state = fold(told(at, who));
      expect(state.life.closedSession).toMatchObject([{ closed: true, proposedBy: '', basis: '' }]);
      expect(knowsWhole(at.state, viewerOf(at.state, who))).toBe(false);
    }
    expect(fold(told(at, 'm2')).life.closedSession).toMatchObject([{ basis: 'Tố cáo ông A' }]);
    expect(knowsWhole(at.state, viewerOf(at.state, 'm2'))).toBe(true);
  });

  test('[AUD-7] guests learn neither which papers for members only a vote is on, nor that an item has papers handed out', () => {
    const items = draft.items.map((one) => (one.id === 'muc-3' ? { ...one, paperOnly: true } : one));
    const papers = draft.papers.map((one) => (one.id === 'p2' ? { ...one, access: 'voters' as const } : one));
    const at = scene({
      ...draft,
      items,
      papers: papers.filter((one) => one.id !== 'p3'),
      motions: [motion('v1', { paperIds: ['p1', 'p2'] })],
    }).given('sec', { type: 'DuplicateVote', voteId: 'v1' });
    const asked = (who: string) => Object.values(fold(told(at, who)).voting.votes).map((vote) => vote.motion.paperIds);
    expect([asked('guest'), asked('m2')]).toEqual([
      [['p1'], ['p1']],
      [
        ['p1', 'p2'],
        ['p1', 'p2'],
      ],
    ]);
    const onPaper = (who: string) => fold(told(at, who)).agenda.items.map((one) => one.paperOnly);
    expect([onPaper('guest'), onPaper('m2')]).toEqual([
      [false, false, false, true],
      [false, false, true, true],
    ]);
  });

  test('stands open in meetings of an earlier edition', () => {
    const old = foundingEvents({ ...draft, info: { ...draft.info, procedure: 3 } });
    expect(old.map(({ event }) => event.type)).not.toContain('InvitationTold');
    expect(JSON.stringify(old[0])).not.toMatch(/"visits"/);
  });
});

test('[AUD-7] a pack may have guests told', () => {
  const motions = [motion('v1', { itemId: 'muc-3', paperIds: [] })];
  const meeting = scene(commune({ rules: { ...committeeRules, guestsTold: true }, motions }));
  const { agenda, voting } = fold(readAs(meeting.records, viewerOf(meeting.state, 'guest')));
  expect([agenda.items[2]?.title, voting.votes.v1?.motion.title]).toEqual(['Nội dung 3', 'Nội dung v1']);
});
