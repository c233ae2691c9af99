import type { FloorState } from '@dien-hong/shared';
import type { Announce, Teller } from '../feature.ts';

const isMine =
  ({ me }: Teller) =>
  ({ personId }: { readonly personId: string }): boolean =>
    personId === me;

/** His own place, where it is another now; as undone where he stands in the list again because his turn was taken back. */
function ownPlace(now: FloorState, was: FloorState, teller: Teller): string {
  const place = now.requests.findIndex(isMine(teller)) + 1;
  if (place === 0 || place === was.requests.findIndex(isMine(teller)) + 1) return '';
  const again = was.current?.request?.id === now.requests[place - 1]?.id;
  return teller.t(again ? 'floor.told.yourPlaceAgain' : 'floor.told.yourPlace', { place });
}

/** A turn that begins; that goes on, or never was, because the one after it or itself was taken back. */
function turn(now: FloorState, was: FloorState, teller: Teller): string {
  const { t, nameOf } = teller;
  const mine = isMine(teller);
  const [speech, before] = [now.current, was.current];
  if (speech?.id === before?.id) return '';
  if (speech) {
    const back = was.past.some(({ id }) => id === speech.id);
    if (mine(speech)) return t(back ? 'floor.told.yourTurnBack' : 'floor.told.yourTurn');
    return t(back ? 'floor.told.turnBack' : 'floor.told.turnOf', { name: nameOf(speech.personId) });
  }
  if (!before || now.past.some(({ id }) => id === before.id)) return '';
  return mine(before) ? t('floor.told.yourTurnUndone') : t('floor.told.turnUndone', { name: nameOf(before.personId) });
}

/** Whose turn it is, and one's own place in the list. */
export const announceFloor: Announce = ({ floor: now }, { floor: was }, teller) =>
  now === was ? '' : ownPlace(now, was, teller) || turn(now, was, teller);
