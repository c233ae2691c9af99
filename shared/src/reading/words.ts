/**
 * A word with its place on its page: points from the page's top left corner as it is shown (the page's own rotation
 * applied), to a tenth. Short, for there are tens of thousands.
 */
export type Word = readonly [text: string, x: number, y: number, width: number, height: number];

/** The words of each page in reading order, NFC. */
export type PaperWords = readonly (readonly Word[])[];

/** A rectangle on a page, in the same points. */
export type Box = readonly [x: number, y: number, width: number, height: number];
