import type { Body } from '@dien-hong/shared';
import { createI18n } from 'vue-i18n';

export type Language = 'vi' | 'en';

/** One chunk per language, holding every folder's words; only the chosen language is fetched. */
const words = {
  vi: () => import('./words.vi.ts').then((module) => module.words),
  en: () => import('./words.en.ts').then((module) => module.words),
};

export const i18n = createI18n({ legacy: false, locale: 'vi', fallbackLocale: 'vi', messages: {} });
let spokenFor: Body = 'committee';

/** Puts the words of the body on screen at `common.word`, where texts link to them. */
function nameBody(language: string): void {
  const { common, ...rest } = i18n.global.getLocaleMessage(language) as {
    common?: { body: Record<Body, Record<string, string>> };
  };
  // The fetched texts stay as they are: others read them too.
  if (common) i18n.global.setLocaleMessage(language, { ...rest, common: { ...common, word: common.body[spokenFor] } });
}

/** The texts on screen are for this body; see `useBodyWords`. */
export function speakFor(body: Body): void {
  spokenFor = body;
  i18n.global.availableLocales.forEach(nameBody);
}

/** Fetches the words of a language if need be, then switches every text on screen in place. */
export async function speak(language: Language): Promise<void> {
  if (!i18n.global.availableLocales.includes(language)) {
    i18n.global.setLocaleMessage(language, await words[language]());
    nameBody(language);
  }
  i18n.global.locale.value = language;
  document.documentElement.lang = language;
}
