/** Two texts that come from one, as one: the lines they share once, and where they differ those of the first, then those of the second. */
export function bothTexts(theirs: string, ours: string): string {
  const [a, b] = [theirs.split('\n'), ours.split('\n')];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const own = (lines: string[]) => lines.slice(head, lines.length - tail);
  return [...a.slice(0, head), ...own(a), ...own(b), ...a.slice(a.length - tail)].join('\n');
}
