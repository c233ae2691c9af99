import { attendeeOf, itemNumber, type MinutesGap, titleWords, undecidedRows } from '@dien-hong/shared';
import { letterWords, undrawable } from '../print/layout/glyphs.ts';
import type { MinutesContent } from '../print/minutes.ts';
import { paperGaps } from '../print/paperGaps.ts';
import { attended } from './attendance.ts';
import { contextOf, type MinutesContext, type MinutesSource } from './source.ts';
import { votesInOrder } from './statements.ts';

const gap = (code: MinutesGap['code'], params: MinutesGap['params'] = {}, key: string | null = null): MinutesGap => ({
  code,
  params,
  key,
});

function ofPeople({ state, info, naming }: MinutesContext): MinutesGap[] {
  const presenters = state.agenda.items.flatMap(({ presenterId, id, number }) =>
    presenterId !== null && !naming.known(presenterId)
      ? [gap('presenter-unknown', { item: number }, `item:${id}`)]
      : [],
  );
  const missing = info.secretaries.filter((id) => {
    const one = attendeeOf(state, id);
    return !one || !attended(state, one);
  });
  return [...presenters, ...missing.map((id) => gap('secretary-not-checked-in', { name: naming.name(id) }))];
}

function ofItems({ state, texts }: MinutesContext): MinutesGap[] {
  const empty = (key: string): boolean => (texts.get(key) ?? '').trim() === '';
  return state.agenda.items.flatMap(({ id, number: item, state: stands }) => {
    if (stands === 'waiting') return [gap('item-not-discussed', { item })];
    return empty(`conclusion:${id}`) ? [gap('conclusion-missing', { item }, `conclusion:${id}`)] : [];
  });
}

function ofSpeeches({ state, texts, naming }: MinutesContext): MinutesGap[] {
  return state.floor.past
    .filter(({ id }) => (texts.get(`speech:${id}`) ?? '').trim() === '')
    .map(({ id, personId, itemId }) => {
      const item = itemId === null ? 0 : itemNumber(state, itemId);
      return gap('summary-missing', { name: naming.name(personId), item }, `speech:${id}`);
    });
}

function ofVotes({ state }: MinutesContext): MinutesGap[] {
  const votes = [null, ...state.agenda.items.map(({ id }) => id)].flatMap((id) => votesInOrder(state, id));
  return votes.flatMap((vote) => {
    if (vote.stage !== 'closed') return [];
    const title = titleWords(vote.motion, 'vi');
    const unsigned = (vote.board?.members.length ?? 0) - (vote.record?.signatures.length ?? 0);
    return [
      ...(undecidedRows(vote).length > 0 ? [gap('vote-not-settled', { title })] : []),
      ...(vote.motion.form === 'secret' && unsigned > 0 ? [gap('counting-record-unsigned', { title, unsigned })] : []),
    ];
  });
}

/** The gaps that every paper is checked for; where the secretary wrote the text herself, with a link to it. */
function ofPaper({ texts }: MinutesContext, content: MinutesContent): MinutesGap[] {
  const written = [...texts].flatMap(([key, text]) => {
    const letters = undrawable(text);
    const missing = gap('letters-not-printed', { letters: letterWords(letters) }, key);
    return letters.length > 0 ? [{ letters, missing }] : [];
  });
  const named = written.flatMap(({ letters }) => letters);
  const others = paperGaps('minutes', content, named).map(({ code, params }) => gap(code, params));
  return [...written.map(({ missing }) => missing), ...others];
}

/** The gaps of these minutes, in the order of the pages; the secretary who lays them out decides whether they matter. */
export function gapsOf(source: MinutesSource, content: MinutesContent): MinutesGap[] {
  const context = contextOf(source);
  return [
    ...(content.number === '' ? [gap('number-missing', {}, 'number')] : []),
    ...ofPeople(context),
    ...ofItems(context),
    ...ofSpeeches(context),
    ...ofVotes(context),
    ...((context.texts.get('closing') ?? '').trim() === '' ? [gap('closing-missing', {}, 'closing')] : []),
    ...ofPaper(context, content),
  ];
}
