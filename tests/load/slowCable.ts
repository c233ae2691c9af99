import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A connection to a server with a limit of bytes a second for all sockets together, and a delay. */
export interface SlowCable {
  readonly url: string;
  /** Bytes that have reached the browser. */
  readonly brought: number;
  close(): void;
}

/** It works below the browser, whose own throttling leaves workers out, and pdf.js fetches in a worker. `roundTrip` in ms. */
export async function slowCableTo(url: string, bytesPerSecond: number, roundTrip: number): Promise<SlowCable> {
  const { hostname, port } = new URL(url);
  const open = new Set<Socket>();
  let busyUntil = 0;
  let brought = 0;
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.setNoDelay(true);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
    near.on('data', (chunk) => setTimeout(() => far.write(chunk), roundTrip / 2));
    let waiting = 0;
    far.on('data', (chunk) => {
      const now = performance.now();
      busyUntil = Math.max(busyUntil, now) + (chunk.length / bytesPerSecond) * 1000;
      waiting += 1;
      // Few chunks wait here, as on a real line.
      if (waiting >= 4) far.pause();
      setTimeout(
        () => {
          brought += chunk.length;
          near.write(chunk);
          waiting -= 1;
          if (waiting < 4) far.resume();
        },
        busyUntil - now + roundTrip / 2,
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    get brought() {
      return brought;
    },
    close() {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}
