import { defineStore } from 'pinia';
import { ref, watch, watchEffect } from 'vue';
import { writeDown } from '../session/writeDown.ts';
import { type Language, speak } from './i18n.ts';

export type Theme = 'light' | 'dark' | 'system';
export type TextSize = 100 | 115 | 130;

const languages: readonly Language[] = ['vi', 'en'];
const themes: readonly Theme[] = ['light', 'dark', 'system'];
const textSizes: readonly TextSize[] = [100, 115, 130];

/**
 * What a person set for this device: language, theme, text size. Kept in localStorage, applied to `<html>`.
 * `ready` resolves once the first language's words are there; setting `language` later switches in place.
 */
export const useSettings = defineStore('settings', () => {
  const language = ref(stored('language', languages, 'vi'));
  const theme = ref(stored('theme', themes, 'system'));
  const textSize = ref(stored('textSize', textSizes, 100));
  const root = document.documentElement;
  const systemDark = window.matchMedia('(prefers-color-scheme: dark)');
  const isSystemDark = ref(systemDark.matches);
  systemDark.addEventListener('change', (event) => {
    isSystemDark.value = event.matches;
  });

  watchEffect(() => {
    const dark = theme.value === 'dark' || (theme.value === 'system' && isSystemDark.value);
    root.dataset.theme = dark ? 'dark' : 'light';
    root.style.fontSize = `${textSize.value}%`;
  });
  watch([language, theme, textSize], () => {
    writeDown(localStorage, 'language', language.value);
    writeDown(localStorage, 'theme', theme.value);
    writeDown(localStorage, 'textSize', String(textSize.value));
  });
  watch(language, speak);

  return { language, theme, textSize, ready: speak(language.value) };
});

function stored<T extends string | number>(key: string, allowed: readonly T[], fallback: T): T {
  return allowed.find((value) => String(value) === localStorage.getItem(key)) ?? fallback;
}
