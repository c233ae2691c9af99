/**
 * A text as one searches it: without marks and with d for đ, so that "ngan sach" finds "ngân sách" and "hoà" finds "hòa". Decomposed marks
 * keep their places, so every index into the plain text is one into the decomposed text.
 */
export function searchLetters(decomposed: string): string {
  return decomposed.replaceAll('đ', 'd').replaceAll('Đ', 'D');
}
