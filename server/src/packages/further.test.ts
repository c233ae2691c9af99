import { furtherPackage, smallPackage } from '@dien-hong/shared/testing';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { tables } from '../db/open.ts';
import { installPackage } from './install.ts';
import { emptyInstallation, read } from './packages.testing.ts';

type Json = Record<string, unknown>;
const { accounts, persons } = tables;

let here: ReturnType<typeof emptyInstallation>;
beforeEach(() => {
  here = emptyInstallation();
});
afterEach(() => here.close());

const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);
/** The package with other values in its organisation, and in the people named by id. */
function changed<T extends Json>(
  json: T,
  { organization = {}, people = {} }: { organization?: Json; people?: Record<string, Json> },
) {
  return {
    ...json,
    organization: { ...(json.organization as Json), ...organization },
    persons: (json.persons as Json[]).map((one) => ({ ...one, ...people[one.id as string] })),
  };
}

describe('a package of an organisation that is here', () => {
  test('[PKG-5, PKG-7] adds its meeting and its new people; those known here keep their accounts and get no code', async () => {
    const first = await here.installed(smallPackage());
    expect(first.known).toEqual([]);
    const before = here.rows();
    const second = await here.installed(furtherPackage());
    const after = here.rows();

    expect(second.meetings).toEqual([{ id: 'hop-2', skipped: [] }]);
    expect(second.accounts).toEqual([{ personId: 'moi', username: 'lythian2', code: expect.any(String) }]);
    expect(second.known).toEqual(first.accounts.map(({ personId }) => ({ personId, differences: [] })));
    expect(ids(after.meetings)).toEqual(['hop-1', 'hop-2']);
    expect(after.meetings.map((one) => one.organisationId)).toEqual(['hoa-lu', 'hoa-lu']);
    expect(after.meetings[0]).toEqual(before.meetings[0]);
    expect(after.organisations).toEqual(before.organisations);
    expect(after.accounts.filter(({ id }) => id !== 'moi')).toEqual(before.accounts);
    expect(after.persons.filter(({ id }) => id !== 'moi')).toEqual(before.persons);
  });

  test('[PKG-7] a password that was chosen stays', async () => {
    await here.installed(smallPackage());
    here.db.update(accounts).set({ passwordHash: 'kept', activationHash: null }).where(eq(accounts.id, 'an')).run();
    await here.installed(furtherPackage());
    const row = here.db.select().from(accounts).where(eq(accounts.id, 'an')).get();
    expect(row).toMatchObject({ username: 'lythian', passwordHash: 'kept', activationHash: null });
  });

  test('[PKG-5] has the same name, however its letters are encoded, or is refused with both names', async () => {
    await here.installed(smallPackage());
    const other = changed(furtherPackage(), { organization: { name: 'Phường Hoa Lu' } });
    const before = here.rows();
    expect(await here.problems(other)).toEqual([
      'organization.name: "hoa-lu" is "Phường Hoa Lư (hư cấu)" here, and "Phường Hoa Lu" in this package',
    ]);
    expect(here.rows()).toEqual(before);
    const decomposed = JSON.parse(JSON.stringify(furtherPackage()).normalize('NFD'));
    const { known } = await here.installed(decomposed);
    expect(known.every(({ differences }) => differences.length === 0)).toBe(true);
  });

  test('[PKG-5] leaves the units that are here, under the names that they have here, and adds new ones', async () => {
    await here.installed(smallPackage());
    const units = [
      { id: 'hd', name: 'Hội đồng' },
      { id: 'vp', name: 'Văn phòng' },
    ];
    const { units: renamed } = await here.installed(changed(furtherPackage(), { organization: { units } }));
    expect(renamed).toEqual([{ unitId: 'hd', here: 'Hội đồng nhân dân phường Hoa Lư', stated: 'Hội đồng' }]);
    expect(here.rows().units).toMatchObject([
      { id: 'hoa-lu/hd', name: 'Hội đồng nhân dân phường Hoa Lư' },
      { id: 'hoa-lu/vp', name: 'Văn phòng' },
    ]);
    const [, further] = here.rows().meetings;
    expect(further?.draft.info.organisation.name).toBe('Hội đồng nhân dân phường Hoa Lư');
  });

  test('[PKG-5] need not repeat the units that are here', async () => {
    await here.installed(smallPackage());
    await here.installed(changed(furtherPackage(), { organization: { units: [] } }));
    const [first, further] = here.rows().meetings;
    expect(further?.draft.info.organisation).toEqual(first?.draft.info.organisation);
  });
});

describe('a person of a package who is here', () => {
  const told = { salutation: 'Bà', title: 'Chủ tịch HĐND', unitId: 'hd' };

  test('[PKG-6] keeps his data; each difference that the package states is told', async () => {
    await here.installed(changed(smallPackage(), { people: { an: told } }));
    const before = here.rows().persons;
    const other = { fullName: 'Lý Thị Ân', salutation: 'Ông', title: 'Phó Chủ tịch', unitId: 'vp' };
    const { known } = await here.installed(changed(furtherPackage(), { people: { an: other } }));
    expect(known.filter(({ differences }) => differences.length > 0)).toEqual([
      {
        personId: 'an',
        differences: [
          { field: 'fullName', here: 'Lý Thị An', stated: 'Lý Thị Ân' },
          { field: 'salutation', here: 'Bà', stated: 'Ông' },
          { field: 'title', here: 'Chủ tịch HĐND', stated: 'Phó Chủ tịch' },
          { field: 'unitId', here: 'hd', stated: 'vp' },
        ],
      },
    ]);
    expect(here.rows().persons.filter(({ id }) => id !== 'moi')).toEqual(before);
  });

  test('[PKG-6] a field that the package leaves out is no difference; one that it adds is', async () => {
    await here.installed(changed(smallPackage(), { people: { an: told } }));
    const { known } = await here.installed(changed(furtherPackage(), { people: { binh: told } }));
    expect(known.filter(({ differences }) => differences.length > 0)).toEqual([
      {
        personId: 'binh',
        differences: [
          { field: 'salutation', here: '', stated: 'Bà' },
          { field: 'title', here: '', stated: 'Chủ tịch HĐND' },
          { field: 'unitId', here: '', stated: 'hd' },
        ],
      },
    ]);
  });

  test('[PKG-6] stands in the meeting with the name and office that he has here', async () => {
    const chairman = { fullName: 'Lý Thị An', title: 'Chủ tịch UBND' };
    await here.installed(changed(smallPackage(), { people: { an: chairman } }));
    const json = changed(furtherPackage(), { people: { an: { fullName: 'Lý A' } } });
    Object.assign((json as unknown as { rulePacks: Json[] }).rulePacks[0] as Json, { tie: 'theo Chủ tịch UBND' });
    const [meeting] = json.meetings as unknown as { votes: { candidates: Json[] }[] }[];
    Object.assign(meeting?.votes[1]?.candidates[0] as Json, { personId: 'an', name: null });
    await here.installed(json);
    const further = here.rows().meetings[1]?.draft;
    expect(further?.info.headId).toBe('an');
    expect(further?.motions.find(({ id }) => id === 'kin')?.rows[0]?.name).toBe('Lý Thị An');
  });

  test('[PKG-3, PKG-6] names that are equal here make a list that is refused, as in one package', async () => {
    await here.installed(changed(smallPackage(), { people: { binh: { fullName: 'Lý Thị An' } } }));
    const json = furtherPackage();
    const [meeting] = json.meetings as unknown as { votes: { candidates: Json[] }[] }[];
    const candidates = ['an', 'binh'].map((personId) => ({ personId }));
    Object.assign(meeting?.votes[1] as object, { candidates });
    const before = here.rows();
    expect(await here.problems(json)).toEqual(['meetings[0].votes[1].candidates[1].name: "Lý Thị An" is listed twice']);
    expect(here.rows()).toEqual(before);
  });
});

describe('an id that is in use', () => {
  beforeEach(async () => {
    const other = changed(smallPackage(), { organization: { id: 'khac', name: 'Phường khác' } });
    await here.installed(other);
  });

  test('[PKG-8] of a person of another organisation is refused with its place, and nothing more is told', async () => {
    const before = here.rows();
    const problems = await here.problems(furtherPackage());
    const known = ['an', 'binh', 'chi', 'dung', 'em', 'thu-ky', 'khach'];
    expect(problems).toEqual(known.map((id, n) => `persons[${n}].id: "${id}" is already in use here`));
    expect(here.rows()).toEqual(before);
  });

  test('[PKG-8] of a meeting, a consultation or an account is refused, each with its place', async () => {
    here.db.insert(accounts).values({ id: 'admin', username: 'admin', admin: true }).run();
    const ballots = { writtenBallots: [{ id: 'y-1', subject: 'Ý kiến' }] };
    const further = { ...changed(furtherPackage(), { organization: { id: 'khac', name: 'Phường khác' } }), ...ballots };
    await here.installed(further);
    const before = here.rows();
    const again = { ...further, persons: [...(further.persons as Json[]), { id: 'admin', fullName: 'Quản trị' }] };
    expect(await here.problems(again)).toEqual([
      'persons[8].id: "admin" is already in use here',
      'meetings[0].id: "hop-2" is already in use here',
      'writtenBallots[0].id: "y-1" is already in use here',
    ]);
    expect(here.rows()).toEqual(before);
  });

  test('[PKG-4, PKG-8] everything that stands against adding is told at once', async () => {
    const json = changed(smallPackage(), { organization: { id: 'khac', name: 'Phường' } });
    expect(await here.problems(json)).toEqual([
      'organization.name: "khac" is "Phường khác" here, and "Phường" in this package',
      'meetings[0].id: "hop-1" is already in use here',
    ]);
  });
});

describe('in one commit', () => {
  test('[PKG-9] two packages at once end as one after the other', async () => {
    const third = { ...furtherPackage(), meetings: [{ ...furtherPackage().meetings[0], id: 'hop-3' }] };
    const made = await Promise.all([smallPackage(), furtherPackage(), third].map((json) => here.install(json)));
    expect(made.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(ids(here.rows().meetings)).toEqual(['hop-1', 'hop-2', 'hop-3']);
    expect(here.rows().persons).toHaveLength(8);
    const codes = made.flatMap((one) => (one.ok ? one.installed.accounts : [])).map(({ personId }) => personId);
    expect(codes.sort()).toEqual(ids(here.rows().persons).sort());
  });

  test('[PKG-9] a person who came to another organisation while papers were made is refused', async () => {
    const json = furtherPackage();
    Object.assign(json.meetings[0] as object, { documents: [{ id: 'tl', type: 'Báo cáo', subject: 'X' }] });
    const printPaper = async () => {
      await here.installed(changed(smallPackage(), { organization: { id: 'khac' } }));
      return { bytes: Buffer.from('x'), pages: 1, gaps: [] };
    };
    const made = await here.install(json, { printPaper });
    expect(made).toMatchObject({
      ok: false,
      problem: expect.stringMatching(/^persons\[0\]\.id: "an" is already in use/),
    });
    expect(ids(here.rows().organisations)).toEqual(['khac']);
    expect(here.db.select().from(persons).where(eq(persons.id, 'moi')).get()).toBeUndefined();
  });

  test('[PKG-9] nothing is kept when the commit fails', async () => {
    await here.installed(smallPackage());
    const before = here.rows();
    const alongside = () => {
      throw new Error('the disk is full');
    };
    await expect(installPackage(here.needs, read(furtherPackage()), alongside)).rejects.toThrow('the disk is full');
    expect(here.rows()).toEqual(before);
  });
});
