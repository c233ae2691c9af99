// First, for it sets the global that the viewer components take the library from.
import 'pdfjs-dist/legacy/build/pdf.mjs';
import { EventBus, PDFLinkService } from 'pdfjs-dist/legacy/web/pdf_viewer.mjs';
import { describe, expect, test } from 'vitest';
import { PlainFindController } from './find.ts';
import { searchLetters } from './searchLetters.ts';

test('đ counts as d, and no index moves', () => {
  expect(searchLetters('Đường đi')).toBe('Dường di');
  expect(searchLetters('đĐ')).toHaveLength(2);
});

describe('the search of a page', () => {
  const text = 'Hội đồng nhân dân điều chỉnh ngân sách xã Thanh Hòa';

  /** The text that is highlighted in the page for a query. */
  async function found(query: string): Promise<string[]> {
    const eventBus = new EventBus();
    const pdf = {
      pagesMapper: { pagesNumber: 1 },
      getPage: async () => ({ getTextContent: async () => ({ items: [{ str: text, hasEOL: false }] }) }),
    };
    const linkService = new PDFLinkService({ eventBus });
    linkService.setDocument(pdf as never);
    linkService.setViewer({ currentPageNumber: 1 } as never);
    const controller = new PlainFindController({ eventBus, linkService, delay: 0 });
    controller.setDocument(pdf as never);
    const done = new Promise<void>((resolve) =>
      eventBus.on('updatefindcontrolstate', ({ state }: { state: number }) => state !== 3 && resolve()),
    );
    eventBus.dispatch('find', { type: '', query, caseSensitive: false, highlightAll: false, matchDiacritics: false });
    await done;
    const starts: number[] = controller.pageMatches?.[0] ?? [];
    const lengths: number[] = controller.pageMatchesLength?.[0] ?? [];
    return starts.map((start, at) => text.slice(start, start + (lengths[at] ?? 0)));
  }

  test.each([
    ['ngan sach', 'ngân sách'],
    ['ngân sách', 'ngân sách'],
    ['dieu chinh', 'điều chỉnh'],
    ['ĐỒNG', 'đồng'],
    ['hoà', 'Hòa'],
  ])('%s finds %s', async (query, expected) => {
    expect(await found(query)).toEqual([expected]);
  });
  test('words that are not there are not found', async () => {
    expect(await found('đất đai')).toEqual([]);
  });
});
