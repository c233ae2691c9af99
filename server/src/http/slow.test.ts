import { connect } from 'node:net';
import { commune } from '@dien-hong/shared/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startServer, type TestServer } from '../testing/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer(commune());
});
afterAll(async () => {
  vi.useRealTimers();
  await server.close();
});

const head = (path: string) =>
  `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1:${server.port}\r\ncontent-type: application/json\r\ncontent-length: 900\r\n\r\n{`;

test('a body that dribbles in is let go after half a minute', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const socket = connect(server.port, '127.0.0.1');
  await new Promise((resolve) => socket.once('connect', resolve));
  const closed = new Promise<string>((resolve) => socket.once('close', () => resolve('closed')));
  socket.on('error', () => {});
  socket.write(head('/api/session'));
  // Wait until the server has read the head; fake timers stand still meanwhile.
  while (vi.getTimerCount() === 0) await new Promise((resolve) => setImmediate(resolve));
  vi.advanceTimersByTime(29_000);
  expect(socket.destroyed).toBe(false);
  vi.advanceTimersByTime(2000);
  expect(await closed).toBe('closed');
});
