import type { ClientToServer, Live, ServerToClient, Viewer } from '@dien-hong/shared';
import type { Socket } from 'socket.io';

export type LiveSocket = Socket<ClientToServer, ServerToClient>;

/** One joined socket and as whom it reads. */
export interface Listener {
  readonly socket: LiveSocket;
  readonly viewer: Viewer;
  resync(): void;
}

/** A tablet that lags further than this is let go and resumes later; fifty stalled ones would otherwise fill the memory. */
const framesWaiting = 200;

/** Sends one message to many, serialised once. */
export function sendShared(to: readonly Listener[], name: 'log' | 'live', message: unknown): void {
  for (const { socket } of to) {
    const { conn } = socket;
    if ((conn as unknown as { writeBuffer: unknown[] }).writeBuffer.length > framesWaiting) {
      conn.close();
      continue;
    }
    socket.emit(name as 'live', message as Live);
  }
}
