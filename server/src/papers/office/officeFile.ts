import { type Refusal, refuse } from '@dien-hong/shared';
import { unzipSync } from 'fflate';

export type OfficeKind = 'docx' | 'xlsx' | 'pptx';

export type OfficeFile =
  | { readonly ok: true; readonly kind: OfficeKind }
  | { readonly ok: false; readonly refusal: Refusal };

const kinds: Readonly<Record<OfficeKind, string>> = {
  docx: 'wordprocessingml.document.main+xml',
  xlsx: 'spreadsheetml.sheet.main+xml',
  pptx: 'presentationml.presentation.main+xml',
};
const zip = [0x50, 0x4b, 0x03, 0x04];
/** The container of Word 97, and of today's formats once a password is set. */
const compound = [0xd0, 0xcf, 0x11, 0xe0];
const mostParts = 20_000;
const mostMegabytes = 600;
const longestIndex = 4 << 20;

const begins = (bytes: Uint8Array, with_: readonly number[]): boolean => with_.every((byte, at) => bytes[at] === byte);

/** Whether these bytes are for the converter: a ZIP or an older container, under any file name. */
export const looksLikeOffice = (bytes: Uint8Array): boolean => begins(bytes, zip) || begins(bytes, compound);

/** The kind of an office document, by its content. Reads and decompresses its index alone. */
export function officeFile(bytes: Uint8Array): OfficeFile {
  if (begins(bytes, compound)) return refuse('office-old');
  let parts = 0;
  let unfolded = 0;
  let macros = false;
  let index: Uint8Array | undefined;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        parts += 1;
        unfolded += originalSize;
        macros ||= /(^|\/)vbaProject\.bin$/i.test(name);
        return name === '[Content_Types].xml' && originalSize <= longestIndex;
      },
    });
    index = files['[Content_Types].xml'];
  } catch {
    return refuse('office-unknown');
  }
  if (parts > mostParts || unfolded > mostMegabytes << 20)
    return refuse('office-bomb', { megabytes: Math.ceil(unfolded / (1 << 20)), limit: mostMegabytes });
  const types = index ? new TextDecoder().decode(index) : '';
  if (macros || /macroEnabled/i.test(types)) return refuse('office-macros');
  const kind = (Object.keys(kinds) as OfficeKind[]).find((one) => types.includes(kinds[one]));
  return kind ? { ok: true, kind } : refuse('office-unknown');
}
