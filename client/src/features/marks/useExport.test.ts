import 'fake-indexeddb/auto';
import { type PublishedPaper, paperOf } from '@dien-hong/shared';
import { commune, scene } from '@dien-hong/shared/testing';
import { mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { holdFor } from '../../device/holder.ts';
import { readingWith } from '../../device/reading.testing.ts';
import { keepDone, keepFile, keepPart } from '../../device/stores/files.ts';
import { partSize, partsMissing } from '../../device/stores/parts.ts';
import { takeOver } from '../../device/wipe.ts';
import { i18n, speak } from '../../i18n/i18n.ts';
import { useMarks } from '../../marks/marks.ts';
import { useMeeting } from '../../meeting/meetingStore.ts';
import { useExport } from './useExport.ts';

const paper = paperOf(scene(commune()).state, 'p1') as PublishedPaper;
const file = { meetingId: 'hop-1', paperId: 'p1', sha256: paper.file?.sha256 ?? '' };

/** One empty page, and padding beside it, so that the file is kept in three parts. */
function largePdf(): Uint8Array<ArrayBuffer> {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]>>',
    `<</Length ${2 * partSize}>>\nstream\n${'abc'.repeat(partSize).slice(0, 2 * partSize)}\nendstream`,
  ];
  let text = '%PDF-1.7\n';
  const places = objects.map((body, n) => {
    const at = text.length;
    text += `${n + 1} 0 obj\n${body}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 5\n0000000000 65535 f \n${places.join('')}trailer\n<</Size 5/Root 1 0 R>>\n`;
  return new TextEncoder().encode(`${text}${table}startxref\n${text.length}\n%%EOF\n`);
}

const saved = vi.fn<(blob: Blob) => string>(() => 'blob:');
const network = vi.fn<typeof fetch>(() => Promise.reject(new TypeError('offline')));

beforeAll(() => speak('vi'));
beforeEach(async () => {
  setActivePinia(createPinia());
  vi.stubGlobal('fetch', network);
  vi.spyOn(URL, 'createObjectURL').mockImplementation(saved as never);
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
  holdFor('m2');
  const person = { id: 'm2', fullName: 'Hương', title: '', salutation: '', unitId: null };
  await takeOver({ kind: 'person', demo: false, admin: false, person });
  Object.assign(useMeeting(), { id: 'hop-1', me: 'm2' });
  await useMarks().open('hop-1', 'm2');
  await useMarks().sync();
});
afterEach(() => {
  useMarks().close();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test('a paper that the device keeps in parts is exported whole, with the marks, without a network', async () => {
  const bytes = largePdf();
  await keepFile(file, readingWith({ open: { path: '', bytes: bytes.length }, previews: true, drawn: 1 }));
  const parts = partsMissing(bytes.length, new Set());
  expect(parts).toHaveLength(3);
  for (const { n, from, to } of parts) await keepPart(file, '', n, bytes.slice(from, to));
  await keepDone(file, { readable: true, whole: true });
  const place = { paperId: 'p1', sha256: file.sha256, page: 1 };
  useMarks().change([{ id: 'a', body: { kind: 'pin', place, x: 50, y: 60, text: 'Xem lai' } }]);
  network.mockClear();

  let exporting: ReturnType<typeof useExport> | undefined;
  const Host = {
    setup: () => {
      exporting = useExport();
      return () => null;
    },
  };
  mount(Host, { global: { plugins: [i18n] } });
  await exporting?.exportPdf(paper);
  const made = new Uint8Array((await saved.mock.calls[0]?.[0].arrayBuffer()) ?? []);
  expect(Buffer.compare(made.subarray(0, bytes.length), bytes)).toBe(0);
  const added = new TextDecoder('latin1').decode(made.subarray(bytes.length));
  expect(added).toContain('(Xem lai)');
  expect(network).not.toHaveBeenCalled();
});
