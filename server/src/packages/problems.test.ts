import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { limits } from '@dien-hong/shared';
import { readPackage, toDraft } from '@dien-hong/shared/packages';
import { smallPackage } from '@dien-hong/shared/testing';
import { expect, test } from 'vitest';
import { agencyOf } from '../print/agency.ts';

type Place = (string | number)[];
type Node = Record<string | number, unknown>;

/** A package that gives every option by its word: a secret vote, papers on paper and for members, a tie rule, a list. */
function wordy(): Node {
  const json = smallPackage() as unknown as { rulePacks: Node[]; meetings: Node[] };
  Object.assign(json.rulePacks[0] as Node, { tie: 'theo ý kiến biểu quyết của Chủ tịch UBND' });
  Object.assign(json.meetings[0] as Node, {
    documents: [
      { id: 'giay', type: 'Báo cáo', subject: 'Phát giấy', secrecy: 'Bản giấy' },
      { id: 'rieng', type: 'Báo cáo', subject: 'Riêng', accessLevel: 'Chỉ thành viên có quyền biểu quyết' },
    ],
  });
  return json as unknown as Node;
}
const draftOf = (json: unknown) => {
  const read = readPackage(json);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const made = toDraft(read.value, read.value.meetings[0] as (typeof read.value.meetings)[number], new Map());
  if (!made.ok) throw new Error(made.problem);
  return made.draft;
};
const decomposed = (json: unknown): unknown => JSON.parse(JSON.stringify(json).normalize('NFD'));

function put(json: unknown, path: Place, value: unknown): unknown {
  let at = json as Node;
  for (const step of path.slice(0, -1)) at = at[step] as Node;
  at[path.at(-1) as string] = value;
  return json;
}
const problemsOf = (json: unknown): string[] => {
  const read = readPackage(json);
  return read.ok ? [] : read.problems;
};

test('[PKG-1] a package in decomposed letters means what it means in composed ones', () => {
  const draft = draftOf(wordy());
  expect(draftOf(decomposed(wordy()))).toEqual(draft);
  expect(draft.info.rules.tie).toBe('head');
  expect(draft.motions.map((one) => [one.id, one.form])).toEqual([
    ['b1', 'open'],
    ['b2', 'open'],
    ['kin', 'secret'],
  ]);
  expect(draft.papers.map((one) => one.access)).toEqual(['everyone', 'voters']);
});

test('[PKG-1] an id has no letters with marks, composed or not', () => {
  for (const id of ['thư', 'thư'.normalize('NFD'), 'ｂ1'])
    expect(problemsOf(put(wordy(), ['persons', 0, 'id'], id))[0]).toMatch(/^persons\[0\]\.id: letters without marks/);
});

test('[PKG-1] votes beside the agenda come in the order in which their item names them', () => {
  const json = wordy() as { meetings: { agenda: { voteIds?: string[] }[]; votes: { id: string }[] }[] };
  const [meeting] = json.meetings;
  const beside = meeting?.votes.map(({ id }) => id) ?? [];
  expect(beside.length).toBeGreaterThan(1);
  const told = [...beside].reverse();
  for (const item of meeting?.agenda ?? []) item.voteIds = [];
  Object.assign(meeting?.agenda[0] ?? {}, { voteIds: told });
  const ids = draftOf(json).motions.map(({ id }) => id);
  expect(ids.filter((id) => beside.includes(id))).toEqual(told);
});

const cases = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'data', 'cases');
const decomposedCase = join(cases, '01-composite-unicode-package.json');
test.skipIf(!existsSync(decomposedCase))('[PKG-1] the kept case in decomposed letters holds its secret vote', () => {
  const draft = draftOf(JSON.parse(readFileSync(decomposedCase, 'utf8')));
  expect(draft.motions.map((one) => one.form)).toEqual(['open', 'secret']);
  expect(draft.info.rules.tie).toBe('head');
  expect(draft.papers.map((one) => one.access)).toContain('voters');
});
const longCase = join(cases, '02-long-row-package.json');
test.skipIf(!existsSync(longCase))('[PKG-3] the kept case with a clause of 389 letters can be voted on', () => {
  expect(draftOf(JSON.parse(readFileSync(longCase, 'utf8'))).motions[0]?.rows).toHaveLength(2);
});

const meeting: Place = ['meetings', 0];
const vote: Place = [...meeting, 'votes', 0];
const rules: Place = ['rulePacks', 0];
test.each<[Place, unknown]>([
  [[...vote, 'kind'], 'hội ý'],
  [[...vote, 'form'], 'bằng cách khác'],
  [[...vote, 'form'], 'không bỏ phiếu kín'],
  [[...vote, 'form'], 'gọi tên hoặc giơ tay'],
  [[...rules, 'tie'], 'bốc thăm'],
  [[...rules, 'pass', 'base'], 'số đại biểu có mặt'],
  [[...rules, 'pass', 'base'], 'tổng số đại biểu, trừ người đi vắng'],
  [[...rules, 'quorum', 'base'], 'đại biểu'],
  [[...meeting, 'documents'], [{ type: 'Báo cáo', subject: 'X', secrecy: 'kín' }]],
  [[...meeting, 'documents'], [{ type: 'Báo cáo', subject: 'X', accessLevel: 'Ban Thường vụ' }]],
  [[...meeting, 'documents'], [{ type: 'Báo cáo', subject: 'X', format: 'băng' }]],
  [[...meeting, 'attendance', 0, 'checkIn', 'method'], 'gật đầu'],
  [[...meeting, 'attendanceChanges', 0, 'type'], 'ngủ'],
  [[...meeting, 'agenda', 0, 'speeches', 0, 'kind'], 'khong-co-loai-nay'],
  [[...meeting, 'agenda', 0, 'speeches', 0, 'source'], 'tự ý'],
  [[...meeting, 'votes', 1, 'countingBoard'], [{ personId: 'an', role: 'bạn' }]],
  [[...meeting, 'votes', 1, 'invalidReasons'], ['lạ']],
  [
    [...meeting, 'timeline'],
    [{ at: '2027-03-05T08:00:00+07:00', type: 'attendee.checkedIn', personId: 'an', method: 'x' }],
  ],
])('[PKG-2] words that are not understood are refused where they stand: %j = %j', (path, value) => {
  const problems = problemsOf(put(wordy(), path, value));
  expect(problems).toHaveLength(1);
  const place = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('');
  expect(problems[0]?.startsWith(place.slice(1)), problems[0]).toBe(true);
});

test('[PKG-2] a state secret is on paper only, whatever its degree', () => {
  for (const secrecy of ['Mật', 'Tối mật', 'TUYỆT MẬT', 'Bản giấy – không đưa lên hệ thống']) {
    const json = put(wordy(), [...meeting, 'documents', 0, 'secrecy'], secrecy);
    const read = readPackage(json);
    expect(read.ok && read.value.meetings[0]?.documents[0]?.secrecy).toBe('paper');
  }
});

test.each<[string, Place, unknown, RegExp]>([
  ['a quorum above one', [...rules, 'quorum', 'fraction'], '3/2', /quorum\.fraction/],
  ['a quorum of nothing', [...rules, 'quorum', 'fraction'], '2/0', /quorum\.fraction/],
  ['a quorum of none', [...rules, 'quorum', 'fraction'], '0/2', /quorum\.fraction/],
  ['no basis', [...rules, 'basis'], [], /basis/],
  ['an empty basis', [...rules, 'basis'], [' '], /basis/],
  ['equal words', [...rules, 'choices'], ['Có', 'Có', 'Trắng'], /choices/],
  ['words equal but for their encoding', [...rules, 'choices'], ['Ý', 'Ý'.normalize('NFD'), 'Trắng'], /choices/],
  ['an empty word', [...rules, 'choices'], ['Có', '', 'Trắng'], /choices/],
  ['a name with a direction mark', ['persons', 0, 'fullName'], 'Lý Thị \u202eAn', /persons\[0\]\.fullName/],
  ['a name with an isolate', ['persons', 0, 'fullName'], 'Lý \u2066Thị An', /persons\[0\]\.fullName/],
  ['a name with a control character', ['persons', 0, 'fullName'], 'Lý\u0007 Thị An', /persons\[0\]\.fullName/],
  ['an empty name', ['persons', 0, 'fullName'], ' ', /persons\[0\]\.fullName/],
  ['a candidate twice', [...meeting, 'votes', 1, 'candidates', 1], { name: 'Nguyễn Văn Một' }, /candidates\[1\]\.name/],
  ['a candidate without a name', [...meeting, 'votes', 1, 'candidates', 1], {}, /votes\[1\]\.candidates\[1\]/],
  ['more choices than names', [...meeting, 'votes', 1, 'most'], 3, /votes\[1\]\.candidates: /],
  ['a ballot for what is not put', [...vote, 'ballots', 0, 'choice'], 'Có lẽ', /votes\[0\]\.ballots\[0\]\.choice/],
  ['a tally of what is not put', [...vote, 'tally'], { 'Có lẽ': 3 }, /votes\[0\]\.tally/],
  ['a question too long to sign', [...vote, 'question'], 'a'.repeat(limits.question + 1), /votes\[0\]\.question/],
  [
    'a row too long to sign',
    [...meeting, 'votes', 1, 'candidates', 0, 'name'],
    'a'.repeat(limits.row + 1),
    /candidates\[0\]\.name/,
  ],
  [
    'an open paper of a closed item',
    [...meeting, 'agenda', 0],
    { no: 1, title: 'Kín', documentIds: ['x'], restrictedTo: 'thành viên' },
    /agenda\[0\]\.documentIds/,
  ],
])('[PKG-3] %s is refused as a command would be', (_, path, value, problem) => {
  const json = put(put(wordy(), [...meeting, 'documents'], [{ id: 'x', type: 'Báo cáo', subject: 'X' }]), path, value);
  const problems = problemsOf(json);
  expect(problems.join('\n')).toMatch(problem);
});

test('[PKG-3, PKG-4] everything that is wrong is told at once, of form and of meaning', () => {
  const json = wordy();
  put(json, ['persons', 0, 'fullName'], '');
  put(json, [...rules, 'quorum', 'fraction'], '3/2');
  put(json, [...meeting, 'roomId'], 'phong-9');
  put(json, [...meeting, 'attendance', 3, 'personId'], 'ma');
  put(json, [...vote, 'ballots', 0, 'choice'], 'Có lẽ');
  const problems = problemsOf(json);
  for (const place of ['persons[0].fullName', 'rulePacks[0].quorum.fraction', 'meetings[0].roomId'])
    expect(problems.filter((one) => one.startsWith(`${place}: `))).toHaveLength(1);
  expect(problems).toContain('meetings[0].attendance[3].personId: no person "ma" in persons');
  expect(problems.some((one) => one.startsWith('meetings[0].votes[0].ballots[0].choice: '))).toBe(true);
});

test('[PKG-1] a tab is a space and a soft break a line', () => {
  const json = put(wordy(), [...vote, 'title'], 'ngắt\u000bdòng\tmềm\u2028nữa');
  put(json, [...vote, 'question'], 'ngắt\u000bdòng\tmềm');
  expect(draftOf(json).motions[1]).toMatchObject({ title: 'ngắt dòng mềm nữa', question: 'ngắt\ndòng mềm' });
});

test('the body above a unit heads what the unit issues, in meetings and consultations', () => {
  const json = smallPackage() as unknown as { organization: Node; meetings: Node[] };
  json.organization.above = 'Đảng bộ tỉnh Ninh Bình';
  (json.meetings[0] as Node).organizationId = 'hoa-lu';
  expect(draftOf(json).info.organisation).toMatchObject({ above: 'Đảng bộ tỉnh Ninh Bình' });
  const unit = { id: 'du', name: 'Đảng ủy xã Liêm Thanh', above: 'Tỉnh ủy Ninh Bình' };
  Object.assign(json.organization, { units: [...((json.organization.units as Node[]) ?? []), unit] });
  (json.meetings[0] as Node).organizationId = 'du';
  const { info } = draftOf(json);
  expect(info.organisation).toMatchObject({ name: 'Đảng ủy xã Liêm Thanh', above: 'Tỉnh ủy Ninh Bình' });
  expect(agencyOf(info)).toMatchObject({ upper: 'Tỉnh ủy Ninh Bình', unit: 'ĐẢNG ỦY\nXÃ LIÊM THANH' });
});
