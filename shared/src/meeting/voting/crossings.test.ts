// Acts that meet: a vote that is changed after its board, its round or its series was settled; a chair who prepares what he is kept out of.
import { describe, expect, test } from 'vitest';
import { cast, codeOf, commune, issuing, motion, present, type Scene, scene } from '../../testing/index.ts';
import { barsOpening, type CommandOf, type Motion, openingNotes, questionRow, type Vote, voteOf } from '../index.ts';

const ready = (motions: Motion[], more: Partial<ReturnType<typeof commune>['info']> = {}): Scene => {
  const draft = commune({ motions });
  return present(scene({ ...draft, info: { ...draft.info, ...more } }), 8).given(
    'chair',
    { type: 'OpenMeeting' },
    { type: 'TakeUpItem', itemId: 'muc-1' },
  );
};
const vote = ({ state }: Scene, id = 'v1'): Vote => voteOf(state, id) as Vote;
const open = (voteId = 'v1') => ({ type: 'OpenVote', voteId }) as const;
const close = (voteId = 'v1') => ({ type: 'CloseVote', voteId }) as const;
/** The command that changes a vote: its own facts but for these. */
const edit = (meeting: Scene, voteId: string, change: Partial<CommandOf<'EditVote'>>): CommandOf<'EditVote'> => {
  const { id: _, round: __, repeats: ___, rows, ...fields } = vote(meeting, voteId).motion;
  const named = rows.flatMap(({ name, personId }) => (name === '' ? [] : [{ name, personId }]));
  return { type: 'EditVote', voteId, ...fields, rows: named, ...change };
};

describe('[VOT-30] a board that was fit when it was appointed', () => {
  const rows = ['A', 'B'].map((name, n) => ({ id: `${n + 1}`, name, personId: null }));
  const secret = (form: 'secret' | 'hands') =>
    motion('v1', { kind: 'approval', form, rows, choices: ['Đồng ý', 'Không đồng ý'], paperIds: [] });
  const board = (...ids: string[]): CommandOf<'AppointBoard'> => ({
    type: 'AppointBoard',
    voteId: 'v1',
    basis: 'Giơ tay',
    members: ids.map((personId, n) => ({ personId, role: n === 0 ? 'head' : 'member' })),
  });
  const key = { type: 'PresentBoardKey', voteId: 'v1', publicKey: 'Ym9hcmQ=' } as const;
  const appointed = (form: 'secret' | 'hands' = 'secret', ids = ['m5', 'm6', 'm7']) =>
    ready([secret(form)]).given('chair', board(...ids));
  const opening = (meeting: Scene) => meeting.when('chair', open(), issuing);

  test('counts no vote on one of its members', () => {
    const meeting = appointed().given('m5', key);
    meeting.given(
      'sec',
      edit(meeting, 'v1', {
        rows: [{ name: 'C', personId: 'm6' }, ...rows.map(({ name }) => ({ name, personId: null }))],
      }),
    );
    expect(opening(meeting)).toMatchObject({ code: 'board-has-candidate', params: { person: 'm6' } });
    meeting.given('chair', board('m4', 'm5', 'm7')).given('m5', key);
    expect(codeOf(opening(meeting))).toBeNull();
  });

  test('counts no slips where it was large enough for hands alone', () => {
    const meeting = appointed('hands', ['m5']);
    meeting.given('sec', edit(meeting, 'v1', { form: 'secret' })).given('m5', key);
    expect(opening(meeting)).toMatchObject({ code: 'board-too-small', params: { needed: 3 } });
  });

  test.each(['secret', 'hands'] as const)('counts nothing where one of it takes no part: %s', (form) => {
    const recusal = { type: 'RecordRecusal', itemId: 'muc-1', personId: 'm6', reason: '' } as const;
    const before = ready([secret(form)]).given('sec', recusal);
    expect(before.when('chair', board('m5', 'm6', 'm7'))).toMatchObject({
      code: 'board-has-recused',
      params: { person: 'm6' },
    });
    const meeting = appointed(form);
    if (form === 'secret') meeting.given('m5', key);
    expect(openingNotes(meeting.state, 'v1').filter(barsOpening)).toEqual([]);
    meeting.given('sec', recusal);
    // The chair reads it before he asks to open it.
    expect(openingNotes(meeting.state, 'v1').filter(barsOpening)).toEqual([
      { note: 'board-unfit', refusal: { code: 'board-has-recused', params: { person: 'm6' } } },
    ]);
    expect(codeOf(form === 'secret' ? opening(meeting) : meeting.when('chair', open()))).toBe('board-has-recused');
  });

  test('has no part in a vote of another form', () => {
    const meeting = appointed('hands', ['m5']);
    meeting.given('sec', edit(meeting, 'v1', { form: 'rollCall' })).given('chair', open());
    const answer: CommandOf<'RecordAnswer'> = {
      type: 'RecordAnswer',
      voteId: 'v1',
      personId: 'm2',
      choices: ['Đồng ý', ''],
    };
    expect(codeOf(meeting.when('m5', answer))).toBe('not-chair-or-secretary');
    expect(codeOf(meeting.when('sec', answer))).toBeNull();
  });
});

describe('[VOT-24] a further round', () => {
  const rows = ['A', 'B', 'C', 'D'].map((name, n) => ({ id: `${n + 1}`, name, personId: null }));
  const election = motion('v1', {
    kind: 'election',
    rows,
    choices: ['Đồng ý', 'Không đồng ý'],
    most: 3,
    seats: 3,
    paperIds: [],
  });
  const all = ['chair', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8'];
  const elect = (meeting: Scene, voteId: string, ...names: string[]): Scene => {
    meeting.given('chair', open(voteId));
    const choices = vote(meeting, voteId).motion.rows.map(({ name }) => (names.includes(name) ? 'Đồng ý' : ''));
    for (const who of all) cast(meeting, voteId, who, choices);
    return meeting.given('chair', close(voteId));
  };
  const again = (rowIds: string[]) => ({ type: 'RepeatVote', voteId: 'v1', rowIds }) as const;
  const latest = (meeting: Scene): string => Object.keys(meeting.state.voting.votes).at(-1) ?? '';

  test('that is changed keeps who is who: those not elected stay in it, those elected stay out', () => {
    const meeting = elect(ready([election]), 'v1', 'A').given('chair', again(['2', '3', '4']));
    const round = latest(meeting);
    meeting.given('sec', edit(meeting, round, { title: 'Vòng hai' }));
    expect(vote(meeting, round).motion.rows).toEqual(rows.slice(1));
    const others = ['D', 'A'].map((name) => ({ name, personId: null }));
    meeting.given('sec', edit(meeting, round, { rows: others }));
    expect(codeOf(meeting.when('chair', open(round)))).toBe('vote-seats-filled');
    const fresh = ['E', 'B', 'C'].map((name) => ({ name, personId: null }));
    meeting.given('sec', edit(meeting, round, { rows: fresh, seats: 2, most: 2 }));
    expect(vote(meeting, round).motion.rows.map(({ id }) => id)).toEqual(['5', '2', '3']);
    elect(meeting, round, 'E', 'B');
    expect(codeOf(meeting.when('chair', again(['3', '4'])))).toBe('vote-seats-filled');
  });

  test('is not put together with another round of the same vote', () => {
    const meeting = elect(ready([election, motion('v2')]), 'v1', 'A', 'B').given(
      'chair',
      again(['3', '4']),
      again(['3', '4']),
    );
    const [one = '', other = ''] = Object.keys(meeting.state.voting.votes).slice(2);
    const series = (...voteIds: string[]) => ({ type: 'OpenSeries', voteIds }) as const;
    expect(codeOf(meeting.when('chair', series(one, 'v2', other)))).toBe('series-same-vote');
    expect(codeOf(meeting.when('chair', series(one, 'v2')))).toBeNull();
  });
});

test('[VOT-42] a recused chair prepares no vote of his item, and puts none there', () => {
  const meeting = ready([motion('v1', { itemId: 'muc-2', paperIds: [] })]).given('sec', {
    type: 'RecordRecusal',
    itemId: 'muc-1',
    personId: 'chair',
    reason: '',
  });
  const { type: _, voteId: __, ...fields } = edit(meeting, 'v1', { itemId: 'muc-1' });
  const own = { type: 'PrepareVote', ...fields } as const;
  expect(codeOf(meeting.when('chair', own))).toBe('recused-from-running');
  expect(codeOf(meeting.when('chair', edit(meeting, 'v1', { itemId: 'muc-1' })))).toBe('recused-from-running');
  for (const act of [own, edit(meeting, 'v1', { itemId: 'muc-1' })])
    expect(codeOf(meeting.when('sec', act))).toBeNull();
});

test('[VOT-44] no item is taken up while a vote of no item has no result', () => {
  const draft = commune({ motions: [motion('v1', { itemId: null, paperIds: [], rows: [questionRow] })] });
  const meeting = present(scene(draft), 8).given('chair', { type: 'OpenMeeting' }, open());
  const takeUp = { type: 'TakeUpItem', itemId: 'muc-1' } as const;
  expect(codeOf(meeting.when('chair', takeUp))).toBe('vote-open');
  expect(codeOf(meeting.given('chair', close()).when('chair', takeUp))).toBeNull();
});
