import { commune, present, scene } from '@dien-hong/shared/testing';
import { mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeAll, expect, test } from 'vitest';
import { i18n, speak } from '../../i18n/i18n.ts';
import { useMeeting } from '../../meeting/meetingStore.ts';
import { screenPapers } from './papers.ts';
import ScreenSwitch from './ScreenSwitch.vue';

beforeAll(() => speak('vi'));

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

test('the console names what the hall really shows: not a paper that was withdrawn, and in a break the title', () => {
  setActivePinia(createPinia());
  const play = present(scene(commune()), 8).given('chair', { type: 'OpenMeeting' });
  play.given('chair', { type: 'TakeUpItem', itemId: 'muc-1' });
  const named = (): string => {
    Object.assign(useMeeting(), { id: 'hop-1', state: play.state, me: 'chair' });
    return (
      mount(ScreenSwitch, { global: { plugins: [i18n] } })
        .get('button')
        .attributes('aria-label') ?? ''
    );
  };
  play.given('chair', { type: 'ShowOnScreen', show: { view: 'paper', paperId: 'p1' } });
  expect(named()).toBe('Màn hình lớn: Tài liệu');
  play.given('sec', { type: 'WithdrawPaper', paperId: 'p1', reason: 'Nhầm bản' });
  expect(named()).toBe('Màn hình lớn: Sơ đồ');
  play.given('chair', { type: 'SuspendMeeting', reason: 'Giải lao' });
  expect(named()).toBe('Màn hình lớn: Chờ');
});
