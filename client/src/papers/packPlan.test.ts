import { viewerOf } from '@dien-hong/shared';
import { commune, publishPaper, scene, uploadOf } from '@dien-hong/shared/testing';
import { expect, test } from 'vitest';
import { mayStay, wantedFiles } from './packPlan.ts';

const meeting = () => scene(commune());
type Meeting = ReturnType<typeof meeting>;
const publish = (to: Meeting, n: number, more: object = {}) =>
  to.given('sec', [publishPaper({ sha256: uploadOf(n).sha256, ...more }), uploadOf(n)]);
const wanted = ({ state }: Meeting, who: string) => wantedFiles(state, viewerOf(state, who)).map((one) => one.sha256);
const stays = ({ state }: Meeting, who: string) => [...mayStay(state, viewerOf(state, who))];

test('of each paper the present version is wanted, and the earlier ones may stay while the meeting lasts', () => {
  const one = meeting();
  publish(one, 9, { paperId: 'p1' });
  const [p1] = [one.state.documents.papers.p1];
  expect(wanted(one, 'm2')).toContain(uploadOf(9).sha256);
  const earlier = p1?.earlier[0]?.file.sha256 ?? '';
  expect(earlier).not.toBe('');
  expect(wanted(one, 'm2')).not.toContain(earlier);
  expect(stays(one, 'm2')).toContain(earlier);
  const closed = { ...one.state, life: { ...one.state.life, phase: 'closed' as const } };
  expect(mayStay(closed, viewerOf(closed, 'm2')).has(earlier)).toBe(false);
  expect(mayStay(closed, viewerOf(closed, 'm2')).has(uploadOf(9).sha256)).toBe(true);
});

test('a paper that was withdrawn, or is for voters alone, is neither wanted nor stays', () => {
  const one = meeting();
  publish(one, 8, { access: 'voters' });
  publish(one, 9);
  expect(wanted(one, 'm2')).toEqual(expect.arrayContaining([uploadOf(8).sha256, uploadOf(9).sha256]));
  expect(stays(one, 'guest')).not.toContain(uploadOf(8).sha256);
  expect(stays(one, 'guest')).toContain(uploadOf(9).sha256);
  const paper = Object.values(one.state.documents.papers).find(({ file }) => file?.sha256 === uploadOf(9).sha256);
  one.when('sec', { type: 'WithdrawPaper', paperId: paper?.id ?? '', reason: 'Nhầm bản' });
  expect(wanted(one, 'm2')).not.toContain(uploadOf(9).sha256);
  expect(stays(one, 'm2')).not.toContain(uploadOf(9).sha256);
  expect(wanted(one, 'stranger')).toEqual([]);
  expect(stays(one, 'stranger')).toEqual([]);
});

test('papers of finished items come last', () => {
  const one = meeting();
  publish(one, 9, { itemId: 'muc-2' });
  const items = one.state.agenda.items.map((item) =>
    item.id === 'muc-1' ? { ...item, state: 'done' as const } : item,
  );
  const later = { ...one.state, agenda: { items } };
  const order = wantedFiles(later, viewerOf(later, 'm2')).map(({ paperId }) => later.documents.papers[paperId]?.itemId);
  expect(order.indexOf('muc-2')).toBeGreaterThanOrEqual(0);
  expect(order.indexOf('muc-2')).toBeLessThan(order.indexOf('muc-1'));
});
