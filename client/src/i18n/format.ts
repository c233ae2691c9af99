import { useI18n } from 'vue-i18n';
import type { Language } from './i18n.ts';

/** An instant: ISO 8601 text with a zone, or epoch milliseconds. */
export type Instant = string | number;

const ZONE = 'Asia/Ho_Chi_Minh';
/** English keeps day before month and the 24 h clock, as the papers do. */
const locales: Record<Language, string> = { vi: 'vi-VN', en: 'en-GB' };

/** Dates dd/MM/yyyy, 24 h times in Vietnam's zone on every device, numbers 18.450,5 (vi) or 18,450.5 (en). */
export function formats(language: Language) {
  const locale = locales[language];
  const dates = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone: ZONE, hourCycle: 'h23', ...options });
    return (at: Instant) => format.format(new Date(at));
  };
  const date = dates({ day: '2-digit', month: '2-digit', year: 'numeric' });
  const time = dates({ hour: '2-digit', minute: '2-digit' });
  const weekday = dates({ weekday: 'long' });
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
  return {
    date,
    time,
    timeWithSeconds: dates({ hour: '2-digit', minute: '2-digit', second: '2-digit' }),
    /** "09:42, 27/11/2026": built by hand, since browsers disagree on the order. */
    dateTime: (at: Instant) => `${time(at)}, ${date(at)}`,
    /** "Thứ Sáu, 27/11/2026" */
    day: (at: Instant) => `${weekday(at)}, ${date(at)}`,
    /** The same in the middle of a sentence: "thứ Sáu, 27/11/2026". */
    dayWithin: (at: Instant) => `${weekday(at).replace(/^Thứ/, 'thứ')}, ${date(at)}`,
    number: (value: number) => number.format(value),
    /** A share of 1: 0.8462 is "84,62%". */
    percent: (share: number) => percent.format(share),
  };
}

const known = { vi: formats('vi'), en: formats('en') };

/** The formats of the language on screen; call them inside a template or computed and they follow a switch. */
export function useFormat(): ReturnType<typeof formats> {
  const { locale } = useI18n();
  const current = () => known[locale.value === 'en' ? 'en' : 'vi'];
  return {
    date: (at) => current().date(at),
    time: (at) => current().time(at),
    timeWithSeconds: (at) => current().timeWithSeconds(at),
    dateTime: (at) => current().dateTime(at),
    day: (at) => current().day(at),
    dayWithin: (at) => current().dayWithin(at),
    number: (value) => current().number(value),
    percent: (share) => current().percent(share),
  };
}

/** A span in words of digits: 134000 is "02:14", past an hour "1:02:14". A negative span is "00:00". */
export function clockSpan(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const pad = (n: number) => String(n).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const rest = `${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
  return hours ? `${hours}:${rest}` : rest;
}
