import { expect, test } from 'vitest';
import type * as z from 'zod/mini';
import { ConsultationCommand, ConsultationInfo } from '../consultation/index.ts';
import { limits } from '../kernel/index.ts';
import { MeetingCommand, MeetingDraft } from '../meeting/index.ts';
import { MarksPush } from '../reading/index.ts';
import { WrittenPack } from '../rules/index.ts';
import { AnswerStatement } from '../signing/answer.ts';
import { Slip, SlipRequest } from '../signing/slip.ts';
import { wireSize } from '../testing/wireSize.ts';
import { neverTaken } from './frames.ts';
import { Envelope, Hello, Lead, Reminder } from './messages.ts';

const inputs: Record<string, z.core.$ZodType> = {
  Envelope,
  Hello,
  Lead,
  Reminder,
  MeetingDraft,
  WrittenPack,
  ConsultationInfo,
  ConsultationCommand,
  AnswerStatement,
  SlipRequest,
  Slip,
  MarksPush,
};

test.each(Object.entries(inputs))('[LIM-1] every text and list of %s has a limit', (name, schema) => {
  expect(wireSize(schema, name).open).toEqual([]);
});

test('[LIM-1] a text without a limit is found', async () => {
  const { z: mini } = { z: await import('zod/mini') };
  const open = mini.object({ a: mini.array(mini.nullable(mini.string())), b: mini.string().check(mini.maxLength(3)) });
  expect(wireSize(open, 'x').open).toEqual(['x.a[]', 'x.a[]']);
});

const commands = (MeetingCommand as unknown as { _zod: { def: { options: z.core.$ZodType[] } } })._zod.def.options;
test('[LIM-2] the largest of each command fits into one frame of the socket', () => {
  expect(commands.length).toBeGreaterThan(30);
  for (const command of [...commands, Hello, Lead, Reminder])
    expect(wireSize(command).bytes + 400, JSON.stringify(wireSize(command))).toBeLessThanOrEqual(limits.frame);
});

test('[LIM-2] the largest command of a consultation passes its door', () => {
  expect(wireSize(ConsultationCommand).bytes + 400).toBeLessThanOrEqual(limits.consultationCommand);
});

test('[LIM-3] a message that exceeds a frame is known before it is sent', () => {
  const cast = (ballot: string): Envelope => ({
    id: 'a'.repeat(36),
    command: { type: 'CastBallot', voteId: 'v', ballot },
  });
  expect(neverTaken(cast('A'.repeat(limits.ballot)))).toBeNull();
  expect(neverTaken(cast('A'.repeat(limits.frame)))).toMatchObject({ code: 'message-too-large' });
  expect(neverTaken(cast('ệ'.repeat(limits.frame / 3)))).toMatchObject({ code: 'message-too-large' });
});
