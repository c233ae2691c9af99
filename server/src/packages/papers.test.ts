import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentsOf, Package, type PackageMeeting, toDraft } from '@dien-hong/shared/packages';
import { describe, expect, test } from 'vitest';
import { agencyOf } from '../print/agency.ts';
import { paperFacts } from './papers.ts';

const file = join(import.meta.dirname, '../../demo/meetings.json');
const pack = Package.parse(JSON.parse(readFileSync(file, 'utf8')));
const papersOf = (meeting: PackageMeeting, of = pack) =>
  documentsOf(of, meeting).map(({ id, document }) => paperFacts(of, meeting, document, id));

test('the papers of the demo say in words when their meeting is held', () => {
  for (const meeting of pack.meetings)
    for (const { when } of papersOf(meeting))
      expect(when).toMatch(/^\d\d giờ \d\d phút, ngày \d\d tháng \d{1,2} năm \d{4}$/);
});

describe('every paper stands under the name of who issues it', () => {
  const committee = 'Ủy ban nhân dân xã Liêm Thanh';
  const council = 'Hội đồng nhân dân xã Liêm Thanh';
  const party = 'Đảng ủy xã Liêm Thanh';
  const headOf: Record<string, { upper: string; unit: string }> = {
    HĐND: { upper: '', unit: council },
    UBND: { upper: '', unit: committee },
    BKTXH: { upper: council, unit: 'Ban Kinh tế – Xã hội' },
    BPC: { upper: council, unit: 'Ban Pháp chế' },
    MTTQ: { upper: 'Ủy ban MTTQ Việt Nam tỉnh Ninh Bình', unit: 'Ủy ban MTTQ Việt Nam xã' },
    PKT: { upper: committee, unit: 'Phòng Kinh tế' },
    VP: { upper: committee, unit: 'Văn phòng HĐND và UBND' },
    PVHXH: { upper: committee, unit: 'Phòng Văn hóa – Xã hội' },
    CAX: { upper: 'Công an tỉnh Ninh Bình', unit: 'Công an xã' },
  };
  const symbolOf = (number: string): string => /[-/]([^-/]+)$/.exec(number)?.[1] ?? '';

  test.each(pack.meetings.map((meeting) => [meeting.title, meeting] as const))('%s', (_, meeting) => {
    const numbered = papersOf(meeting).filter(({ number }) => number !== '');
    expect(numbered.length).toBeGreaterThan(5);
    // A report of the committee is written by its office and keeps the committee's symbol.
    for (const { number, agency } of numbered.filter((one) => one.number !== '368/BC-UBND'))
      expect({ number, ...agency }).toEqual({ number, ...headOf[symbolOf(number)], party: false });
    for (const { place, signer } of numbered) {
      expect(place).toBe('Liêm Thanh');
      expect(signer.name).not.toBe('');
    }
  });

  test('a paper that names no issuer is told by its symbol, else by the body that meets', () => {
    const meeting = pack.meetings.find(({ organizationId }) => organizationId === 'hdnd') as PackageMeeting;
    const bare = (number: string) => ({ ...meeting.documents[0], number, issuingUnitId: null });
    const numbers = ['402/TTr-UBND', '31/BC-BKTXH', '12-TTr/ĐU', ''];
    const documents = numbers.map(bare) as PackageMeeting['documents'];
    expect(papersOf({ ...meeting, documents }).map(({ agency }) => agency)).toEqual([
      { ...headOf.UBND, party: false },
      { ...headOf.BKTXH, party: false },
      { upper: 'Đảng bộ tỉnh Ninh Bình', unit: party, party: true },
      { ...headOf.HĐND, party: false },
    ]);
  });

  test('an office of the Party, of a council and of a committee stands below its own body', () => {
    const meeting = pack.meetings[0] as PackageMeeting;
    const named = (units: Package['organization']['units'], id: string) => {
      const of = { ...pack, organization: { ...pack.organization, units } };
      const document = { ...pack.documents[0], issuingUnitId: id } as Package['documents'][number];
      return paperFacts(of, meeting, document, 'x').agency;
    };
    const units = [
      ...pack.organization.units,
      { id: 'tt', name: 'Thường trực HĐND' },
      { id: 'vpdu', name: 'Văn phòng Đảng ủy' },
    ];
    expect(named(units, 'tt')).toEqual({ upper: council, unit: 'Thường trực HĐND', party: false });
    expect(named(units, 'vpdu')).toEqual({ upper: party, unit: 'Văn phòng Đảng ủy', party: true });
    expect(named([{ id: 'vpdu', name: 'Văn phòng' }], 'vpdu')).toMatchObject({ upper: pack.organization.name });
  });

  test('minutes and results stand under the body that meets', () => {
    const heads = pack.meetings.map((meeting) => {
      const made = toDraft(pack, meeting, new Map());
      return made.ok ? agencyOf(made.draft.info) : made.problem;
    });
    expect(heads).toEqual([
      { upper: '', unit: 'ỦY BAN NHÂN DÂN\nXÃ LIÊM THANH', party: false },
      { upper: '', unit: 'HỘI ĐỒNG NHÂN DÂN\nXÃ LIÊM THANH', party: false },
    ]);
  });
});
