import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from './app.ts';
import { silence } from './silence.ts';

const silentFor = 50;
const app = Fastify({ connectionTimeout: silentFor });
/** Node checks for silent connections at this interval. */
const work = () => new Promise((done) => setTimeout(done, 10 * silentFor));

beforeAll(async () => {
  silence(app as unknown as App, silentFor);
  app.get('/', async () => {
    await work();
    return 'xong';
  });
  app.post('/', async () => {
    await work();
    return 'xong';
  });
  await app.listen({ port: 0 });
});
afterAll(() => app.close());

test.each(['GET', 'POST'])('the answer to a %s that takes long arrives', async (method) => {
  const { port } = app.server.address() as AddressInfo;
  const body = method === 'POST' ? { body: '{}', headers: { 'content-type': 'application/json' } } : {};
  const reply = await fetch(`http://localhost:${port}/`, { method, ...body });
  expect(await reply.text()).toBe('xong');
});
