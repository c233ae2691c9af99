import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Package } from './format.ts';
import { toDemoDocument } from './papers.ts';
import { documentsOf } from './toDraft.ts';

const file = join(import.meta.dirname, '../../demo/package.json');

test('the papers of the demo say in words when their meeting is held', () => {
  const pack = Package.parse(JSON.parse(readFileSync(file, 'utf8')));
  for (const meeting of pack.meetings)
    for (const { id, document } of documentsOf(pack, meeting))
      expect(toDemoDocument(pack, meeting, document, id).when).toMatch(
        /^\d\d giờ \d\d phút, ngày \d\d tháng \d{1,2} năm \d{4}$/,
      );
});
