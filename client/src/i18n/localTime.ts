/** What `<input type="datetime-local">` holds for an instant, on Vietnam's clock whatever the device's zone. */
export const toLocal = (at: number): string => new Date(at + 7 * 3_600_000).toISOString().slice(0, 16);

/** The instant of such a text; null where it is none. */
export function fromLocal(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text)) return null;
  const at = Date.parse(`${text}:00+07:00`);
  return Number.isNaN(at) ? null : at;
}
