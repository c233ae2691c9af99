import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, test, vi } from 'vitest';
import { nextTick } from 'vue';
import { i18n } from './i18n.ts';
import { useSettings } from './settings.ts';

beforeEach(() => {
  localStorage.clear();
  setActivePinia(createPinia());
});

test('settings are applied, kept, and found again', async () => {
  const settings = useSettings();
  await settings.ready;
  settings.theme = 'dark';
  settings.textSize = 130;
  settings.language = 'en';
  await nextTick();
  expect(document.documentElement.dataset.theme).toBe('dark');
  expect(document.documentElement.style.fontSize).toBe('130%');
  await vi.waitFor(() => expect(i18n.global.t('common.cancel')).toBe('Cancel'));
  expect(document.documentElement.lang).toBe('en');

  setActivePinia(createPinia());
  expect(useSettings()).toMatchObject({ theme: 'dark', textSize: 130, language: 'en' });
});

test('a value that is none falls back', () => {
  localStorage.setItem('textSize', '400');
  localStorage.setItem('language', 'fr');
  expect(useSettings()).toMatchObject({ textSize: 100, language: 'vi', theme: 'system' });
});
