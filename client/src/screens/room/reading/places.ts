import { placesAt } from '../../../device/local.ts';

/** The places at which somebody was in the papers of a meeting, kept on this device. */
interface Places {
  /** The paper read last. */
  readonly last: string | null;
  /** The page read last, by paper. */
  readonly pages: Readonly<Record<string, number>>;
}

const nowhere: Places = { last: null, pages: {} };

export function openPlaces(personId: string, meetingId: string) {
  const kept = placesAt<Places>(personId, meetingId, nowhere);
  let places = kept.read();
  return {
    last: () => places.last,
    pageOf: (paperId: string) => places.pages[paperId] ?? 1,
    keep(paperId: string, page: number): void {
      places = { last: paperId, pages: { ...places.pages, [paperId]: page } };
      kept.write(places);
    },
  };
}
