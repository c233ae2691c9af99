import { type Draft, everyone, type Group, only, type Viewer } from '../../kernel/index.ts';
import { goesBy, infoOf, type LifeState } from '../life/index.ts';
import { type AgendaItem, type AgendaState, itemOf, runningItem } from './state.ts';

interface Known {
  readonly life: LifeState;
  readonly agenda: AgendaState;
}

/** Everybody who is in the room for an item that is for members only, and the screen, since guests are out of the room. */
export const insiders: readonly Group[] = ['chair', 'secretary', 'voter', 'screen'];

/** The text in place of a title for readers who may not know the title. */
export const veiledTitle = 'Nội dung chỉ dành cho người có quyền biểu quyết';

/** AUD-7. Whether guests and visitors learn of this item only that there is one. */
export const isMembersOnly = (state: Known, itemId: string | null): boolean =>
  goesBy(state, 2) && itemId !== null && itemOf(state, itemId)?.access === 'voters' && !infoOf(state).rules.guestsTold;

/** Whether this reader is told the subject and the outcome of an item: of one for members only, insiders alone are. */
export const knowsAbout = (state: Known, { groups }: Pick<Viewer, 'groups'>, itemId: string | null): boolean =>
  !isMembersOnly(state, itemId) || groups.some((group) => insiders.includes(group));

/**
 * SCR-7. Whether the hall may show what an item is about: guests are out of the room while one for members only runs, and look at its
 * screen before and afterwards.
 */
export const knownInHall = (state: Known, itemId: string | null): boolean =>
  !isMembersOnly(state, itemId) || (state.life.phase !== 'suspended' && runningItem(state)?.id === itemId);

export const titleInHall = (state: Known, { id, title }: AgendaItem): string =>
  knownInHall(state, id) ? title : veiledTitle;

/** AUD-10. Whether guests and visitors are told who proposed that the session is closed, or public again, and on which basis. */
export const guestsLearnOfClosing = (state: Pick<Known, 'life'>): boolean =>
  !goesBy(state, 4) || infoOf(state).rules.guestsTold === true;

/** The event for everyone with `open` in place of some of its fields, and `sealed` in place of those again for insiders alone. */
export const sealedFields = <E extends object>(event: E, open: Partial<E>, sealed: object): Draft<E> => ({
  event: { ...event, ...open, sealed },
  audience: everyone,
  sealedFor: only(insiders),
});

/** The event for everyone, with these fields for insiders alone; empty ones stand in their place. */
export function sealedWords<E extends object>(event: E, fields: readonly (keyof E & string)[]): Draft<E> {
  const words = Object.fromEntries(fields.map((field) => [field, event[field]]));
  const empty = Object.fromEntries(fields.map((field) => [field, '']));
  return sealedFields(event, empty as Partial<E>, words);
}

/**
 * AUD-8. An event that everyone is told, with words somebody wrote about this item (null: about none): of an item for members only
 * these fields are sealed, and empty ones stand in their place.
 */
export function sealedForInsiders<E extends object>(
  state: Known,
  itemId: string | null,
  event: E,
  fields: readonly (keyof E & string)[],
): Draft<E> {
  return goesBy(state, 3) && isMembersOnly(state, itemId)
    ? sealedWords(event, fields)
    : { event, audience: everyone, sealedFor: null };
}
