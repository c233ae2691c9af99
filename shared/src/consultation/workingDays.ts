const day = 86_400_000;
const hanoi = 7 * 3_600_000;

/** 17:00 in Hà Nội, `days` working days (Monday to Friday) after an instant; holidays are not known here. Epoch milliseconds. */
export function endOfWorkingDays(at: number, days: number): number {
  let midnight = Math.floor((at + hanoi) / day) * day - hanoi;
  for (let left = days; left > 0; ) {
    midnight += day;
    const weekday = new Date(midnight + hanoi).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  return midnight + 17 * 3_600_000;
}
