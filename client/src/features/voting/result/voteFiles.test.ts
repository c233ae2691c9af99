import type { Vote } from '@dien-hong/shared';
import { flushPromises, mount } from '@vue/test-utils';
import { expect, test, vi } from 'vitest';
import { i18n, speak } from '../../../i18n/i18n.ts';
import VoteFiles from './VoteFiles.vue';

const gaps = [{ code: 'letters-not-printed-in', params: { place: 'vote', letters: 'ភ (U+1797)' } }];
const request = vi.hoisted(() => vi.fn());
vi.mock('../../../line/http.ts', () => ({ request }));
vi.mock('../../../meeting/meetingStore.ts', () => ({ useMeeting: () => ({ id: 'hop-1' }) }));

test('[MIN-8] a person who prints a result is told the gaps of the page, on the screen he prints it from', async () => {
  await speak('vi');
  request.mockResolvedValue({ ok: true, value: { gaps } });
  const vote = { motion: { id: 'v1' }, record: null, board: null } as unknown as Vote;
  const files = mount(VoteFiles, { props: { vote }, global: { plugins: [i18n] } });
  expect(files.text()).not.toContain('ភ');
  const link = files.get('a[href$="result.pdf"]');
  link.element.addEventListener('click', (event) => event.preventDefault());
  await link.trigger('click');
  await flushPromises();
  expect(request.mock.calls[0]?.slice(0, 2)).toEqual(['GET', '/api/meetings/hop-1/votes/v1/result/gaps']);
  expect(files.text()).toContain('Ở phần câu hỏi, kết quả biểu quyết: không in được ký tự ភ (U+1797).');
});
