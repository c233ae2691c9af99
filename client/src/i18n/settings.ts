import { defineStore } from 'pinia';
import { ref, watch, watchEffect } from 'vue';
import { setting } from '../device/local.ts';
import { type Language, speak } from './i18n.ts';

export type Theme = 'light' | 'dark' | 'system';
export type TextSize = 100 | 115 | 130;

const languages: readonly Language[] = ['vi', 'en'];
const themes: readonly Theme[] = ['light', 'dark', 'system'];
const textSizes: readonly TextSize[] = [100, 115, 130];

/**
 * A person's settings for this device: language, theme, text size. Kept there, applied to `<html>`. `ready` resolves once the first
 * language's words are there; setting `language` later switches in place.
 */
export const useSettings = defineStore('settings', () => {
  const kept = {
    language: setting('language', languages, 'vi'),
    theme: setting('theme', themes, 'system'),
    textSize: setting('textSize', textSizes, 100),
  };
  const language = ref(kept.language.value);
  const theme = ref(kept.theme.value);
  const textSize = ref(kept.textSize.value);
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
    kept.language.write(language.value);
    kept.theme.write(theme.value);
    kept.textSize.write(textSize.value);
  });
  watch(language, speak);

  return { language, theme, textSize, ready: speak(language.value) };
});
