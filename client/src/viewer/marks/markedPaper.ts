import type { Paper } from '../pdf/pdf.ts';
import type { Tool } from '../tools/tools.ts';

export interface Pointed {
  readonly page: number;
  readonly at: readonly [number, number];
}

/** The parts of a room that a paper shows: the presenter's page and pointer, and the tools of the pane that it is in. */
export interface InRoom {
  presented?: number | undefined;
  /** The presenter's pointer on this paper. */
  pointed?: Pointed | null;
  tools?: readonly Tool[];
  more?: readonly Tool[];
}

/** Told by a paper that is being read. */
export interface ReadingEvents {
  page: [page: number];
  ready: [paper: Paper, container: HTMLDivElement];
  point: [at: Pointed | null];
}
