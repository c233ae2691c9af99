import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A network cable between one browser and the server, which can be pulled: open sockets break, new ones fail. */
export interface Cable {
  readonly url: string;
  pull(): void;
  plug(): void;
  /** Pulls the cable after this number of further bytes has reached the browser. */
  pullAfter(bytes: number): void;
  isPlugged(): boolean;
  /** How many bytes have reached the browser. */
  carried(): number;
  close(): Promise<void>;
}

/** Browsers' own "offline" leaves WebSockets alone, so the journeys that lose the network lose it here. */
export async function cableTo(baseURL: string): Promise<Cable> {
  const port = Number(new URL(baseURL).port);
  const open = new Set<Socket>();
  let plugged = true;
  let carried = 0;
  let limit = Number.POSITIVE_INFINITY;
  const drop = () => {
    for (const socket of open) socket.destroy();
  };
  const pull = () => {
    plugged = false;
    limit = Number.POSITIVE_INFINITY;
    drop();
  };
  const server = createServer((near) => {
    if (!plugged) {
      near.destroy();
      return;
    }
    const far = connect(port, 'localhost');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
    far.on('data', ({ length }) => {
      carried += length;
      if (carried >= limit) pull();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    pull,
    pullAfter: (bytes) => {
      limit = carried + bytes;
    },
    isPlugged: () => plugged,
    carried: () => carried,
    plug: () => {
      plugged = true;
    },
    close: () => {
      drop();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
