import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { MeetingCommand } from '../../meeting/registry.ts';
import { bySchema, latestOf } from './bySchema.ts';
import { madeOf } from './index.ts';

const schema = z.object({
  type: z.literal('Try'),
  requestId: z.string(),
  topic: z.string(),
  seconds: z.number(),
  granted: z.boolean(),
  choice: z.enum(['yes', 'no']),
  ids: z.array(z.string()),
  itemId: z.nullable(z.string()),
});

test('a command without makers of its own fits its schema, with the ids that there are', () => {
  const made = fc.sample(bySchema(schema, { itemId: fc.constant('muc-1') }), { numRuns: 50, seed: 1 });
  for (const one of made) expect(z.safeParse(schema, one).success).toBe(true);
  expect(new Set(made.map((one) => (one as { itemId: unknown }).itemId))).toEqual(new Set(['muc-1']));
});

test('an id of a kind that the meeting makes itself is that of the latest event with one', () => {
  const [made] = fc.sample(bySchema(schema, {}), 1) as [{ requestId: string; topic: string }];
  const records = [{ event: { requestId: 'c1' } }, { event: { requestId: 'c2' } }, { event: {} }];
  expect(latestOf(records, made).requestId).toBe('c2');
  expect(latestOf([], made).requestId).toBe('none');
  expect(latestOf(records, made).topic).toBe(made.topic);
});

test('makers make commands that a socket may send', () => {
  const types = MeetingCommand.def.options.flatMap((one) => one.shape.type.def.values);
  for (const type of types)
    for (const one of fc.sample(madeOf(type), { numRuns: 5, seed: 1 }))
      expect(z.safeParse(MeetingCommand, one).error?.issues ?? [], type).toEqual([]);
});
