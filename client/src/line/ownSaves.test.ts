import type { Refusal, RefusalCode } from '@dien-hong/shared';
import { expect, test } from 'vitest';
import { ownSaves, type Saved } from './ownSaves.ts';

interface Draft {
  readonly title: string;
}
const refused = (code: RefusalCode): { ok: false; refusal: Refusal } => ({ ok: false, refusal: { code, params: {} } });

/** A server that keeps one draft by version, and a page that saves there. `cut`: it takes each save, and its answers are lost. */
function page(start: Saved<Draft> | null = { draft: { title: '' }, version: 1 }) {
  let kept = start;
  const self = { cut: false, cutAfterReads: 0, kept: () => kept, elsewhere: (title: string) => void keep({ title }) };
  const asStored = ({ title }: Draft): Draft => ({ title: title.trim() });
  const keep = (draft: Draft): number => {
    kept = { draft: asStored(draft), version: (kept?.version ?? 0) + 1 };
    return kept.version;
  };
  const saves = ownSaves<Draft>({
    asStored,
    async put(draft, version) {
      if (version !== (kept?.version ?? 0)) return self.cut ? refused('no-connection') : refused('draft-changed');
      const now = keep(draft);
      return self.cut ? refused('no-connection') : { ok: true, value: { version: now } };
    },
    async read() {
      const reply = self.cut || !kept ? refused('no-connection') : { ok: true as const, value: kept };
      if (self.cutAfterReads-- === 1) self.cut = true;
      return reply;
    },
  });
  return Object.assign(self, { saves, save: (title: string, version = 1) => saves.save({ title }, version) });
}

test('a save whose answer was lost counts as saved when it is tried again', async () => {
  const desk = page();
  desk.cut = true;
  expect(await desk.save('Phiên họp ')).toMatchObject({ refusal: { code: 'no-connection' } });
  desk.cut = false;
  expect(await desk.save('Phiên họp ')).toEqual({ ok: true, value: { version: 2 } });
});

test('later edits are saved over it, however often that was lost', async () => {
  const desk = page();
  desk.cut = true;
  await desk.save('Phiên họp');
  await desk.save('Phiên họp tháng');
  desk.cut = false;
  expect(await desk.save('Phiên họp tháng 11')).toEqual({ ok: true, value: { version: 3 } });
  expect(desk.kept()?.draft.title).toBe('Phiên họp tháng 11');
});

test('a save over a lost one of one’s own may be lost in its turn', async () => {
  const desk = page();
  desk.cut = true;
  await desk.save('Phiên họp');
  desk.cut = false;
  // The page still has the version it read: its save meets its own, and goes over it, and that answer is lost.
  desk.cutAfterReads = 1;
  expect(await desk.save('Phiên họp tháng')).toMatchObject({ refusal: { code: 'no-connection' } });
  expect(desk.kept()).toEqual({ draft: { title: 'Phiên họp tháng' }, version: 3 });
  desk.cut = false;
  expect(await desk.save('Phiên họp tháng 11')).toEqual({ ok: true, value: { version: 4 } });
});

test('one that was begun here is saved, also by a page that was loaded again meanwhile', async () => {
  const first = page(null);
  first.cut = true;
  await first.save('Lấy ý kiến', 0);
  first.cut = false;
  const again = page(first.kept());
  expect(await again.save('Lấy ý kiến về giống', 0)).toEqual({ ok: true, value: { version: 2 } });
});

test('a draft that somebody else saved is a conflict', async () => {
  const desk = page();
  desk.cut = true;
  await desk.save('Của tôi');
  desk.cut = false;
  desk.elsewhere('Của người khác');
  expect(await desk.save('Của tôi')).toMatchObject({ refusal: { code: 'draft-changed' } });
  expect(desk.kept()?.draft.title).toBe('Của người khác');
});
