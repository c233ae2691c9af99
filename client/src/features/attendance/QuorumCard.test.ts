import { committeeRules, commune, present, scene } from '@dien-hong/shared/testing';
import { mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeAll, expect, test } from 'vitest';
import { i18n, speak } from '../../i18n/i18n.ts';
import { useMeeting } from '../../meeting/meetingStore.ts';
import QuorumCard from './QuorumCard.vue';

beforeAll(() => speak('vi'));

test('enough are there only where the rules ask for a number', () => {
  const told = (rules: typeof committeeRules) => {
    setActivePinia(createPinia());
    const { state } = present(scene(commune({ rules })), 7);
    Object.assign(useMeeting(), { id: 'hop-1', state, me: 'chair' });
    return mount(QuorumCard, { global: { plugins: [i18n] } }).text();
  };
  expect(told(committeeRules)).toContain('Đủ điều kiện');
  expect(told({ ...committeeRules, quorum: null })).toBe('7 / 8có mặt');
});
