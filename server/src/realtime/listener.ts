import type { ClientToServer, Live, LogFrame, ServerToClient, Viewer } from '@dien-hong/shared';
import type { Socket } from 'socket.io';
import * as ws from 'ws';
import { apart } from '../kernel/failure.ts';

export type LiveSocket = Socket<ClientToServer, ServerToClient>;

/** One joined socket and the viewer for whom it reads. */
export interface Listener {
  readonly socket: LiveSocket;
  readonly viewer: Viewer;
  resync(): void;
}

/** A tablet that lags by more frames than this is disconnected and resumes later; otherwise fifty stalled ones would fill the memory. */
const framesWaiting = 200;
const bytesWaiting = 256 * 1024;

/** The parts of Socket.IO's transport that we use; its types leave them out. */
interface Wire {
  readonly readyState: string;
  readonly writeBuffer: readonly unknown[];
  readonly transport: {
    readonly writable: boolean;
    readonly socket?: ws.WebSocket & {
      readonly _sender?: { sendFrame(frame: readonly Buffer[], done?: () => void): void };
    };
  };
  write(text: string, options: object): void;
  close(): void;
}

type Message = readonly ['log', LogFrame] | readonly ['live', Live];

const frameOptions = { fin: true, mask: false, opcode: 1, readOnly: false, rsv1: false };
/** Makes the WebSocket frame of a text once; `ws` has the function without a type. */
const { Sender } = ws as unknown as { Sender: { frame(data: Buffer, options: object): readonly Buffer[] } };
const frameOf = (text: string): readonly Buffer[] => Sender.frame(Buffer.from(text), frameOptions);

/**
 * Sends one message to many: serialised once, framed once. Where a connection is idle the frame goes straight to its WebSocket (1.12 times
 * the cost of a bare one instead of 1.57, see docs/performance.md); else it queues behind the waiting frames.
 */
export function sendShared(to: Iterable<Listener>, ...message: Message): void {
  // Socket.IO: an event (2) of the main namespace; Engine.IO: a message (4).
  const packet = `2${JSON.stringify(message)}`;
  const frame = frameOf(`4${packet}`);
  for (const { socket } of to)
    apart('sending to a socket', () => {
      const wire = socket.conn as unknown as Wire;
      const { transport } = wire;
      const direct = transport.socket?._sender;
      if (wire.writeBuffer.length > framesWaiting || (transport.socket?.bufferedAmount ?? 0) > bytesWaiting)
        wire.close();
      else if (direct && transport.writable && wire.readyState === 'open' && wire.writeBuffer.length === 0)
        direct.sendFrame(frame);
      else wire.write(packet, { compress: false, wsPreEncodedFrame: frame });
    });
}
