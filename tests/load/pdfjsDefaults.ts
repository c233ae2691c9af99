import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { BrowserContext } from '@playwright/test';
import type { SlowCable } from './slowCable.ts';

/** The folder of the client's pdf.js with its worker. */
const library = createRequire(join(import.meta.dirname, '..', '..', 'client', 'package.json')).resolve(
  'pdfjs-dist/legacy/build/pdf.min.mjs',
);

const page = `<!doctype html><canvas></canvas><script type="module">
  import { getDocument, GlobalWorkerOptions, PDFWorker } from '/bare/pdf.min.mjs';
  GlobalWorkerOptions.workerSrc = '/bare/pdf.worker.min.mjs';
  const worker = new PDFWorker();
  const draw = async (url) => {
    const began = performance.now();
    const pdf = await getDocument({ url, worker }).promise;
    const sheet = await pdf.getPage(1);
    const viewport = sheet.getViewport({ scale: 800 / sheet.getViewport({ scale: 1 }).width });
    const canvas = Object.assign(document.querySelector('canvas'), { width: viewport.width, height: viewport.height });
    await sheet.render({ canvas, viewport }).promise;
    return performance.now() - began;
  };
  window.draw = draw;
</script>`;

/**
 * pdf.js with its defaults, on the file itself: ms until its first page is drawn, and the bytes loaded for that. Its own code is loaded
 * before.
 */
export async function pdfjsDefaults(
  context: BrowserContext,
  cable: SlowCable,
  warm: string,
  file: string,
): Promise<{ drawn: number; bytes: number }> {
  const tab = await context.newPage();
  await tab.route('**/bare/*', async (route) => {
    const name = new URL(route.request().url()).pathname.split('/').at(-1) ?? '';
    if (name === 'page') return route.fulfill({ contentType: 'text/html', body: page });
    const body = await readFile(join(library, '..', name));
    return route.fulfill({ contentType: 'text/javascript', body });
  });
  await tab.goto(`${cable.url}/bare/page`);
  const draw = (url: string) =>
    tab.evaluate((address) => (window as unknown as { draw(url: string): Promise<number> }).draw(address), url);
  await tab.waitForFunction(() => 'draw' in window);
  await draw(warm);
  const before = cable.brought;
  const drawn = await draw(file);
  const bytes = cable.brought - before;
  await tab.close();
  return { drawn, bytes };
}
