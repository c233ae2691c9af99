import { itemNumber, type MeetingState, type PublishedPaper, versionOf } from '@dien-hong/shared';
import { type Mark, noteId, type PageMark } from '@dien-hong/shared/reading';

/** Words and times in the language on screen. */
export interface Speech {
  t(key: string, params?: Record<string, string | number>): string;
  date(at: number): string;
  time(at: number): string;
}

/**
 * All of one's marks and notes of a meeting as plain text: the notebook, then by item of the agenda, paper, version and page. Strokes have
 * no words: they are counted.
 * @param at the time it is made, epoch ms
 */
export function marksText(
  state: MeetingState,
  marks: Iterable<Mark>,
  { speech, at }: { speech: Speech; at: number },
): string {
  const { t } = speech;
  const all = [...marks];
  const own = all.filter((mark): mark is PageMark => mark.body !== null && mark.body.kind !== 'note');
  const note = (itemId: string | null): string => {
    const body = all.find(({ id }) => id === noteId(itemId))?.body;
    return body?.kind === 'note' ? body.text : '';
  };
  const papers = Object.values(state.documents.papers);
  const standing = (itemId: string | null) =>
    papers.filter((paper) => paper.itemId === itemId && paper.withdrawn === null);
  const unknown = own.filter(({ body }) => papers.every(({ id }) => id !== body.place.paperId));
  const onPapers = (list: readonly PublishedPaper[]): string[] =>
    list.flatMap((paper) => paperLines(paper, own, speech));

  const blocks: string[][] = [
    section(t('exports.notebook'), lines(note(null))),
    section(t('exports.whole'), onPapers(standing(null))),
    ...state.agenda.items.map(({ id, title }) => {
      const words = note(id);
      const noted = words === '' ? [] : [t('exports.note'), ...indented(lines(words))];
      const heading = t('exports.item', { number: itemNumber(state, id), title });
      return section(heading, [...noted, ...onPapers(standing(id))]);
    }),
    section(t('exports.gone'), [
      ...onPapers(papers.filter((paper) => paper.withdrawn !== null)),
      ...pageLines(unknown, speech),
    ]),
  ];
  const filled = blocks.filter((block) => block.length > 0);
  const title = state.life.info?.title ?? '';
  const head = [t('exports.title'), title, t('exports.at', { time: stamp(speech, at) })].filter((line) => line !== '');
  return [head, ...(filled.length > 0 ? filled : [[t('exports.nothing')]])]
    .map((block) => `${block.join('\n')}\n`)
    .join('\n');
}

const lines = (text: string): string[] => (text === '' ? [] : text.split('\n'));
const indented = (list: readonly string[]): string[] => list.map((line) => `  ${line}`);
const section = (heading: string, body: readonly string[]): string[] =>
  body.length > 0 ? [heading, ...indented(body)] : [];

/** `27/11/2026 09:42` */
const stamp = ({ date, time }: Speech, at: number): string => `${date(at)} ${time(at)}`;

/** The marks on a paper, by version, the latest first. */
function paperLines(paper: PublishedPaper, marks: readonly PageMark[], speech: Speech): string[] {
  const own = marks.filter(({ body }) => body.place.paperId === paper.id);
  const files = new Set(own.map(({ body }) => body.place.sha256));
  const versions = [...files].map((sha256) => ({ sha256, version: versionOf(paper, sha256)?.version ?? 0 }));
  versions.sort((one, other) => other.version - one.version);
  const { kind, number, subject } = paper;
  const name = speech.t('exports.paper', { kind, number, subject }).replace(/ {2,}/g, ' ');
  return versions.flatMap(({ sha256, version }) => {
    // A withdrawn paper has no version that stands.
    const old = version === paper.version || version === 0 ? '' : ` (${speech.t('exports.version', { version })})`;
    return [
      name + old,
      ...indented(
        pageLines(
          own.filter(({ body }) => body.place.sha256 === sha256),
          speech,
        ),
      ),
    ];
  });
}

function pageLines(marks: readonly PageMark[], speech: Speech): string[] {
  const pages = [...new Set(marks.map(({ body }) => body.place.page))].sort((one, other) => one - other);
  return pages.flatMap((page) => {
    const own = marks.filter(({ body }) => body.place.page === page);
    const worded = own.filter(({ body }) => body.kind !== 'ink').sort((one, other) => topOf(one) - topOf(other));
    const strokes = own.length - worded.length;
    const counted = strokes > 0 ? [speech.t('exports.ink', { count: strokes })] : [];
    const said = [...worded.map((mark) => markLine(mark, speech)), ...counted];
    return [speech.t('exports.page', { page }), ...said.flatMap((line) => bulleted(line))];
  });
}

function topOf({ body }: PageMark): number {
  switch (body.kind) {
    case 'highlight':
      return body.boxes[0]?.[1] ?? 0;
    case 'pin':
      return body.y;
    case 'ink':
      return body.points[1] ?? 0;
    case 'bookmark':
      return Number.NEGATIVE_INFINITY;
    default:
      return body satisfies never;
  }
}

function markLine({ body, changedAt }: PageMark, speech: Speech): string {
  const text = 'text' in body ? body.text : '';
  const words = speech.t(`exports.${body.kind}`, { text, count: 1 });
  return speech.t('exports.stamped', { words, time: stamp(speech, changedAt) });
}

/** A text of several lines stays one point. */
const bulleted = (text: string): string[] =>
  text.split('\n').map((line, n) => (n === 0 ? `  - ${line}` : `    ${line}`));
