/**
 * The parts of a file for which a reader's device asks before and beside its pages. Addresses, below `/api/meetings/:id/papers/:paper/:sha256`
 * (`sha256`: the file of that version of the paper):
 *
 * - ``                the file, without its active content if it had any; HTTP ranges
 * - `/reading`        this `Reading`, JSON
 * - `/view/:sha256`   the viewing copy it names; HTTP ranges
 * - `/previews/:page` one page as a picture (WebP), to look at until the page itself is drawn
 * - `/thumbs`         small pictures of all pages: `packed` below
 * - `/words`          `PaperWords`, JSON
 *
 * Each of them is checked against the reader's right at every request, and all but an incomplete `Reading` never change.
 */
export interface Reading {
  /** The bytes to open: the viewing copy, or the file itself while there is none. Relative to the address above. */
  readonly open: { readonly path: string; readonly bytes: number };
  /** Width and height of each page as it is shown, in points; null while not known. */
  readonly sizes: readonly (readonly [width: number, height: number])[] | null;
  readonly previews: boolean;
  readonly thumbs: boolean;
  readonly words: boolean;
  /** Pages drawn so far, of how many. */
  readonly drawn: number;
  readonly pages: number;
  /** Nothing more will come. */
  readonly complete: boolean;
}

/** Several files as one: how many (u32), the length of each (u32), then the files; little endian. An empty one is missing. */
export function packed(files: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const head = 4 * (files.length + 1);
  const bytes = new Uint8Array(head + files.reduce((sum, file) => sum + file.length, 0));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, files.length, true);
  let at = head;
  for (const [index, file] of files.entries()) {
    view.setUint32(4 * (index + 1), file.length, true);
    bytes.set(file, at);
    at += file.length;
  }
  return bytes;
}

/** The files of `packed`, as views into it; null for other bytes. */
export function unpacked(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>[] | null {
  if (bytes.length < 4) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint32(0, true);
  let at = 4 * (count + 1);
  if (at > bytes.length) return null;
  const files: Uint8Array<ArrayBuffer>[] = [];
  for (let index = 1; index <= count; index++) {
    const length = view.getUint32(4 * index, true);
    if (at + length > bytes.length) return null;
    files.push(bytes.subarray(at, at + length));
    at += length;
  }
  return files;
}
