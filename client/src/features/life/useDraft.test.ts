import 'fake-indexeddb/auto';
import type { MeetingDraft } from '@dien-hong/shared';
import { commune } from '@dien-hong/shared/testing';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type App, createApp } from 'vue';
import { useDraft } from './useDraft.ts';

const path = '/api/meetings/hop-1';
const titled = (draft: MeetingDraft | null, title: string): MeetingDraft => {
  if (!draft) throw new Error('no draft was loaded');
  return { ...draft, info: { ...draft.info, title } };
};

/** The draft on the server, and whether its answers arrive. */
let kept: MeetingDraft[];
let convenedAt: number | null;
let cut: boolean;
let apps: App[];

beforeEach(() => {
  [kept, convenedAt, cut, apps] = [[commune()], null, false, []];
  vi.stubGlobal('fetch', async (url: string, { method, body }: { method: string; body?: string }) => {
    const json = (value: object, status = 200) => new Response(JSON.stringify(value), { status });
    const changed = json({ refusal: { code: 'draft-changed', params: {} } }, 409);
    const answer = (value: object): Response => {
      if (cut) throw new TypeError('no network');
      return json(value);
    };
    const named = JSON.parse(body ?? '{}');
    if (url === `${path}/convene`) {
      if (named.version !== kept.length) return changed;
      convenedAt = named.version;
      return answer({});
    }
    if (method === 'GET')
      return answer({ version: kept.length, convened: convenedAt !== null, draft: kept.at(-1), people: [], units: [] });
    if (named.version !== kept.length) return changed;
    kept.push(named.draft);
    return answer({ version: kept.length });
  });
});
afterEach(() => {
  for (const app of apps) app.unmount();
  vi.unstubAllGlobals();
});

/** A page on which the draft is open; closing it keeps the typed text on the device. */
async function page(): Promise<{ desk: ReturnType<typeof useDraft>; close: () => void }> {
  const made: ReturnType<typeof useDraft>[] = [];
  const app = createApp({
    setup() {
      made.push(useDraft('hop-1'));
      return () => null;
    },
  });
  app.mount(document.createElement('div'));
  apps.push(app);
  const [desk] = made as [ReturnType<typeof useDraft>];
  await desk.start();
  return { desk, close: () => app.unmount() };
}
const titles = () => kept.map(({ info }) => info.title);
const [first] = [commune().info.title];

test('edits that were never saved come back on the same device, and go when they are given up', async () => {
  const one = await page();
  one.desk.draft.value = titled(one.desk.draft.value, 'Phiên họp bất thường');
  await vi.waitFor(async () => {
    const again = await page();
    expect([again.desk.restored.value, again.desk.draft.value?.info.title]).toEqual([true, 'Phiên họp bất thường']);
  });
  const again = await page();
  expect([again.desk.changed.value, again.desk.conflict.value]).toEqual([true, false]);
  await again.desk.load();
  expect([again.desk.restored.value, again.desk.draft.value?.info.title]).toEqual([false, first]);
  await vi.waitFor(async () => expect((await page()).desk.restored.value).toBe(false));
});

test('where somebody else saved in between, nothing is saved until the writer has chosen', async () => {
  const { desk } = await page();
  kept.push(titled(commune(), 'Của người khác'));
  desk.draft.value = titled(desk.draft.value, 'Của tôi');
  expect(await desk.save()).toBe(false);
  expect([desk.conflict.value, desk.problem.value?.code]).toEqual([true, 'draft-changed']);
  expect(await desk.convene()).toBe(false);
  expect(titles()).toEqual([first, 'Của người khác']);
  expect(await desk.overwrite()).toBe(true);
  expect([desk.conflict.value, desk.changed.value]).toEqual([false, false]);
  expect(titles()).toEqual([first, 'Của người khác', 'Của tôi']);
});

test('a save whose answer was lost is no conflict; convening saves first, and names the version it saw', async () => {
  const { desk } = await page();
  desk.draft.value = titled(desk.draft.value, 'Lần một');
  cut = true;
  expect(await desk.save()).toBe(false);
  cut = false;
  desk.draft.value = titled(desk.draft.value, 'Lần hai');
  expect(await desk.convene()).toBe(true);
  expect(titles()).toEqual([first, 'Lần một', 'Lần hai']);
  expect([convenedAt, desk.convened.value, desk.conflict.value]).toEqual([3, true, false]);
});

test('a draft that somebody else changed is not convened', async () => {
  const { desk } = await page();
  kept.push(titled(commune(), 'Của người khác'));
  expect(await desk.convene()).toBe(false);
  expect([convenedAt, desk.convened.value, desk.conflict.value]).toEqual([null, false, true]);
});
