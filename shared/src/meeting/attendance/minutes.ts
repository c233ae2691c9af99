import { type Minutes, reasonOf } from '../minutesLine.ts';
import type { AttendanceEvent } from './messages.ts';

export const attendanceMinutes: Minutes<AttendanceEvent> = {
  CheckedIn: { within: 'attendance' },
  CheckInUndone: { silent: 'a check-in that was undone did not happen' },
  LeftRoom: { within: 'attendance' },
  AbsenceRecorded: { within: 'attendance' },
  SubstituteAppointed: { within: 'attendance' },
  SubstituteWithdrawn: { within: 'attendance' },
  InvitationTold: { silent: 'who is invited to what stands in the invitation' },
  // MinutesContext at the point of the meeting at which it was recorded; a person recused before the meeting opened is told with the item as well.
  RecusalRecorded: {
    says: (event, _at, context) => ({
      itemId: event.itemId,
      text: `${context.naming.addressed(event.personId)} không tham gia nội dung này${reasonOf((event.sealed ?? event).reason, context)}`,
    }),
  },
  RecusalLifted: {
    says: ({ itemId, personId }, _at, { naming }) => ({
      itemId,
      text: `${naming.addressed(personId)} tham gia trở lại nội dung này.`,
    }),
  },
};
