import * as z from 'zod/mini';
import { Id } from '../../kernel/index.ts';

/** The views of the big screen. */
export const ScreenView = z.discriminatedUnion('view', [
  z.object({ view: z.literal('waiting') }),
  z.object({ view: z.literal('seats') }),
  z.object({ view: z.literal('agenda') }),
  z.object({ view: z.literal('paper'), paperId: Id }),
  z.object({ view: z.literal('vote'), voteId: Id }),
  z.object({ view: z.literal('result'), voteId: Id }),
]);
export type ScreenView = z.infer<typeof ScreenView>;

export const screenCommands = [z.object({ type: z.literal('ShowOnScreen'), show: ScreenView })] as const;
export const screenEvents = [z.object({ type: z.literal('ScreenChanged'), show: ScreenView })] as const;

export type ScreenCommand = z.infer<(typeof screenCommands)[number]>;
export type ScreenEvent = z.infer<(typeof screenEvents)[number]>;
