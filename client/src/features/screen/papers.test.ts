import { commune, present, scene } from '@dien-hong/shared/testing';
import { expect, test } from 'vitest';
import { screenPapers } from './papers.ts';

test('a paper of the whole meeting can be shown under any item, and before the first; one for members alone never', () => {
  const draft = commune();
  const [first] = draft.papers;
  if (!first) throw new Error('the draft has papers');
  const common = { ...first, id: 'chung', itemId: null, access: 'everyone' as const };
  const papers = [...draft.papers, common, { ...common, id: 'rieng', access: 'voters' as const }];
  const meeting = present(scene({ ...draft, papers }), 8);
  meeting.given('chair', { type: 'OpenMeeting' });
  expect(screenPapers(meeting.state).map(({ id }) => id)).toEqual(['chung']);
  meeting.given('chair', { type: 'TakeUpItem', itemId: 'muc-1' });
  expect(screenPapers(meeting.state).map(({ id }) => id)).toEqual(['p1', 'chung']);
});
