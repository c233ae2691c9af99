import * as z from 'zod/mini';
import { Id, limits, line, PlannedMinutes, text } from '../../kernel/index.ts';
import { Item } from '../life/index.ts';

export const agendaCommands = [
  z.object({ type: z.literal('TakeUpItem'), itemId: Id }),
  z.object({ type: z.literal('ConcludeItem'), itemId: Id }),
  z.object({ type: z.literal('ReorderAgenda'), itemIds: z.array(Id).check(z.maxLength(limits.items)) }),
  z.object({
    type: z.literal('AddUrgentItem'),
    title: line(limits.title),
    presenterId: z.nullable(Id),
    plannedMinutes: PlannedMinutes,
    reason: text(limits.reason),
  }),
] as const;

export const agendaEvents = [
  z.object({ type: z.literal('ItemTakenUp'), itemId: Id }),
  z.object({ type: z.literal('ItemConcluded'), itemId: Id }),
  z.object({ type: z.literal('AgendaReordered'), itemIds: z.array(Id) }),
  z.object({ type: z.literal('UrgentItemAdded'), item: Item, reason: z.string() }),
] as const;

export type AgendaCommand = z.infer<(typeof agendaCommands)[number]>;
export type AgendaEvent = z.infer<(typeof agendaEvents)[number]>;
