import { connect, type Socket } from 'node:net';

/** A file served over HTTP, and the processes that serve it. */
export interface Source {
  readonly port: number;
  readonly path: string;
  readonly cookie: string;
  readonly pids: readonly number[];
}

/** `range` as in the header, without its unit; '' is the whole. */
const requestOf = ({ path, cookie }: Source, range: string): string => {
  const ask = range === '' ? '' : `Range: bytes=${range}\r\n`;
  return `GET ${path} HTTP/1.1\r\nHost: papers\r\nCookie: ${cookie}\r\n${ask}\r\n`;
};

/** One connection that asks for one range after another, until `next` is null. The received bytes are counted and dropped. */
export async function drain(source: Source, next: () => string | null): Promise<void> {
  const buffer = Buffer.allocUnsafeSlow(1 << 20);
  /** Bytes still missing of the answer; null until its head has arrived. */
  let left: number | null = null;
  let head = '';
  let answered: (error?: Error) => void = () => {};
  const take = (size: number): boolean => {
    let come = size;
    if (left === null) {
      head += buffer.latin1Slice(0, size);
      const end = head.indexOf('\r\n\r\n');
      if (end < 0) return true;
      if (!/^HTTP\/1.1 20[06]/.test(head)) answered(new Error(head));
      left = Number(/^content-length: (\d+)/im.exec(head)?.[1]);
      come = head.length - end - 4;
      head = '';
    }
    left -= come;
    if (left > 0) return true;
    left = null;
    answered();
    return true;
  };
  const socket = connect({ port: source.port, host: '127.0.0.1', onread: { buffer, callback: take } });
  socket.on('error', (error) => answered(error));
  socket.on('close', () => answered(new Error('the connection was closed')));
  for (let range = next(); range !== null; range = next()) {
    const answer = new Promise<void>((resolve, reject) => {
      answered = (error) => (error ? reject(error) : resolve());
    });
    socket.write(requestOf(source, range));
    await answer;
  }
  socket.destroy();
}

/** A connection that sends a request and never reads the answer. */
export async function stall(source: Source, range: string): Promise<Socket> {
  const socket = connect(source.port, '127.0.0.1');
  await new Promise((resolve, reject) => socket.once('connect', () => resolve(null)).once('error', reject));
  socket.pause();
  socket.write(requestOf(source, range));
  return socket;
}
