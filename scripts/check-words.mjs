// The English of comments and pages of docs: a noun where a noun belongs, a number where a number belongs, things called by their names
// (docs/glossary.md).
// node scripts/check-words.mjs [FOLDER…]: lists each place that breaks a rule.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const root = join(import.meta.dirname, '..');
const places = process.argv.slice(2);
const folders = places.length > 0 ? places : ['shared', 'server', 'client', 'tests', 'scripts', 'docs'];
const kept = /(^|\/)(node_modules|dist|\.types|check-words\.mjs)(\/|$)/;
const files = folders
  .flatMap((folder) => globSync(`${folder}/**/*.{ts,vue,mjs,c,css,md}`, { cwd: root }))
  .concat(places.length > 0 ? [] : globSync('*.md', { cwd: root }))
  .filter((file) => !kept.test(file));

const rules = {
  'a sentence whose noun is what, whoever, whatever or who':
    /(?<=^|[.!;:|] +|\n\n)(What|Whoever|Whatever|Who)\b(?![^.]*\?)/g,
  'whoever or whatever': /\b(whoever|whatever)\b/g,
  'what as a noun': /\b(of|from|to|with|by|for|on|at|in|than|and|or|as|is|are|was) what\b(?![^.]*\?)/g,
  'so many for a number': /\bso (many|often|long|much)\b(?! as\b)/g,
  'a metaphor': /\b(house|houses|shelf|shelves|soil|soiled|rouse|roused)\b(?! rules?\b)/gi,
};

const commentsOf = (text) =>
  [...text.matchAll(/\/\*[\s\S]*?\*\/|(?:(?<![:'"`\w\\])\/\/[^\n]*\n\s*)+/g)].map(({ 0: comment, index }) => ({
    comment,
    index,
  }));
/** The running text of a comment, without stars, slashes and line breaks; each character keeps its place. */
const plain = (comment) =>
  comment.replace(/^\/\*\*?|\*\/|\n\s*\*(?!\*)|\/\//g, (found) => ' '.repeat(found.length)).replace(/\n(?!\n)/g, ' ');

let found = 0;
for (const file of files) {
  const text = readFileSync(join(root, file), 'utf8');
  // On a page of docs, code between backticks is not prose.
  const prose = file.endsWith('.md')
    ? [{ comment: text.replace(/```[\s\S]*?```|`[^`\n]*`/g, (code) => code.replace(/\w/g, '_')), index: 0 }]
    : commentsOf(text).map(({ comment, index }) => ({ comment: plain(comment), index }));
  for (const { comment, index } of prose)
    for (const [name, rule] of Object.entries(rules))
      for (const match of comment.trimStart() === comment
        ? comment.matchAll(rule)
        : ` ${comment}`.trimStart().matchAll(rule)) {
        found += 1;
        const at = index + (comment.length - comment.trimStart().length) + match.index;
        const line = text.slice(0, at).split('\n').length;
        console.error(`${file}:${line}: ${name}: …${text.slice(Math.max(0, at - 20), at + 50).replace(/\s+/g, ' ')}…`);
      }
}
console.log(`${files.length} files, ${found} places`);
process.exit(found === 0 ? 0 : 1);
