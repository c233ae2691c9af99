import * as z from 'zod/mini';
import { Id, limits, line } from '../../kernel/index.ts';

export const CheckInMethod = z.enum(['self', 'qr', 'card', 'secretary']);
export type CheckInMethod = z.infer<typeof CheckInMethod>;

export const attendanceCommands = [
  z.object({ type: z.literal('CheckIn'), personId: Id, method: CheckInMethod }),
  z.object({ type: z.literal('UndoCheckIn'), personId: Id }),
  z.object({ type: z.literal('RecordLeave'), personId: Id, reason: line(limits.reason, 0) }),
  z.object({
    type: z.literal('RecordAbsence'),
    personId: Id,
    reason: line(limits.reason, 0),
    excused: z.boolean(),
    deducted: z.optional(z.boolean()),
  }),
  z.object({ type: z.literal('AppointSubstitute'), personId: Id, substituteId: Id, reason: line(limits.reason, 0) }),
  z.object({ type: z.literal('WithdrawSubstitute'), substituteId: Id }),
  z.object({ type: z.literal('RecordRecusal'), itemId: Id, personId: Id, reason: line(limits.reason, 0) }),
  z.object({ type: z.literal('LiftRecusal'), itemId: Id, personId: Id }),
] as const;

export const attendanceEvents = [
  z.object({ type: z.literal('CheckedIn'), personId: Id, method: CheckInMethod }),
  z.object({ type: z.literal('CheckInUndone'), personId: Id }),
  z.object({ type: z.literal('LeftRoom'), personId: Id, reason: z.string() }),
  z.object({
    type: z.literal('AbsenceRecorded'),
    personId: Id,
    reason: z.string(),
    excused: z.boolean(),
    deducted: z.optional(z.boolean()),
  }),
  z.object({ type: z.literal('SubstituteAppointed'), personId: Id, substituteId: Id, reason: z.string() }),
  z.object({ type: z.literal('SubstituteWithdrawn'), personId: Id, substituteId: Id }),
  z.object({
    type: z.literal('RecusalRecorded'),
    itemId: Id,
    personId: Id,
    reason: z.string(),
    sealed: z.optional(z.nullable(z.object({ reason: z.string() }))),
  }),
  /**
   * To one person: the items that somebody invited for some only is invited to, by his own invitation or that of the person for whom he stands
   * in (AUD-9).
   */
  z.object({ type: z.literal('InvitationTold'), personId: Id, itemIds: z.array(Id) }),
  z.object({ type: z.literal('RecusalLifted'), itemId: Id, personId: Id }),
] as const;

export type AttendanceCommand = z.infer<(typeof attendanceCommands)[number]>;
export type AttendanceEvent = z.infer<(typeof attendanceEvents)[number]>;
