import { commune, present, scene } from '@dien-hong/shared/testing';
import { mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeAll, expect, test } from 'vitest';
import { i18n, speak } from '../../i18n/i18n.ts';
import { useMeeting } from '../../meeting/meetingStore.ts';
import KeyStrip from './KeyStrip.vue';
import { useDeviceKey } from './useDeviceKey.ts';

beforeAll(() => speak('vi'));

test('a key to vote with is offered while votes can come, and not after the meeting', () => {
  setActivePinia(createPinia());
  const play = present(scene(commune()), 7).given('chair', { type: 'OpenMeeting' });
  const shown = () => {
    Object.assign(useMeeting(), { id: 'hop-1', state: play.state, me: 'm2' });
    Object.assign(useDeviceKey(), { state: 'none' });
    return mount(KeyStrip, { global: { plugins: [i18n] } }).text();
  };
  expect(shown()).toContain('Chuẩn bị khoá ký');
  play.given('chair', { type: 'CloseMeeting' });
  expect(shown()).toBe('');
});
