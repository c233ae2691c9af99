import { type EventBus, FindState, PDFFindController } from 'pdfjs-dist/legacy/web/pdf_viewer.mjs';
import { searchLetters } from './searchLetters.ts';

export type Hits = { readonly current: number; readonly total: number; readonly searching: boolean };

/** Searches as Vietnamese readers type: without regard to diacritics and đ. */
export class PlainFindController extends PDFFindController {
  override match(query: string | string[], pageContent: string, pageIndex: number) {
    const plain = typeof query === 'string' ? searchLetters(query) : query.map(searchLetters);
    return super.match(plain, searchLetters(pageContent), pageIndex);
  }
}

/** The search within one paper. */
export function createFind(eventBus: EventBus, onHits: (hits: Hits) => void) {
  const report = (event: { state?: number; matchesCount: { current: number; total: number } }) =>
    onHits({ ...event.matchesCount, searching: event.state === FindState.PENDING });
  eventBus.on('updatefindmatchescount', report);
  eventBus.on('updatefindcontrolstate', report);
  const find = (query: string, type: '' | 'again', findPrevious: boolean) =>
    eventBus.dispatch('find', {
      type,
      query,
      findPrevious,
      caseSensitive: false,
      entireWord: false,
      highlightAll: true,
      matchDiacritics: false,
    });
  return {
    search: (query: string) => find(query, '', false),
    searchOn: (query: string, backwards: boolean) => find(query, 'again', backwards),
    endSearch: () => eventBus.dispatch('findbarclose', {}),
  };
}
