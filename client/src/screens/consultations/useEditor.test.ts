import { endOfWorkingDays } from '@dien-hong/shared';
import { committeeRules } from '@dien-hong/shared/testing';
import { afterEach, expect, test, vi } from 'vitest';
import { createApp } from 'vue';
import { useEditor } from './useEditor.ts';

const now = Date.parse('2026-11-23T02:00:00Z');
const organisation = { id: 'xa', name: 'UBND xã Liêm Thanh' };
const offer = {
  organisation,
  people: [],
  units: [],
  bodies: [],
  packs: [{ pack: committeeRules, standard: true }],
  now,
};

afterEach(() => void vi.unstubAllGlobals());

/** The editor on a page of its own, with the draft that the server answered. */
async function loaded() {
  const made: ReturnType<typeof useEditor>[] = [];
  const app = createApp({
    setup() {
      made.push(useEditor('c1', true, 'sec'));
      return () => null;
    },
  });
  app.mount(document.createElement('div'));
  const [editor] = made as [ReturnType<typeof useEditor>];
  await vi.waitFor(() => expect(editor.draft.value).not.toBeNull());
  return { app, editor };
}

test('a consultation whose first save had its answer lost is saved from the same page, with later edits', async () => {
  const kept: { draft: { subject: string }; version: number }[] = [];
  let cut = false;
  vi.stubGlobal('fetch', async (path: string, { method, body }: { method: string; body?: string }) => {
    const json = (value: object, status = 200) => new Response(JSON.stringify(value), { status });
    if (path === '/api/consultations/desk') return json(offer);
    if (method === 'GET') return json(kept.at(-1) ?? {});
    const { draft, version = 0 } = JSON.parse(body ?? '{}');
    if (version !== kept.length) return json({ refusal: { code: 'draft-changed', params: {} } }, 409);
    kept.push({ draft, version: kept.length + 1 });
    if (cut) throw new TypeError('no network');
    return json({ version: kept.length });
  });
  const { app, editor } = await loaded();
  expect(editor.draft.value?.deadline).toBe(endOfWorkingDays(now, committeeRules.written.answerDays));

  editor.set({ subject: 'Giống cây', question: 'Đồng ý?' });
  cut = true;
  expect(await editor.save()).toBe(false);
  cut = false;
  editor.set({ subject: 'Giống cây vụ đông' });
  expect([await editor.save(), editor.problem.value, editor.changed.value]).toEqual([true, null, false]);
  expect(kept.map(({ draft }) => draft.subject)).toEqual(['Giống cây', 'Giống cây vụ đông']);
  app.unmount();
});

test('a body whose own rules are no pack of the organisation is offered those of a body of its kind', async () => {
  const party = { ...committeeRules, id: 'dang', name: 'Ban Chấp hành Đảng bộ' };
  const asked = async (name: string, rules: string) => {
    const body = { id: 'hop-1', name: 'Hội nghị', organisation: { id: 'dv', name }, rules, voters: [] };
    const desk = { ...offer, bodies: [body], packs: [committeeRules, party].map((pack) => ({ pack, standard: true })) };
    vi.stubGlobal('fetch', async () => new Response(JSON.stringify(desk)));
    const { app, editor } = await loaded();
    app.unmount();
    return editor.draft.value?.rules.id;
  };
  expect(await asked('Đảng ủy xã Liêm Thanh', 'rieng')).toBe('dang');
  expect(await asked('UBND xã Liêm Thanh', 'rieng')).toBe(committeeRules.id);
  expect(await asked('UBND xã Liêm Thanh', 'dang')).toBe('dang');
});
