import { randomUUID } from 'node:crypto';
import { prepareVote } from '@dien-hong/shared/testing';
import type { Page } from '@playwright/test';
import { atWork, type Client, clientOf } from './kit/council.ts';
import { council, hall, type Seat, shots, sitDown } from './kit/people.ts';
import { expect, test } from './kit/test.ts';

interface Written {
  readonly text: string;
  readonly px: number;
  /** Part of the room's plan: a name, a place in the queue. */
  readonly plan: 'name' | 'badge' | null;
}

/** All text on the page with its visible size, without a paper's own words. */
const written = (page: Page): Promise<Written[]> =>
  page.evaluate(() => {
    const all: Written[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (!element || text === '' || element.closest('.textLayer, script, style, .sr-only')) continue;
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      if (box.width < 2 || box.height < 2 || style.visibility === 'hidden') continue;
      const kinds = element.classList;
      const plan = kinds.contains('order')
        ? 'badge'
        : kinds.contains('first') || kinds.contains('second')
          ? 'name'
          : null;
      all.push({ text, px: Number.parseFloat(style.fontSize), plan });
    }
    return all;
  });

/** The parts cut off at the screen's edge or in need of scrolling: nobody can scroll there. */
const overflow = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('main *')].flatMap((element) => {
      const { right, bottom, width } = element.getBoundingClientRect();
      const out =
        width > 0 && !element.closest('.pdfViewer, ol') && (right > innerWidth + 1 || bottom > innerHeight + 1);
      return out ? [`${element.tagName} ${element.textContent?.trim().slice(0, 40)}`] : [];
    }),
  );

/** The rows of the result that stand whole on the page that is shown, and those that are cut. */
const rowsShown = (page: Page): Promise<{ whole: string[]; cut: string[] }> =>
  page.getByRole('article').evaluate((result) => {
    const list = result.querySelector('ol');
    const view = list?.parentElement?.parentElement?.getBoundingClientRect();
    const seen = { whole: [] as string[], cut: [] as string[] };
    for (const row of list?.querySelectorAll('li') ?? []) {
      const { left, right, top, bottom } = row.getBoundingClientRect();
      if (!view || right <= view.left || left >= view.right) continue;
      const fits = left >= view.left - 1 && right <= view.right + 1 && top >= view.top - 1 && bottom <= view.bottom + 1;
      seen[fits ? 'whole' : 'cut'].push(row.querySelector('b')?.textContent ?? '');
    }
    return seen;
  });

test('from the last row: no text under 20 px, names near 25, in every view of a full hall', async ({
  browser,
  baseURL,
}) => {
  const { chair, secretary } = await atWork(baseURL ?? '', 'muc-12');
  const screen: Seat = await sitDown(browser, hall);
  const { page } = screen;
  await screen.context.request.post('/api/demo/session', { data: { screenOf: council } });
  const clients: Client[] = [chair, secretary];

  const look = async (name: string, sign: () => Promise<void>) =>
    test.step(name, async () => {
      await sign();
      const texts = await written(page);
      await page.screenshot({ path: `${shots}/screen-${name}.png` });
      expect(texts.length, name).toBeGreaterThan(2);
      expect
        .soft(
          texts.filter(({ px }) => px < 20),
          `${name}: under 20 px`,
        )
        .toEqual([]);
      const names = texts.filter(({ plan }) => plan === 'name');
      const small = names.filter(({ px }) => px < 25).map(({ text, px }) => `${text} ${px.toFixed(1)}`);
      expect
        .soft(small.length, `${name}: names under 25 px: ${small.join(', ')}`)
        .toBeLessThanOrEqual(names.length * 0.1);
      expect.soft(await overflow(page), `${name}: past the edge`).toEqual([]);
      return texts;
    });

  await chair.send({ type: 'ShowOnScreen', show: { view: 'waiting' } });
  await page.goto(`/hop/${council}/man-hinh`);
  await look('waiting', () => expect(page.getByRole('heading', { name: /Kỳ họp thứ Ba/ })).toBeVisible());

  await chair.send({ type: 'ShowOnScreen', show: { view: 'agenda' } });
  await look('agenda', () => expect(page.getByRole('list', { name: 'Chương trình' })).toBeVisible());

  // A hall in which people ask: twelve in the queue, the longest names among them, one speaking.
  await chair.send({ type: 'ShowOnScreen', show: { view: 'seats' } });
  for (const personId of ['p09', 'p24', 'p30', 'p34', 'p35', 'p36', 'p37', 'p40', 'p41', 'p42', 'p44', 'p46']) {
    const client = await clientOf(baseURL ?? '', personId);
    clients.push(client);
    await client.send({ type: 'AskToSpeak', kind: 'thaoLuan1', topic: '' });
  }
  const seats = await look('seats', () => expect(page.getByText(/^và \d+ người nữa$/)).toBeVisible());
  expect(seats.filter(({ plan }) => plan === 'badge').length).toBeGreaterThanOrEqual(12);
  await chair.send({ type: 'GrantFloor', personId: 'p09', requestId: null, kind: 'thaoLuan1' });
  await look('speaking', () => expect(page.getByRole('timer')).toBeVisible());
  const clocks = (await written(page)).filter(({ text }) => /^\d\d:\d\d$/.test(text));
  expect(Math.max(...clocks.map(({ px }) => px)), 'the timer').toBeGreaterThanOrEqual(80);

  await chair.send({ type: 'ShowOnScreen', show: { view: 'paper', paperId: 'tl-2' } });
  await look('paper', () => expect(page.locator('.page[data-loaded="true"]').first()).toBeVisible());
  await chair.send({ type: 'EndSpeech' });

  expect(await chair.send({ type: 'OpenVote', voteId: 'h2' })).toMatchObject({ ok: true });
  await look('vote', () => expect(page.getByText('0/28 đã gửi phiếu')).toBeVisible());
  await chair.send({ type: 'CloseVote', voteId: 'h2' });
  await look('result', () => expect(page.getByText(/Không thông qua/).first()).toBeVisible());

  // A long list: every row stands whole on one of the pages, which turn by themselves and say which is shown.
  const rows = Array.from({ length: 40 }, (_, n) => `Người có tên dài thứ ${n + 1} trong danh sách`);
  const long = randomUUID();
  const list = {
    title: 'Danh sách dài',
    question: 'Đại biểu có đồng ý từng người?',
    kind: 'approval' as const,
    rows: rows.map((name) => ({ name, personId: null })),
  };
  await chair.send(prepareVote({ itemId: 'muc-12', ...list }), long);
  await page.clock.install();
  expect(await chair.send({ type: 'OpenVote', voteId: long })).toMatchObject({ ok: true });
  await chair.send({ type: 'CloseVote', voteId: long });
  const pageOf = /^Trang (\d+) \/ (\d+)$/;
  await look('long-list', () => expect(page.getByText(pageOf)).toHaveText(/^Trang 1/));
  const pages = Number(pageOf.exec((await page.getByText(pageOf).textContent()) ?? '')?.[2]);
  const seen: string[] = [];
  for (let at = 1; at <= pages; at += 1) {
    await expect(page.getByText(pageOf)).toHaveText(`Trang ${at} / ${pages}`);
    const { whole, cut } = await rowsShown(page);
    expect(cut, `cut on page ${at}`).toEqual([]);
    seen.push(...whole);
    await page.screenshot({ path: `${shots}/screen-long-list-${at}.png` });
    await page.clock.fastForward(8000);
  }
  expect(seen).toEqual(rows);

  await chair.send({ type: 'SuspendMeeting', reason: 'Giải lao' });
  await chair.send({ type: 'ShowOnScreen', show: { view: 'seats' } });
  await look('break', () => expect(page.getByText('Tạm nghỉ: Giải lao')).toBeVisible());
  await chair.send({ type: 'ResumeMeeting' });

  expect(screen.complaints).toEqual([]);
  for (const client of clients) client.close();
  await screen.context.close();
});
