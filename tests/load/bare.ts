// The reference: a bare `ws` server that writes one shared, pre-framed buffer to every client.
import { createServer } from 'node:http';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import * as ws from 'ws';

const http = createServer();
const server = new ws.WebSocketServer({ server: http, perMessageDeflate: false });
const { Sender } = ws as unknown as { Sender: { frame(data: Buffer, options: object): Buffer[] } };
const options = { fin: true, mask: false, opcode: 1, readOnly: false, rsv1: false };
const now = (): number => performance.timeOrigin + performance.now();

server.on('connection', (socket) => socket.send('hello'));

process.on('message', async (request: { do: string; count: number; everyMs: number; payload: string }) => {
  if (request.do === 'memory') {
    global.gc?.();
    global.gc?.();
    return process.send?.({ result: process.memoryUsage().rss });
  }
  const sent: [number, number][] = [];
  const before = process.cpuUsage();
  for (let n = 1; n <= request.count; n++) {
    sent.push([n, now()]);
    const frame = Sender.frame(Buffer.from(request.payload.replace('"seq":0', `"seq":${n}`)), options);
    for (const socket of server.clients)
      (socket as unknown as { _sender: { sendFrame(frame: Buffer[]): void } })._sender.sendFrame(frame);
    await wait(request.everyMs);
  }
  const { user, system } = process.cpuUsage(before);
  return process.send?.({ result: { sent, cpuMicros: user + system } });
});
http.listen(0, '127.0.0.1', () => process.send?.({ result: { port: (http.address() as { port: number }).port } }));
