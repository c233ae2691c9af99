import { load } from './document.ts';

/** The words of a PDF, page after page. `verifyPdf` has shown that no signature was followed by another page. */
export async function textOfPdf(bytes: Uint8Array): Promise<string> {
  const pages = (await load(bytes))?.getPages() ?? [];
  return pages
    .map((page) => page.extractText().text)
    .join('\n')
    .normalize('NFC');
}

/** The last match: titles and texts of people, which could say the same, stand before what the form itself states at its end. */
export const lastStated = (text: string, pattern: RegExp): RegExpMatchArray | undefined =>
  [...text.matchAll(pattern)].at(-1);
