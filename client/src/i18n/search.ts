/** A text as people look for it: lower case, without marks, d for đ: "Đỗ Thị Nguyệt" is "do thi nguyet". */
export const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').toLowerCase();

/** Whether every word of the query stands in the text, marks or not. An empty query is found everywhere. */
export function matches(text: string, query: string): boolean {
  const folded = plain(text);
  return plain(query)
    .split(/\s+/)
    .every((word) => folded.includes(word));
}
