import { attendeeOf, isChair, isSecretary, standingOf } from '@dien-hong/shared';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { useMeeting } from '../../meeting/meetingStore.ts';
import type { Occupant } from '../../seat-plan/seats.ts';
import { ballotLayer, occupantsOf } from './occupants.ts';

/** The meeting's seats as the map wants them, with each seat's spoken label. Follows the meeting and the language. */
export function useOccupants() {
  const meeting = useMeeting();
  const { t } = useI18n();
  const officer = computed(
    () => meeting.me !== null && (isChair(meeting.state, meeting.me) || isSecretary(meeting.state, meeting.me)),
  );
  const occupants = computed(() =>
    occupantsOf(
      meeting.state,
      meeting.turnout,
      { nameOf: meeting.nameOf, substitute: t('seating.substitute') },
      officer.value ? { connected: meeting.connected, withKey: meeting.withKey } : null,
    ),
  );
  const layer = computed(() => ballotLayer(meeting.state)?.of ?? null);

  /** "đang phát biểu, đã gửi phiếu". */
  function stateWords({ personId, state, order, voted, unready }: Occupant): string {
    const one = attendeeOf(meeting.state, personId);
    const absentee = one?.standsInFor;
    const standing = one ? t(`common.presence.${standingOf(one.presence)}`) : '';
    const parts = [
      absentee ? t('seating.standsInFor', { name: meeting.nameOf(absentee) }) : '',
      state === 'asking' ? t('seating.askingAt', { order: order ?? 0 }) : '',
      state === 'speaking' ? t('seating.speaking') : '',
      state === 'asking' || state === 'speaking' ? '' : standing,
      unready ? t('seating.unready') : '',
      voted === undefined || layer.value === null ? '' : t(`seating.${layer.value}.${voted ? 'in' : 'out'}`),
    ];
    return parts.filter((part) => part !== '').join(', ');
  }
  /** "Ghế 27, Lê Hoàng Cường, đang phát biểu, đã gửi phiếu". */
  function seatLabel(seatId: string, occupant: Occupant | undefined): string {
    const seat = t('seating.seat', { seat: seatId });
    return occupant ? `${seat}, ${occupant.fullName}, ${stateWords(occupant)}` : `${seat}, ${t('seating.empty')}`;
  }
  return { occupants, layer, seatLabel, stateWords };
}
