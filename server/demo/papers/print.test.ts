import { expect, test } from 'vitest';
import { checksPaper, foreign } from '../../src/print/paperGaps.testing.ts';
import type { DemoDocument } from './document.ts';
import { printDemoPaper, printedAt } from './print.ts';

const sample: DemoDocument = {
  id: 'd',
  type: 'Báo cáo',
  number: '1/BC',
  subject: 'Dự toán',
  agency: { upper: '', unit: 'Hội đồng nhân dân xã Liêm Thanh' },
  place: 'Liêm Thanh',
  signer: { title: 'Chủ tịch', name: 'A' },
  pages: 1,
  sentAt: '2026-11-27T01:20:00Z',
  recipients: ['Như trên'],
  addressee: 'Thường trực HĐND',
  invited: ['Ông B'],
  where: 'Hội trường',
  agenda: [{ title: 'Một', lead: 'Phòng A' }],
  speeches: ['Nhất trí'],
  conclusions: ['Thông qua'],
};

checksPaper('demo-paper', printedAt, sample);

test('[MIN-8] a paper of the demo is laid out and checked', async () => {
  const { pages, gaps } = await printDemoPaper({ ...sample, subject: foreign });
  expect(pages).toBeGreaterThan(0);
  expect(gaps).toMatchObject([{ params: { place: 'subject' } }]);
});
