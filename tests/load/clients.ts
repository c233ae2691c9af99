// Many clients in one process, as light as possible: raw WebSockets that speak just enough of Socket.IO.
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import WebSocket from 'ws';

const now = (): number => performance.timeOrigin + performance.now();
const sockets: { socket: WebSocket; ready: Promise<void>; acks: Map<number, (answer: unknown) => void> }[] = [];
const arrivals = new Map<number, number[]>();
let acks = 0;

function onMessage(text: string): void {
  // A record by its number, the presenter's page by its own.
  const [, number = '0'] =
    /"seq":(\d+),"at"|^\{"seq":(\d+)|"kind":"lead".*"page":(\d+)/.exec(text)?.filter(Boolean) ?? [];
  const seq = Number(number);
  if (seq === 0) return;
  const list = arrivals.get(seq);
  if (list) list.push(now());
  else arrivals.set(seq, [now()]);
}

function open(url: string, cookie: string | null, hello: object | null): (typeof sockets)[number] {
  const socket = new WebSocket(url, { perMessageDeflate: false, headers: cookie ? { cookie } : {} });
  const waiting = new Map<number, (answer: unknown) => void>();
  const ready = new Promise<void>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('closed')));
    socket.on('message', (data, binary) => {
      if (binary) return resolve();
      const text = data.toString();
      if (cookie === null) {
        if (text === 'hello') resolve();
        else onMessage(text);
      } else if (text.startsWith('0{')) socket.send('40');
      else if (text === '2') socket.send('3');
      else if (text.startsWith('40')) hello ? socket.send(`420["hello",${JSON.stringify(hello)}]`) : resolve();
      else if (text.startsWith('43')) {
        const [, id = '0', body = '[]'] = /^43(\d+)(\[.*)$/s.exec(text) ?? [];
        if (id === '0') resolve();
        waiting.get(Number(id))?.(JSON.parse(body)[0]);
      } else onMessage(text);
    });
  });
  ready.catch(() => {});
  return { socket, ready, acks: waiting };
}

type Request =
  | { do: 'connect'; urls: string[]; cookies: string[] | null; hellos: (object | null)[] }
  | { do: 'arrivals' }
  | { do: 'send'; commands: object[]; spreadMs: number }
  /** The first socket presents: a page each time, with a pointer. */
  | { do: 'lead'; paper: { paperId: string; sha256: string }; pages: number; everyMs: number }
  | { do: 'leave' };

async function answer(request: Request): Promise<unknown> {
  switch (request.do) {
    case 'connect': {
      const began = now();
      const made = request.urls.map((url, n) => open(url, request.cookies?.[n] ?? null, request.hellos[n] ?? null));
      sockets.push(...made);
      await Promise.all(made.map((one) => one.ready));
      return now() - began;
    }
    case 'arrivals': {
      const result = [...arrivals];
      arrivals.clear();
      return result;
    }
    // A command for each socket, all at once or evenly over some time.
    case 'send': {
      const began = now();
      const answers = await Promise.all(
        request.commands.map(async (command, n) => {
          if (request.spreadMs > 0) await wait((request.spreadMs * n) / request.commands.length);
          const { socket, acks: waiting } = sockets[n] as (typeof sockets)[number];
          const id = ++acks;
          const done = new Promise((resolve) => waiting.set(id, resolve));
          socket.send(`42${id}["command",${JSON.stringify({ id: `clients-${process.pid}-${id}`, command })}]`);
          return done as Promise<{ ok: boolean }>;
        }),
      );
      return { ms: now() - began, refused: answers.filter((one) => !one.ok).slice(0, 3) };
    }
    case 'lead': {
      const sent: [number, number][] = [];
      for (let page = 1; page <= request.pages; page++) {
        const lead = {
          ...request.paper,
          page,
          area: [0, 0, 1, 0.6],
          pointer: [0.5, page / request.pages],
        };
        sent.push([page, now()]);
        sockets[0]?.socket.send(`42["lead",${JSON.stringify(lead)}]`);
        await wait(request.everyMs);
      }
      // The last frames may still be under way.
      const all = request.pages * sockets.length;
      const arrived = () => [...arrivals.values()].reduce((sum, list) => sum + list.length, 0);
      for (let n = 0; n < 100 && arrived() < all; n++) await wait(20);
      return sent;
    }
    case 'leave':
      for (const { socket } of sockets.splice(0)) socket.terminate();
      return null;
  }
}

process.on('message', (message: Request) => void answer(message).then((result) => process.send?.({ result })));
process.send?.({ result: null });
