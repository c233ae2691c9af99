/** `2026-11-27T07:32:00+07:00`, as documents write instants (epoch milliseconds). */
export const isoLocal = (at: number): string => `${new Date(at + 7 * 3_600_000).toISOString().slice(0, 19)}+07:00`;

/** The day in Vietnam, `2026-11-27`. */
export const localDate = (at: number): string => isoLocal(at).slice(0, 10);
