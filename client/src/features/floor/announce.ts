import { type FloorState, speakingNow } from '@dien-hong/shared';
import type { Announce, Wording } from '../feature.ts';

const isMine =
  ({ me }: Wording) =>
  ({ personId }: { readonly personId: string }): boolean =>
    personId === me;

/** His own place, where it has changed; as undone where he stands in the list again because his turn was taken back. */
function ownPlace(now: FloorState, was: FloorState, wording: Wording): string {
  const place = now.requests.findIndex(isMine(wording)) + 1;
  if (place === 0 || place === was.requests.findIndex(isMine(wording)) + 1) return '';
  const again = was.turns.some(({ request }) => request?.id === now.requests[place - 1]?.id);
  return wording.t(again ? 'floor.told.yourPlaceAgain' : 'floor.told.yourPlace', { place });
}

/** A turn that begins, that goes on after an interruption, or that goes on or vanishes because an act was taken back. */
function turn(now: FloorState, was: FloorState, wording: Wording): string {
  const { t, nameOf } = wording;
  const mine = isMine(wording);
  const [speech, before] = [speakingNow({ floor: now }), speakingNow({ floor: was })];
  if (speech?.id === before?.id) return '';
  const ended = now.past.some(({ id }) => id === before?.id);
  if (!speech) {
    if (!before || ended) return '';
    return mine(before)
      ? t('floor.told.yourTurnUndone')
      : t('floor.told.turnUndone', { name: nameOf(before.personId) });
  }
  const name = nameOf(speech.personId);
  const waited = was.turns.some(({ id }) => id === speech.id);
  if (was.past.some(({ id }) => id === speech.id) || (waited && !ended))
    return mine(speech) ? t('floor.told.yourTurnBack') : t('floor.told.turnBack', { name });
  if (waited) return mine(speech) ? t('floor.told.yourTurnOn') : t('floor.told.turnOn', { name });
  return mine(speech) ? t('floor.told.yourTurn') : t('floor.told.turnOf', { name });
}

/** The person whose turn it is, and one's own place in the list. */
export const announceFloor: Announce = ({ floor: now }, { floor: was }, wording) =>
  now === was ? '' : ownPlace(now, was, wording) || turn(now, was, wording);
