import { type Attendee, attendeeOf, type MeetingState } from '@dien-hong/shared';
import { baseWords } from '../print/agency.ts';
import { hour } from '../print/layout/paperTime.ts';
import type { MinutesContent } from '../print/minutes.ts';
import { bodyOrder } from '../votes/order.ts';
import type { MinutesContext } from './source.ts';

const two = (value: number): string => String(value).padStart(2, '0');
const inBrackets = (reason: string): string => (reason.trim() ? ` (${reason.trim()})` : '');

/** "Khi khai mạc có mặt 08 trên tổng số 08 thành viên UBND". The line says whether that is enough where a rule asks for it. */
function countAtOpening({ state, info }: MinutesContext): string[] {
  const quorum = state.life.quorumAtOpening;
  if (!quorum) return [];
  // Those whom a rule leaves out of the base of votes are still members who may attend.
  const label = info.rules.baseLabel.replace(/\s*\(.*\)$/u, '');
  const enough = info.rules.quorum && quorum.met ? ' (đủ số lượng theo quy định)' : '';
  return [`Khi khai mạc có mặt ${two(quorum.present)} trên ${baseWords(label, quorum.total)}${enough}`];
}

/** Whether he was at any part of the meeting: a person who came and left before the opening was not. */
export const attended = ({ life }: MeetingState, { stays }: Pick<Attendee, 'stays'>): boolean =>
  stays.some(({ to }) => to === null || to > (life.openedAt ?? -Infinity));

/** Late arrivals, departures and returns, while the meeting ran. */
function movements({ state, naming }: MinutesContext, one: Attendee): string[] {
  const { openedAt, closedAt } = state.life;
  if (openedAt === null) return [];
  const moves = one.stays.flatMap(({ from, to, reason }, index) => {
    const first = index === 0 || (one.stays[index - 1]?.to ?? 0) < openedAt;
    const came = from > openedAt ? [`${first ? 'đến' : 'trở lại'} lúc ${hour(from)}`] : [];
    const stayed = to === null || to === closedAt || to < openedAt;
    return stayed ? came : [...came, `rời họp lúc ${hour(to)}${inBrackets(reason)}`];
  });
  return moves.length > 0 ? [`${naming.titled(one.personId)}: ${moves.join(', ')}`] : [];
}

/** With his title, and the capacity in which he was invited where he has no vote. */
const invitee = ({ naming }: MinutesContext, { personId, voter, role }: Attendee): string =>
  `${naming.titled(personId)}${voter ? '' : ` (${role.toLowerCase()})`}`;

function absence(context: MinutesContext, one: Attendee): string {
  const { presence } = one;
  const word = presence.is === 'absent' && presence.excused ? 'vắng có lý do' : 'vắng mặt';
  const reason = presence.is === 'absent' && presence.reason ? `: ${presence.reason}` : '';
  return `${invitee(context, one)}, ${word}${reason}`;
}

/** Substitutes who came while they were appointed; one who stayed away stood in for nobody. */
function substitutes({ records, state, naming }: MinutesContext): string[] {
  return records.flatMap(({ at, event }, index) => {
    if (event.type !== 'SubstituteAppointed') return [];
    const { personId, substituteId, reason } = event;
    const withdrawn = records
      .slice(index)
      .find((one) => one.event.type === 'SubstituteWithdrawn' && one.event.substituteId === substituteId)?.at;
    const stays = attendeeOf(state, substituteId)?.stays ?? [];
    const appointed = stays.filter((stay) => stay.from < (withdrawn ?? Infinity) && (stay.to ?? Infinity) > at);
    const came = attended(state, { stays: appointed });
    const until = withdrawn === undefined ? '' : ` đến ${hour(withdrawn)}`;
    return came
      ? [
          `${naming.titled(substituteId)} dự thay ${naming.within(personId)}${until}${inBrackets(reason)}; được phát biểu, không biểu quyết`,
        ]
      : [];
  });
}

/** The present, the absent, and the people who came and went, in the order of the list; the chair first. */
export function attendanceOf(context: MinutesContext): Pick<MinutesContent, 'present' | 'absent' | 'substitutes'> {
  const { state, info } = context;
  const order = bodyOrder(state);
  const all = Object.values(state.attendance.people).sort((a, b) => order(a.personId) - order(b.personId));
  const came = (one: Attendee): boolean => attended(state, one);
  // The secretary who writes the minutes counts as present; only an absence on record says otherwise.
  const writes = (one: Attendee): boolean =>
    info.secretaries.includes(one.personId) && !one.voter && one.presence.is !== 'absent';
  const invited = all.filter((one) => one.asInvited !== null);
  const [voters, guests] = [invited.filter((one) => one.voter), invited.filter((one) => !one.voter)];
  return {
    present: [...countAtOpening(context), ...[...voters, ...guests].filter(came).map((one) => invitee(context, one))],
    absent: [
      ...[...voters, ...guests].filter((one) => !came(one) && !writes(one)).map((one) => absence(context, one)),
      ...all.flatMap((one) => movements(context, one)),
    ],
    substitutes: substitutes(context),
  };
}
