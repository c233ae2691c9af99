// Days and times as people type them, on Vietnam's clock, in any zone and language of the device.

const two = (value: number): string => String(value).padStart(2, '0');

/** The day of an instant in Vietnam: "2026-12-18". */
export const dayOf = (at: number): string => new Date(at + 7 * 3_600_000).toISOString().slice(0, 10);
/** Its time of day: "07:30". */
export const timeOf = (at: number): string => new Date(at + 7 * 3_600_000).toISOString().slice(11, 16);
/** The instant of such a day and time. */
export const instantOf = (day: string, time: string): number => Date.parse(`${day}T${time}:00+07:00`);

/** "2026-12-18" as it is written: "18/12/2026"; empty stays empty. */
export const writtenDay = (day: string): string => day.split('-').reverse().join('/');

/** The day of "18/12/2026", "18-12-26", "18.12.2026", "18122026" or "2026-12-18"; null for any other text. */
export function readDay(text: string): string | null {
  const typed = text.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed);
  const written = /^(\d{1,2})[\s/.,-]+(\d{1,2})[\s/.,-]+(\d{4}|\d{2})$/.exec(typed);
  const digits = /^(\d{2})(\d{2})(\d{4})$/.exec(typed);
  const [year, month, day] = iso ? iso.slice(1) : ((written ?? digits)?.slice(1).reverse() ?? []);
  if (year === undefined) return null;
  const found = `${year.length === 2 ? `20${year}` : year}-${two(Number(month))}-${two(Number(day))}`;
  const at = Date.parse(`${found}T00:00:00Z`);
  // A 31st of February is the 3rd of March to some: a day must read back as it was written.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(found) ? found : null;
}

/** The time of "07:30", "7h30", "7h", "7 giờ 30", "7.30", "0730" on the 24 h clock: "07:30"; null for any other text. */
export function readTime(text: string): string | null {
  const typed = text.trim().toLowerCase();
  const [, hours, minutes] =
    /^(\d{1,2})\s*(?:[:.,]|h|giờ|gio)\s*(\d{2})?\s*(?:phút|phut|p)?$/.exec(typed.normalize('NFC')) ??
    /^(\d{1,2})(\d{2})$/.exec(typed) ??
    [];
  if (hours === undefined || Number(hours) > 23 || Number(minutes ?? 0) > 59) return null;
  return `${two(Number(hours))}:${two(Number(minutes ?? 0))}`;
}
