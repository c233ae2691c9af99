import { type AgendaItem, itemNumber, paperName, papersOf, purposeOf, type Speech, type Vote } from '@dien-hong/shared';
import { hour, minutesSpoken, sentence, span } from '../print/layout/paperTime.ts';
import type { MinutesContent, MinutesEntry, MinutesItem } from '../print/minutes.ts';
import type { VoteContent } from '../print/vote.ts';
import { countingLines, voteContent } from '../votes/content.ts';
import type { MinutesContext } from './source.ts';
import { statementOf, votesInOrder } from './statements.ts';

interface Timed {
  readonly at: number;
  readonly entry: MinutesEntry;
}

/** "Thảo luận" within a sentence; "UBND" stays. */
const lowerFirst = (words: string): string => words.replace(/^\p{Lu}(?=\p{Ll}|\s)/u, (first) => first.toLowerCase());

const text = (words: string): MinutesEntry => ({ kind: 'text', text: words });

function speech({ naming, people, texts, info }: MinutesContext, one: Speech): Timed {
  const kind = lowerFirst(info.speechLimits.find(({ id }) => id === one.kind)?.name ?? '');
  const what = purposeOf(one.purpose).turn ?? kind;
  const about = [people.get(one.personId)?.title ?? '', what, minutesSpoken(one.spokenMs)];
  const who = `Lúc ${hour(one.startedAt)}, ${naming.within(one.personId)}`;
  const summary = (texts.get(`speech:${one.id}`) ?? '').trim();
  return { at: one.startedAt, entry: { kind: 'speech', who, about: about.filter(Boolean).join('; '), summary } };
}

/** VOT-42: where a chair is recused from the item, the person who ran its vote instead. */
function conductor({ records, info, naming }: MinutesContext, { opened, motion }: Vote): string[] {
  const away = opened?.notVoting.some(({ personId, why }) => why === 'recused' && info.chairs.includes(personId));
  const by = records.find(({ event }) => event.type === 'VoteOpened' && event.voteId === motion.id)?.by;
  return away && by !== undefined ? [`${naming.addressed(by)} điều hành biểu quyết.`] : [];
}

/** In minutes the board and the slips stand with the vote; a counting record has parts of its own for them. */
function withCounting(context: MinutesContext, vote: Vote): VoteContent {
  const content = voteContent(context, vote);
  return { ...content, put: [...conductor(context, vote), ...content.put, ...countingLines(context, vote)] };
}

/** Speeches and votes of an item (null: outside the agenda), by the instant at which they began. */
function acts(context: MinutesContext, itemId: string | null): Timed[] {
  const { state } = context;
  const votes = votesInOrder(state, itemId).map((vote) => ({
    at: vote.opened?.at ?? vote.annulled?.at ?? 0,
    entry: { kind: 'vote', vote: withCounting(context, vote) } as const,
  }));
  return [...state.floor.past.filter((one) => one.itemId === itemId).map((one) => speech(context, one)), ...votes];
}

const inOrder = (timed: readonly Timed[]): MinutesEntry[] =>
  timed.toSorted((a, b) => a.at - b.at).map(({ entry }) => entry);

const waitingWords = 'Nội dung này chưa được bàn.';

/** Facts of an item as a whole, before its course. */
function facts({ state, texts, words }: MinutesContext, item: AgendaItem): MinutesEntry[] {
  const papers = papersOf(state, item.id);
  const times = item.spans.map(({ from, to }) => span(from, to ?? state.life.closedAt ?? from));
  const written = (texts.get(`item:${item.id}`) ?? '').split('\n').filter((line) => line.trim() !== '');
  return [
    ...(times.length > 0 ? [`Thời gian: ${times.join('; ')}.`] : []),
    ...(item.state === 'waiting' ? [waitingWords] : []),
    ...(item.access === 'voters'
      ? [`Họp kín: chỉ ${words.members} có quyền biểu quyết dự; khách mời không dự nội dung này.`]
      : []),
    ...(item.paperOnly ? ['Tài liệu phát bản giấy; hệ thống không lưu nội dung.'] : []),
    ...(papers.length > 0 ? [`Tài liệu: ${papers.map(paperName).join('; ')}.`] : []),
    ...written,
  ].map(text);
}

/** The people who asked for the floor and were not given it, in the words of the purpose for which they asked. */
function unheard({ state, naming }: MinutesContext, itemId: string | null): MinutesEntry[] {
  const asked = state.floor.requests.filter((one) => one.itemId === itemId);
  return [...Map.groupBy(asked, ({ purpose }) => purposeOf(purpose).unheard)].map(([words, requests]) =>
    text(`${words}: ${requests.map(({ personId }) => naming.within(personId)).join('; ')}.`),
  );
}

/** The sentences that events contribute by themselves, by the item they belong to. */
function statements(context: MinutesContext): (Timed & { itemId: string | null })[] {
  const { items } = context.state.agenda;
  const runningAt = (at: number): string | null =>
    items.find(({ spans }) => spans.some(({ from, to }) => from <= at && at < (to ?? Infinity)))?.id ?? null;
  return context.records.flatMap((record) => {
    const made = statementOf(record, context);
    if (!made) return [];
    const itemId = made.itemId ?? runningAt(record.at);
    return [{ at: record.at, itemId, entry: text(made.text) }];
  });
}

function itemContent(context: MinutesContext, item: AgendaItem, said: readonly Timed[]): MinutesItem {
  return {
    no: itemNumber(context.state, item.id),
    title: item.title,
    // Only the presenter of an item that was taken up has presented.
    presenter: item.presenterId && item.state !== 'waiting' ? context.naming.titled(item.presenterId) : '',
    entries: [...facts(context, item), ...inOrder([...said, ...acts(context, item.id)]), ...unheard(context, item.id)],
    conclusion: context.texts.get(`conclusion:${item.id}`)?.trim()
      ? sentence(context.texts.get(`conclusion:${item.id}`) ?? '')
      : '',
  };
}

/**
 * The items as they were taken up, with the events between them; those not taken up come last. Each keeps its number on the agenda, by
 * which its papers and the secretary's screen name it.
 */
export function courseOf(context: MinutesContext): MinutesContent['course'] {
  const { agenda } = context.state;
  const said = statements(context);
  const known = new Set(agenda.items.map((item) => item.id));
  const items = agenda.items.map((item) => ({
    at: item.spans[0]?.from ?? Infinity,
    item: itemContent(
      context,
      item,
      said.filter((one) => one.itemId === item.id),
    ),
  }));
  const between = [...said.filter((one) => one.itemId === null || !known.has(one.itemId)), ...acts(context, null)];
  const blocks = [...items, ...between].toSorted((a, b) => (a.at === b.at ? 0 : a.at - b.at));
  return [...blocks.map((block) => ('item' in block ? block.item : block.entry)), ...unheard(context, null)];
}
