import { plainLetters } from '@dien-hong/shared';

/** A text as people look for it: lower case, without marks, d for đ: "Đỗ Thị Nguyệt" is "do thi nguyet". */
export { plainLetters as plain };

/** Whether every word of the query stands in the text, marks or not. An empty query is found everywhere. */
export function matches(text: string, query: string): boolean {
  const plain = plainLetters(text);
  return plainLetters(query)
    .split(/\s+/)
    .every((word) => plain.includes(word));
}
