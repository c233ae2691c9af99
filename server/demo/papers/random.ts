/** A repeatable source of choices: the same seed gives the same paper on every machine. */
export interface Choices {
  /** Whole number from low to high, both included. */
  int(low: number, high: number): number;
  pick<T>(from: readonly T[]): T;
  shuffle<T>(from: readonly T[]): T[];
  /** Fills `{120-180}` (a number), `{3,5-4,5}` (one decimal), `{thôn}`, `{đơn vị}` and `{hạn}` in a sentence. */
  fill(sentence: string): string;
}

export const villages = [
  'Đồng Tâm',
  'Cẩm Du',
  'Thanh Khê',
  'Liêm Trung',
  'Phú Ốc',
  'Yên Thọ',
  'Vạn Thắng',
  'Đông Hạ',
  'Bình Minh',
  'Tân Lập',
  'Kim Bảng',
  'Nội Đoài',
];

const bodies = [
  'Phòng Kinh tế',
  'Phòng Văn hóa – Xã hội',
  'Văn phòng HĐND và UBND',
  'Công an xã',
  'Ban Chỉ huy Quân sự xã',
  'Trạm Y tế xã',
  'Trung tâm Phục vụ hành chính công',
  'Ủy ban MTTQ Việt Nam xã',
  'Hội Nông dân xã',
  'Hội Liên hiệp Phụ nữ xã',
];

/** Whole number with dots between thousands, as printed in Vietnam. */
export const dotted = (value: number): string => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, '.');

export function choicesFrom(seed: string, date: string): Choices {
  // FNV-1a for the seed, mulberry32 for the sequence.
  let state = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(seed)) state = Math.imul(state ^ byte, 0x01000193);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const pick = <T>(from: readonly T[]): T => {
    const picked = from[int(0, from.length - 1)];
    if (picked === undefined) throw new Error('pick from an empty list');
    return picked;
  };
  const shuffle = <T>(from: readonly T[]): T[] => {
    const left = [...from];
    return from.map(() => left.splice(int(0, left.length - 1), 1)[0] as T);
  };
  const deadline = (): string => {
    const day = new Date(new Date(date).getTime() + int(6, 40) * 86_400_000);
    return `${String(day.getUTCDate()).padStart(2, '0')}/${String(day.getUTCMonth() + 1).padStart(2, '0')}/${day.getUTCFullYear()}`;
  };
  const fill = (sentence: string): string => {
    // Within one sentence the names of villages and of bodies are different.
    const [places, units] = [shuffle(villages), shuffle(bodies)];
    return sentence
      .replace(/\{(\d+),(\d)-(\d+),(\d)\}/g, (_, a, b, c, d) => {
        const tenths = int(Number(a) * 10 + Number(b), Number(c) * 10 + Number(d));
        return `${Math.floor(tenths / 10)},${tenths % 10}`;
      })
      .replace(/\{(\d+)-(\d+)\}(%?)/g, (_, low, high, percent) => {
        const value = int(Number(low), Number(high));
        if (percent) return `${value}%`;
        return value < 10 ? `0${value}` : dotted(value);
      })
      .replace(/\{thôn\}/g, () => `thôn ${places.pop() ?? pick(villages)}`)
      .replace(/\{đơn vị\}/g, () => units.pop() ?? pick(bodies))
      .replace(/\{hạn\}/g, deadline)
      .replace(/\{năm\}/g, date.slice(0, 4))
      .replace(/\{năm sau\}/g, String(Number(date.slice(0, 4)) + 1));
  };
  return { int, pick, shuffle, fill };
}
