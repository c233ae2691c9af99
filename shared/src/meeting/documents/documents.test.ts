import { describe, expect, test } from 'vitest';
import { mayRead } from '../../kernel/index.ts';
import { codeOf, commune, present, scene, uploadOf } from '../../testing/index.ts';
import { screenViewer, viewerOf } from '../attendance/index.ts';
import { fold, readAs } from '../fold.ts';
import { fileOf, type PublishedPaper, paperOf, papersOf, versionOf } from './index.ts';

const convened = () => scene(commune());
const publish = (more: object = {}) =>
  ({
    type: 'PublishPaper',
    paperId: null,
    itemId: 'muc-1',
    kind: 'Báo cáo',
    number: '9/BC',
    subject: 'Ngân sách',
    issuer: '',
    issuedOn: null,
    access: 'everyone',
    sha256: uploadOf(9).sha256,
    ...more,
  }) as const;
const withdraw = (paperId: string) => ({ type: 'WithdrawPaper', paperId, reason: 'Sai số liệu' }) as const;
const readers = (meeting: ReturnType<typeof convened>, seq: number) => {
  const audience = meeting.records[seq - 1]?.audience;
  const people = Object.keys(meeting.state.attendance.people).filter(
    (id) => audience && mayRead(audience, viewerOf(meeting.state, id)),
  );
  return audience && mayRead(audience, screenViewer) ? [...people, 'screen'] : people;
};
const members = ['chair', ...[2, 3, 4, 5, 6, 7, 8].map((n) => `m${n}`), 'sec'];

test.each(['m2', 'guest', 'stranger', 'clock'])('[DOC-1] papers are not published or withdrawn by %s', (who) => {
  const meeting = convened();
  expect(codeOf(meeting.when(who, publish(), uploadOf(9)))).toBe('not-chair-or-secretary');
  expect(codeOf(meeting.when(who, withdraw('p1')))).toBe('not-chair-or-secretary');
});

test('[DOC-2] what is published are the inspected bytes', () => {
  const meeting = convened();
  expect(codeOf(meeting.when('sec', publish()))).toBe('paper-not-uploaded');
  expect(codeOf(meeting.when('sec', publish(), uploadOf(8)))).toBe('paper-not-uploaded');
  expect(meeting.when('sec', publish(), uploadOf(9))).toMatchObject([
    { paper: { version: 1, sentAt: meeting.now, file: { sha256: uploadOf(9).sha256, pages: 2, bytes: 500 } } },
  ]);
});

test('[DOC-3] an item exists and is not on paper only', () => {
  const meeting = convened();
  expect(codeOf(meeting.when('sec', publish({ itemId: 'muc-9' }), uploadOf(9)))).toBe('item-unknown');
  expect(codeOf(meeting.when('sec', publish({ itemId: 'muc-4' }), uploadOf(9)))).toBe('paper-only-item');
  expect(codeOf(meeting.when('sec', publish({ itemId: null }), uploadOf(9)))).toBeNull();
});

test('[DOC-4] a new version keeps the id and counts up', () => {
  const meeting = convened();
  meeting.now += 5000;
  expect(codeOf(meeting.when('sec', publish({ paperId: 'p9' }), uploadOf(9)))).toBe('paper-unknown');
  expect(codeOf(meeting.when('sec', publish({ paperId: 'constructor' }), uploadOf(9)))).toBe('paper-unknown');
  meeting.when('sec', publish({ paperId: 'p1' }), uploadOf(9));
  expect(paperOf(meeting.state, 'p1')).toMatchObject({ version: 2, subject: 'Ngân sách', sentAt: meeting.now });
  expect(papersOf(meeting.state, 'muc-1')).toHaveLength(1);
});

test('[DOC-5] a new version keeps the item and the readers', () => {
  const meeting = convened();
  const replace = (more: object) => codeOf(meeting.when('sec', publish({ paperId: 'p1', ...more }), uploadOf(9)));
  expect(replace({ access: 'voters' })).toBe('paper-readers-fixed');
  expect(replace({ itemId: 'muc-2' })).toBe('paper-readers-fixed');
  expect(replace({ itemId: null })).toBe('paper-readers-fixed');
  expect(replace({})).toBeNull();
});

test('[DOC-6] a paper under vote stands', () => {
  const meeting = present(convened(), 6).given(
    'chair',
    ...([
      { type: 'OpenMeeting' },
      { type: 'TakeUpItem', itemId: 'muc-1' },
      { type: 'OpenVote', voteId: 'v1' },
    ] as const),
  );
  expect(codeOf(meeting.when('sec', publish({ paperId: 'p1' }), uploadOf(9)))).toBe('paper-bound-to-open-vote');
  expect(codeOf(meeting.when('sec', withdraw('p1')))).toBe('paper-bound-to-open-vote');
  expect(codeOf(meeting.when('sec', withdraw('p2')))).toBeNull();
  meeting.given('chair', { type: 'CloseVote', voteId: 'v1' });
  expect(codeOf(meeting.when('sec', withdraw('p1')))).toBeNull();
});

test('[DOC-7] a paper is withdrawn once, with its reason', () => {
  const meeting = convened().given('sec', withdraw('p1'));
  expect(paperOf(meeting.state, 'p1')?.withdrawn).toBe('Sai số liệu');
  expect(papersOf(meeting.state, 'muc-1')).toEqual([]);
  expect(codeOf(meeting.when('sec', withdraw('p1')))).toBe('paper-unknown');
  expect(codeOf(meeting.when('sec', withdraw('p9')))).toBe('paper-unknown');
  meeting.when('sec', publish({ paperId: 'p1' }), uploadOf(9));
  expect(paperOf(meeting.state, 'p1')).toMatchObject({ withdrawn: null, version: 2 });
});

test('[DOC-11] the file of every version stays a paper’s own until the paper is withdrawn', () => {
  const meeting = convened();
  const first = paperOf(meeting.state, 'p1')?.file?.sha256 ?? '';
  meeting.when('sec', publish({ paperId: 'p1' }), uploadOf(9));
  const paper = () => paperOf(meeting.state, 'p1') as PublishedPaper;
  expect(paper().earlier).toMatchObject([{ version: 1, file: { sha256: first } }]);
  expect(fileOf(paper(), first)).toMatchObject({ sha256: first });
  expect([first, uploadOf(9).sha256].map((sha256) => versionOf(paper(), sha256)?.version)).toEqual([1, 2]);
  expect(fileOf(paper(), uploadOf(9).sha256)).toEqual(paper().file);
  expect(fileOf(paper(), uploadOf(8).sha256)).toBeUndefined();
  meeting.given('sec', withdraw('p1'));
  expect(fileOf(paper(), first)).toBeUndefined();
  // A new version may follow; the withdrawn version does not come back with it.
  meeting.when('sec', publish({ paperId: 'p1', sha256: uploadOf(8).sha256 }), uploadOf(8));
  expect(paper()).toMatchObject({ version: 3, withdrawn: null, earlier: [] });
  expect(fileOf(paper(), first)).toBeUndefined();
  expect(fileOf(paper(), uploadOf(8).sha256)).toBeDefined();
});

test('[DOC-12] a paper tells its issuer and its date', () => {
  const meeting = convened();
  const said = { issuer: 'Ban Kinh tế – Ngân sách', issuedOn: '2026-11-20' };
  expect(meeting.when('sec', publish(said), uploadOf(9))).toMatchObject([{ paper: said }]);
});

describe('readers', () => {
  test('[DOC-8] a paper for everyone reaches a visitor for his item only', () => {
    const meeting = convened();
    expect(readers(meeting, 2)).toEqual([...members, 'guest', 'screen']);
    expect(readers(meeting, 3)).toEqual([...members, 'guest', 'visitor', 'screen']);
    meeting.when('sec', publish({ itemId: null }), uploadOf(9));
    expect(readers(meeting, meeting.records.length)).toEqual([...members, 'guest', 'screen']);
    meeting.given('sec', withdraw('p2'));
    expect(readers(meeting, meeting.records.length)).toEqual([...members, 'guest', 'visitor', 'screen']);
  });

  test('[DOC-8] a visitor keeps his papers through a time as substitute', () => {
    const meeting = convened().given('sec', {
      type: 'AppointSubstitute',
      personId: 'm3',
      substituteId: 'visitor',
      reason: '',
    });
    meeting.when('sec', publish({ paperId: 'p2', itemId: 'muc-2' }), uploadOf(9));
    meeting.given('sec', { type: 'WithdrawSubstitute', substituteId: 'visitor' });
    const seen = fold(readAs(meeting.records, viewerOf(meeting.state, 'visitor')));
    expect(Object.values(seen.documents.papers)).toMatchObject([{ id: 'p2', version: 2 }]);
  });

  test('[DOC-9] a paper for voters reaches members and secretary alone', () => {
    expect(readers(convened(), 4)).toEqual(members);
  });

  test('[DOC-9] under an item for voters every paper is for voters', () => {
    const meeting = convened();
    expect(meeting.when('sec', publish({ itemId: 'muc-3' }), uploadOf(9))).toMatchObject([
      { paper: { access: 'voters' } },
    ]);
    expect(readers(meeting, meeting.records.length)).toEqual(members);
  });

  test('[DOC-10] a version told again changes nothing', () => {
    const meeting = convened();
    const [, first] = meeting.records;
    meeting.when('sec', publish({ paperId: 'p1' }), uploadOf(9));
    meeting.given('sec', withdraw('p1'));
    const again = { seq: 99, at: 0, by: 'sec', event: (first as NonNullable<typeof first>).event };
    expect(fold([again], meeting.state).documents).toEqual(meeting.state.documents);
  });
});
