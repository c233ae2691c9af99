import { writeDown } from '../../session/writeDown.ts';

/** Where somebody was in the papers of a meeting, kept on this device. */
interface Places {
  /** The paper read last. */
  readonly last: string | null;
  /** The page read last, by paper. */
  readonly pages: Readonly<Record<string, number>>;
}

const nowhere: Places = { last: null, pages: {} };

/** `key`: whose places and in which meeting. */
export function openPlaces(key: string) {
  const at = `reading:${key}`;
  let places = nowhere;
  try {
    places = { ...nowhere, ...(JSON.parse(localStorage.getItem(at) ?? '{}') as Partial<Places>) };
  } catch {
    // Something else stands there: begin anew.
  }
  return {
    last: () => places.last,
    pageOf: (paperId: string) => places.pages[paperId] ?? 1,
    keep(paperId: string, page: number): void {
      places = { last: paperId, pages: { ...places.pages, [paperId]: page } };
      writeDown(localStorage, at, JSON.stringify(places));
    },
  };
}
