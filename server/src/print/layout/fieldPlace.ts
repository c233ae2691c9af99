/** The reserved place of a signature field on a page. */
export interface FieldPlace {
  readonly name: string;
  /** From 1. */
  readonly page: number;
  /** Left, bottom, right, top in points from the page's lower left corner, as PDF counts. */
  readonly rect: readonly [number, number, number, number];
}
