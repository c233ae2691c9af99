import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checksPaper, foreign } from './paperGaps.testing.ts';
import { type ContentOf, type Form, type Places, printedAt } from './paperGaps.ts';
import * as printing from './print.ts';
import { samples } from './samples.testing.ts';

const forms = Object.keys(samples) as Form[];
for (const form of forms)
  checksPaper<ContentOf<typeof form>>(form, printedAt[form] as Places<ContentOf<typeof form>>, samples[form]);

test('[MIN-8] every form that is laid out goes through print.ts, which checks it', async () => {
  const printers = Object.entries(printing).filter(([name]) => name.startsWith('print'));
  expect(printers).toHaveLength(forms.length);
  const titled = { ...samples['vote-result'], title: foreign };
  expect((await printing.printVoteResult(titled)).gaps).toMatchObject([{ params: { place: 'subject' } }]);

  // No other file lays out a page: its form would lack the check. The look of a signature names only a signer whom its paper names.
  const importing = /import \{[^}]*\blayOut(Box|Signed|Paper)?\b[^}]*\} from '[^']*\/(layout|fields|paper)\.ts'/;
  const server = join(import.meta.dirname, '..', '..');
  const laying = ['src', 'demo', 'rehearsal', 'verifier']
    .flatMap((part) =>
      readdirSync(join(server, part), { recursive: true, encoding: 'utf8' }).map((file) => join(part, file)),
    )
    .filter((file) => file.endsWith('.ts') && !file.includes('test'))
    .filter((file) => importing.test(readFileSync(join(server, file), 'utf8')));
  const known = ['consultation', 'countingRecord', 'layout/fields', 'layout/paper', 'minutes', 'voteResult'];
  const others = ['demo/papers/demoPapers.ts', 'src/signing/pdf/appearance.ts'];
  expect(laying.sort()).toEqual([...known.map((name) => `src/print/${name}.ts`), ...others].sort());
  const worker = readFileSync(join(import.meta.dirname, 'printWorker.ts'), 'utf8');
  expect([...worker.matchAll(/case '([a-z-]+)'/g)].map(([, form]) => form).sort()).toEqual([...forms].sort());
});
