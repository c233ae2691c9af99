/** Instants as papers write them: Vietnam's time in words, never ISO 8601. */
const local = (at: number): Date => new Date(at + 7 * 3_600_000);
const two = (value: number): string => String(value).padStart(2, '0');

/** "07 giờ 32 phút". */
export const hour = (at: number): string =>
  `${two(local(at).getUTCHours())} giờ ${two(local(at).getUTCMinutes())} phút`;

const sameDay = (a: number, b: number): boolean =>
  local(a).toISOString().slice(0, 10) === local(b).toISOString().slice(0, 10);

/** "ngày 27 tháng 11 năm 2026"; days and the first two months below 10 get a zero (ND 30/2020). */
export function day(at: number): string {
  const month = local(at).getUTCMonth() + 1;
  return `ngày ${two(local(at).getUTCDate())} tháng ${month < 3 ? `0${month}` : month} năm ${local(at).getUTCFullYear()}`;
}

/** "từ 09 giờ 00 phút đến 09 giờ 15 phút", with the day where it ends on another one; "lúc …" within one minute. */
export function span(from: number, to: number): string {
  if (!sameDay(from, to)) return `từ ${hour(from)} đến ${hour(to)}, ${day(to)}`;
  return hour(from) === hour(to) ? `lúc ${hour(from)}` : `từ ${hour(from)} đến ${hour(to)}`;
}

/** Time spoken, in whole minutes. */
export const minutesSpoken = (ms: number): string =>
  ms < 60_000 ? 'dưới 01 phút' : `${two(Math.round(ms / 60_000))} phút`;

/** One sentence, also where its writer left out the full stop. */
export const sentence = (text: string): string => (/[.!?…]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);
