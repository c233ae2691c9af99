import { limits } from '@dien-hong/shared';
import { expect, test, vi } from 'vitest';
import { createOutbox } from './outbox.ts';

const kept = vi.hoisted(() => new Map<string, unknown>());
vi.mock('idb', () => ({
  openDB: async () => ({
    put: async (_: string, row: { id: string }) => void kept.set(row.id, row),
    delete: async (_: string, id: string) => void kept.delete(id),
    getAll: async () => [...kept.values()],
  }),
}));

test('a ballot that the server can never take is given up and told, never sent', async () => {
  const post = vi.fn(async () => null);
  const outbox = createOutbox('m', post);
  const answer = await outbox.submit({ type: 'CastBallot', voteId: 'v', ballot: 'A'.repeat(limits.frame) });
  expect(answer).toMatchObject({ ok: false, refusal: { code: 'message-too-large' } });
  expect(post).not.toHaveBeenCalled();
  expect(outbox.pendingVotes()).toEqual([]);
  expect(kept.size).toBe(0);
});

test('a ballot of the largest size waits for the network like any other', async () => {
  const outbox = createOutbox('m', async () => null);
  const answer = await outbox.submit({ type: 'CastBallot', voteId: 'v', ballot: 'A'.repeat(limits.ballot) });
  expect(answer).toMatchObject({ ok: false, refusal: { code: 'no-connection' } });
  expect(outbox.pendingVotes()).toEqual(['v']);
});
