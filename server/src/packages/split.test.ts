import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PackageJson } from '@dien-hong/shared/testing';
import { smallPackage } from '@dien-hong/shared/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyInstallation } from './packages.testing.ts';

type Json = Record<string, unknown>;

const names = ['Lý Thị An', 'Đỗ Văn Bình', 'Ngô Mai Chi', 'Phan Tiến Dũng', 'Tạ Thị Em', 'Vũ Khách'];
const units = [
  { id: 'hd', name: 'Hội đồng nhân dân phường Hoa Lư', code: 'HĐND' },
  { id: 'ub', name: 'Ủy ban nhân dân phường Hoa Lư', code: 'UBND', above: 'Ủy ban nhân dân tỉnh Ninh Bình' },
];

const person = fc.record({
  // Equal names get numbered accounts; that of a candidate must be his own.
  fullName: fc.constantFrom(...names),
  salutation: fc.constantFrom('', 'Ông', 'Bà'),
  title: fc.constantFrom('', 'Chủ tịch UBND phường', 'Đại biểu'),
  unitId: fc.constantFrom(null, 'hd', 'ub'),
});
const council = fc.record({
  people: fc.array(person, { minLength: 3, maxLength: 8 }),
  // Of each person: whether he is invited to the second meeting too, and listed there with id and name alone.
  again: fc.array(fc.record({ invited: fc.boolean(), bare: fc.boolean() }), { minLength: 8, maxLength: 8 }),
  /** The number of people who are invited to the second meeting alone. */
  later: fc.integer({ min: 0, max: 2 }),
  tie: fc.constantFrom('không có', 'theo ý kiến của Chủ tịch UBND'),
  body: fc.constantFrom('hd', 'ub', 'none'),
  number: fc.constantFrom('', '22/BC-HĐND', '7/TTr-UBND'),
});
type Council = typeof council extends fc.Arbitrary<infer T> ? T : never;

/** A package of two meetings, and the same in two packages. */
function packages({ people, again, later, tie, body, number }: Council): [PackageJson, PackageJson, PackageJson] {
  const json = smallPackage();
  const persons = people.map((one, n) => ({ ...one, id: `nguoi-${n}` }));
  const first = persons.slice(0, Math.max(2, persons.length - later));
  const second = persons.filter((one, n) => !first.includes(one) || n === 0 || again[n]?.invited);
  const meeting = (id: string, invited: Json[]) => ({
    ...{ id, body: 'hd-phuong', title: `Phiên ${id}`, organizationId: body, roomId: 'phong-1' },
    ...{ chairId: 'nguoi-0', secretaryIds: ['nguoi-0'] },
    ...{ scheduledStart: '2027-03-05T08:00:00+07:00', scheduledEnd: '2027-03-05T09:00:00+07:00' },
    attendance: invited.map((one) => ({ personId: one.id, role: 'Đại biểu', hasVote: true })),
    documents: [{ id: 'tl', type: 'Báo cáo', subject: id, number, signerId: invited.at(-1)?.id }],
    agenda: [{ no: 1, title: 'Bầu', presenterId: invited.at(-1)?.id, documentIds: ['tl'] }],
    votes: [
      { id: 'bau', title: 'Bầu', kind: 'bầu cử', candidates: invited.slice(-1).map((one) => ({ personId: one.id })) },
    ],
  });
  const rulePacks = (json.rulePacks as Json[]).map((one) => ({ ...one, tie }));
  const organization = { ...(json.organization as Json), units };
  const ballot = (id: string, reportAt: string) => ({ id, subject: `Ý kiến ${id}`, reportAt });
  const made = (list: Json[], meetings: Json[], writtenBallots: Json[]) =>
    ({ ...json, organization, rulePacks, persons: list, meetings, writtenBallots }) as PackageJson;
  const [one, other] = [meeting('hop-1', first), meeting('hop-2', second)];
  const known = ({ id, fullName, ...more }: (typeof persons)[number]) => {
    const bare = again[Number(id.slice(6))]?.bare && first.some((one) => one.id === id);
    return { id, fullName, ...(bare ? {} : more) };
  };
  return [
    made(persons, [one, other], [ballot('y-1', 'hop-1'), ballot('y-2', 'hop-2')]),
    made(first, [one], [ballot('y-1', 'hop-1')]),
    made(second.map(known), [other], [ballot('y-2', 'hop-2')]),
  ];
}

test('[PKG-10] two packages, one after the other, end in the same drafts, people and units as one', async () => {
  await fc.assert(
    fc.asyncProperty(council, async (drawn) => {
      const [whole, first, second] = packages(drawn);
      const [once, twice] = [emptyInstallation(), emptyInstallation()];
      try {
        const all = await once.installed(whole);
        const parts = [await twice.installed(first), await twice.installed(second)];
        const { accounts: _, ...rows } = once.rows();
        expect(twice.rows()).toMatchObject(rows);
        expect(parts.flatMap((one) => one.meetings)).toEqual(all.meetings);
        const codes = (list: typeof all.accounts) => list.map(({ personId }) => personId).sort();
        expect(codes(parts.flatMap((one) => one.accounts))).toEqual(codes(all.accounts));
        expect(parts[1]?.known.flatMap((one) => one.differences)).toEqual([]);
      } finally {
        once.close();
        twice.close();
      }
    }),
    { numRuns: 30 },
  );
});

test('[PKG-10] so do the meetings of the demo, the second with its people by id and name alone', async () => {
  const file = join(import.meta.dirname, '../../demo/meetings.json');
  const whole = JSON.parse(readFileSync(file, 'utf8')) as PackageJson & { persons: Json[] };
  const [first, ...others] = whole.meetings;
  const bare = whole.persons.map(({ id, fullName }) => ({ id, fullName }));
  const [once, twice] = [emptyInstallation(), emptyInstallation()];
  await once.installed(whole);
  await twice.installed({ ...whole, meetings: [first] });
  await twice.installed({ ...whole, persons: bare, meetings: others, writtenBallots: [] });
  const accounts = (rows: { id: string; username: string }[]) => rows.map(({ id, username }) => [id, username]);
  const [one, two] = [once.rows(), twice.rows()];
  expect({ ...two, accounts: accounts(two.accounts) }).toEqual({ ...one, accounts: accounts(one.accounts) });
  once.close();
  twice.close();
});
