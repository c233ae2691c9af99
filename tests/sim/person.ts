import type { Answer, MeetingCommand } from '@dien-hong/shared';
import { connect, type TestClient } from '../../server/src/testing/server.ts';

interface Reply {
  readonly status: number;
  readonly body: { readonly refusal?: { readonly code: string } } & Record<string, unknown>;
}

/** Somebody with a tablet: asks over sockets and HTTP. Rejects with `Gone` when the server is gone. */
export interface Person {
  command(meetingId: string, command: MeetingCommand, id: string): Promise<Answer>;
  get(path: string): Promise<Reply>;
  post(path: string, body: object, as?: 'nobody'): Promise<Reply>;
  put(path: string, body: object): Promise<Reply>;
  remove(path: string): Promise<Reply>;
  upload(path: string, bytes: Uint8Array): Promise<Reply>;
  leave(): void;
}

/** No answer came: the request may or may not have been carried out. */
export class Gone extends Error {}

export function person(url: string, cookie: string): Person {
  const sockets = new Map<string, TestClient>();

  async function ask(method: string, path: string, body?: BodyInit, type?: string, as?: 'nobody'): Promise<Reply> {
    const headers = { ...(as ? {} : { cookie }), ...(type ? { 'content-type': type } : {}), connection: 'close' };
    try {
      const reply = await fetch(`${url}${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
      return { status: reply.status, body: (await reply.json()) as Reply['body'] };
    } catch (error) {
      throw new Gone(`${method} ${path}`, { cause: error });
    }
  }
  const json = (method: string) => (path: string, body: object, as?: 'nobody') =>
    ask(method, path, JSON.stringify(body), 'application/json', as);

  function socketTo(meetingId: string): TestClient {
    const socket = sockets.get(meetingId) ?? connect({ url }, meetingId, cookie);
    sockets.set(meetingId, socket);
    return socket;
  }

  return {
    async command(meetingId, command, id) {
      const client = socketTo(meetingId);
      const gone = (event: 'disconnect' | 'connect_error') =>
        new Promise<never>((_, reject) => client.socket.once(event, () => reject(new Gone(event))));
      const lost = [gone('disconnect'), gone('connect_error')];
      for (const one of lost) one.catch(() => {});
      return Promise.race([
        client.send(command, id).catch((error) => Promise.reject(new Gone('no answer', { cause: error }))),
        ...lost,
      ]);
    },
    get: (path) => ask('GET', path),
    post: json('POST'),
    put: json('PUT'),
    remove: (path) => ask('DELETE', path),
    async upload(path, bytes) {
      const form = new FormData();
      form.append('file', new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }), 'to-trinh.pdf');
      return ask('POST', path, form);
    },
    leave() {
      for (const socket of sockets.values()) socket.close();
      sockets.clear();
    },
  };
}
