import type { Laid } from '../../src/print/layout/layout.ts';
import { gapsIn, type Places } from '../../src/print/paperGaps.ts';
import { openWorkers } from '../../src/print/workers.ts';
import type { DemoDocument } from './document.ts';

const bundled = !import.meta.url.endsWith('.ts');
const print = openWorkers<DemoDocument>(
  new URL(bundled ? './demoPrintWorker.js' : './printWorker.ts', import.meta.url),
);

export const printedAt: Places<DemoDocument> = {
  id: null,
  type: 'subject',
  number: 'letterhead',
  subject: 'subject',
  agency: 'letterhead',
  place: 'letterhead',
  signer: 'people',
  pages: null,
  sentAt: null,
  recipients: 'recipients',
  addressee: 'recipients',
  invited: 'people',
  when: null,
  where: 'venue',
  agenda: 'course',
  speeches: 'course',
  conclusions: 'course',
};

/** A paper of the demo laid out beside the event loop. `gaps`: its missing parts. */
export async function printDemoPaper(content: DemoDocument) {
  const laid = (await print(content)) as Pick<Laid, 'bytes' | 'pages'>;
  return { ...laid, gaps: gapsIn(printedAt, content) };
}
