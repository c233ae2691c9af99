import { attendeeOf, itemNumber, type MinutesGap, titleWords, undecidedRows } from '@dien-hong/shared';
import { letterWords, undrawable } from '../print/layout/glyphs.ts';
import type { MinutesContent } from '../print/minutes.ts';
import { paperGaps } from '../print/paperGaps.ts';
import { attended } from './attendance.ts';
import { type MinutesSource, type Told, toldFrom } from './source.ts';
import { votesInOrder } from './told.ts';

const gap = (code: MinutesGap['code'], params: MinutesGap['params'] = {}, key: string | null = null): MinutesGap => ({
  code,
  params,
  key,
});

function ofPeople({ state, info, naming }: Told): MinutesGap[] {
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

function ofItems({ state, texts }: Told): MinutesGap[] {
  const empty = (key: string): boolean => (texts.get(key) ?? '').trim() === '';
  return state.agenda.items.flatMap(({ id, number: item, state: stands }) => {
    if (stands === 'waiting') return [gap('item-not-discussed', { item })];
    return empty(`conclusion:${id}`) ? [gap('conclusion-missing', { item }, `conclusion:${id}`)] : [];
  });
}

function ofSpeeches({ state, texts, naming }: Told): MinutesGap[] {
  return state.floor.past
    .filter(({ id }) => (texts.get(`speech:${id}`) ?? '').trim() === '')
    .map(({ id, personId, itemId }) => {
      const item = itemId === null ? 0 : itemNumber(state, itemId);
      return gap('summary-missing', { name: naming.name(personId), item }, `speech:${id}`);
    });
}

function ofVotes({ state }: Told): MinutesGap[] {
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
function ofPaper({ texts }: Told, content: MinutesContent): MinutesGap[] {
  const written = [...texts].flatMap(([key, text]) => {
    const letters = undrawable(text);
    const told = gap('letters-not-printed', { letters: letterWords(letters) }, key);
    return letters.length > 0 ? [{ letters, told }] : [];
  });
  const named = written.flatMap(({ letters }) => letters);
  const others = paperGaps('minutes', content, named).map(({ code, params }) => gap(code, params));
  return [...written.map(({ told }) => told), ...others];
}

/** The gaps of these minutes, in the order of the pages; the secretary who lays them out decides whether they matter. */
export function gapsOf(source: MinutesSource, content: MinutesContent): MinutesGap[] {
  const told = toldFrom(source);
  return [
    ...(content.number === '' ? [gap('number-missing', {}, 'number')] : []),
    ...ofPeople(told),
    ...ofItems(told),
    ...ofSpeeches(told),
    ...ofVotes(told),
    ...((told.texts.get('closing') ?? '').trim() === '' ? [gap('closing-missing', {}, 'closing')] : []),
    ...ofPaper(told, content),
  ];
}
