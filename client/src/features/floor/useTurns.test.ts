import { commune, present, scene } from '@dien-hong/shared/testing';
import { mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, test, vi } from 'vitest';
import { defineComponent } from 'vue';
import { i18n } from '../../i18n/i18n.ts';
import { useMeeting } from '../../meeting/meetingStore.ts';
import { dismissAll, shownToasts } from '../../ui/notes/toasts.ts';
import { useTurns } from './useTurns.ts';

beforeEach(() => {
  setActivePinia(createPinia());
  dismissAll();
});

function desk() {
  const play = present(scene(commune()), 7).given(
    'chair',
    { type: 'OpenMeeting' },
    { type: 'TakeUpItem', itemId: 'muc-1' },
  );
  const meeting = useMeeting();
  const show = () => {
    meeting.state = play.state;
  };
  show();
  const submit = vi.spyOn(meeting, 'submit').mockImplementation(async (command) => {
    play.given('chair', command);
    show();
    return { ok: true, seq: 1, at: 1 };
  });
  const desk = defineComponent({ setup: () => useTurns(), render: () => null });
  const turns = mount(desk, { global: { plugins: [i18n] } }).vm;
  return { play, show, submit, turns };
}

test('a call is taken back by name, and no more once its speaker has ended', async () => {
  const { play, show, submit, turns } = desk();
  await turns.invite('m2', 'thaoLuan');
  const [told] = shownToasts.value;
  expect(told?.undo?.still()).toBe(true);
  play.given('m2', { type: 'EndSpeech' });
  show();
  expect(shownToasts.value).toEqual([]);
  told?.undo?.act();
  expect(submit).toHaveBeenCalledTimes(1);
});

test('an ended turn is given back within its item only', async () => {
  const { play, show, submit, turns } = desk();
  await turns.invite('m2', 'thaoLuan');
  await turns.end();
  const [told] = shownToasts.value;
  told?.undo?.act();
  expect(submit).toHaveBeenLastCalledWith(expect.objectContaining({ type: 'UndoTurn', act: 'ended' }));
  await turns.end();
  play.given('chair', { type: 'TakeUpItem', itemId: 'muc-2' });
  show();
  expect(shownToasts.value).toEqual([]);
});

test('an ended turn is not given back into a vote', async () => {
  const { play, show, turns } = desk();
  await turns.invite('m2', 'thaoLuan');
  await turns.end();
  expect(shownToasts.value).toHaveLength(1);
  play.given('chair', { type: 'OpenVote', voteId: 'v1' });
  show();
  expect(shownToasts.value).toEqual([]);
});
