import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { committeeRules, commune, motion, scene } from '../testing/index.ts';
import { MeetingDraft } from './draftInput.ts';
import { checkDraft } from './founding.ts';
import { attendeeOf, fold, itemOf, readAs, viewerOf } from './index.ts';

type Change = (draft: MeetingDraft) => void;

const refusedAfter = (change: Change) => {
  const draft = structuredCopy(commune());
  change(draft);
  return checkDraft(draft);
};

const structuredCopy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
const first = <T>(list: readonly T[]): T => list[0] as T;

test('[LIFE-7] convenes what holds together', () => {
  expect(checkDraft(commune())).toBeNull();
  expect(z.safeParse(MeetingDraft, commune()).success).toBe(true);
});

test.each<[string, Change, string, Record<string, string>]>([
  ['a chair who is not invited', (d) => d.info.chairs.push('x'), 'draft-officer-not-invited', { person: 'x' }],
  ['a secretary who is not invited', (d) => d.info.secretaries.push('x'), 'draft-officer-not-invited', { person: 'x' }],
  [
    'somebody recused who is not invited',
    (d) => d.recusals.push({ itemId: 'muc-1', personId: 'x', reason: '' }),
    'draft-recused-not-invited',
    { person: 'x' },
  ],
  [
    'a recusal from no item',
    (d) => d.recusals.push({ itemId: 'muc-9', personId: 'm2', reason: '' }),
    'draft-item-of-person-gone',
    { person: 'm2' },
  ],
  [
    'a person twice',
    (d) => d.invited.push({ ...first(d.invited), seatId: null }),
    'draft-person-twice',
    { person: 'chair' },
  ],
  ['a chair twice', (d) => d.info.chairs.push('chair'), 'draft-officer-twice', { person: 'chair' }],
  [
    'a secretary twice',
    (d) => d.info.secretaries.push(first(d.info.secretaries)),
    'draft-officer-twice',
    { person: first(commune().info.secretaries) },
  ],
  [
    'a seat of the room twice',
    (d) => d.info.room.seats.push(first(d.info.room.seats)),
    'draft-listed-twice',
    { name: 'A1' },
  ],
  [
    'a kind of speech twice',
    (d) => d.info.speechLimits.push(first(d.info.speechLimits)),
    'draft-listed-twice',
    { name: 'Trình bày' },
  ],
  ['an item twice', (d) => d.items.push(first(d.items)), 'draft-listed-twice', { name: 'Nội dung 1' }],
  ['a paper twice', (d) => d.papers.push(first(d.papers)), 'draft-listed-twice', { name: 'Về p1' }],
  ['a vote twice', (d) => d.motions.push(first(d.motions)), 'draft-listed-twice', { name: 'Nội dung v1' }],
  [
    'a seat twice',
    (d) => Object.assign(first(d.invited), { seatId: 'A2' }),
    'draft-seat-taken',
    { person: 'm2', seat: 'A2' },
  ],
  [
    'a seat the room lacks',
    (d) => Object.assign(first(d.invited), { seatId: 'Z9' }),
    'draft-seat-unknown',
    { person: 'chair', seat: 'Z9' },
  ],
  ['a paper of no item', (d) => Object.assign(first(d.papers), { itemId: 'x' }), 'draft-item-gone', { paper: 'Về p1' }],
  [
    'a vote of no item',
    (d) => Object.assign(first(d.motions), { itemId: 'x' }),
    'draft-item-gone',
    { vote: 'Nội dung v1', item: '' },
  ],
  [
    'a visitor of no item',
    (d) => Object.assign(first(d.invited), { itemIds: ['x'] }),
    'draft-item-of-person-gone',
    { person: 'chair' },
  ],
  [
    'a vote on no paper',
    (d) => Object.assign(first(d.motions), { paperIds: ['x'] }),
    'draft-paper-gone',
    { vote: 'Nội dung v1', item: 'Nội dung 1' },
  ],
  [
    'nobody who votes',
    (d) => {
      d.invited = d.invited.map((one) => ({ ...one, voter: false }));
      d.info.headId = null;
    },
    'draft-no-voters',
    {},
  ],
  [
    'a head of the body who does not vote',
    (d) => Object.assign(d.info, { headId: 'guest' }),
    'draft-head-not-voter',
    { person: 'guest' },
  ],
  [
    'a tie rule and no word on who the head is',
    (d) => Reflect.deleteProperty(d.info, 'headId'),
    'draft-head-missing',
    { name: 'Chủ tịch UBND' },
  ],
  [
    'an end before the start',
    (d) => Object.assign(d.info, { scheduledEnd: d.info.scheduledStart }),
    'draft-ends-before-start',
    {},
  ],
])('[LIFE-7] refuses a draft with %s', (_, change, code, params) => {
  const refusal = refusedAfter(change);
  expect(refusal).toEqual({ code, params });
  const { info, invited, items, papers, motions } = commune();
  const ids = [
    info.id,
    'x',
    'muc-9',
    ...invited.map((one) => one.personId),
    ...[...items, ...papers, ...motions].map((one) => one.id),
  ];
  // On screen a person has a name; an id is never shown.
  expect(Object.entries(params).filter(([key, value]) => key !== 'person' && ids.includes(value))).toEqual([]);
});

test('[LIFE-8] keeps no file for an item on paper, and opens no paper of an item for voters', () => {
  const file = (d: MeetingDraft) => Object.assign(first(d.papers), { itemId: 'muc-4' });
  expect(refusedAfter(file)).toEqual({ code: 'paper-only-item', params: { paper: 'Về p1' } });
  expect(refusedAfter((d) => Object.assign(file(d), { file: null }))).toBeNull();
  const open = (d: MeetingDraft) => Object.assign(first(d.papers), { itemId: 'muc-3' });
  expect(refusedAfter(open)).toEqual({ code: 'draft-paper-too-open', params: { paper: 'Về p1' } });
  expect(refusedAfter((d) => Object.assign(open(d), { access: 'voters' }))).toBeNull();
});

describe('[LIFE-9] judges by the rules', () => {
  test.each<[string, Parameters<typeof motion>[1], string | undefined]>([
    ['the choices in another order', { choices: [...committeeRules.choices].reverse() }, 'draft-other-choices'],
    ['other choices', { choices: ['Có', 'Không'] }, 'draft-other-choices'],
    ['a choice twice', { kind: 'poll', choices: ['Có', 'Có'] }, 'vote-needs-choices'],
    ['a case the rules do not have', { special: 'Bầu' }, 'vote-special-unknown'],
    ['no list of names', { kind: 'approval', rows: [] }, 'vote-needs-rows'],
    ['no word of how many', { kind: 'election', rows: [{ id: '1', name: 'A', personId: null }] }, 'vote-needs-most'],
    ['the votes of a poll in secret', { kind: 'poll', choices: ['Có', 'Không'], form: 'secret' }, 'vote-poll-is-open'],
    ['a whole that is not there', { clauseOf: 'v9' }, 'vote-whole-unknown'],
    ['a case the rules have', { special: 'Bãi nhiệm' }, undefined],
    ['choices of its own, as a poll', { kind: 'poll', choices: ['Có', 'Không'] }, undefined],
  ])('a prepared vote with %s', (_, more, code) => {
    const refusal = checkDraft(commune({ motions: [motion('v0'), motion('v1', more)] }));
    const row = { vote: 'Nội dung v1', item: 'Nội dung 1' };
    expect(refusal).toEqual(code === undefined ? null : { code, params: row });
  });
});

test('[LIFE-10] writes the invitation with a copy of the rules, then papers, then votes, then who is invited to what', () => {
  const { records, state } = scene(commune());
  expect(records.map(({ event }) => event.type)).toEqual([
    'MeetingConvened',
    'PaperPublished',
    'PaperPublished',
    'PaperPublished',
    'VotePrepared',
    'InvitationTold',
  ]);
  expect(state.life).toMatchObject({ phase: 'convened', info: { rules: committeeRules } });
  expect(records.every(({ by, commandId }) => by === 'service' && commandId === 'convene')).toBe(true);
});

test('[LIFE-10, LOG-13] ids that every object answers to are plain ids in the invitation', () => {
  const odd = ['constructor', 'toString', '__proto__'];
  const draft = structuredCopy(commune());
  draft.items.push(...odd.map((id) => ({ ...first(draft.items), id, title: `Nội dung ${id}` })));
  draft.invited.push(...odd.map((personId) => ({ ...first(draft.invited), personId, seatId: null, itemIds: null })));
  const { state, records } = scene(draft);
  for (const viewer of [viewerOf(state, 'guest'), viewerOf(state, 'm2')]) {
    const known = fold(readAs(records, viewer));
    for (const id of odd) {
      expect(itemOf(known, id)?.title).toBe(`Nội dung ${id}`);
      expect(attendeeOf(known, id)?.itemIds).toBeNull();
    }
  }
});

test.each([
  ['a round of a vote', { repeats: 'v1' }],
  ['a second round', { round: 2 }],
  ['a vote that is over before it begins', { seconds: -5 }],
  ['nobody who may be chosen', { kind: 'choice', most: 0 }],
  ['no seat', { kind: 'election', most: 1, seats: 0 }],
] as const)('[LIM-4] a draft brings no vote that could not be prepared in the meeting: %s', (_, wrong) => {
  expect(z.safeParse(MeetingDraft, commune({ motions: [motion('v1', wrong)] })).success).toBe(false);
});
