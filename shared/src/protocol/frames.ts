import { limits, type Refusal, refuse } from '../kernel/index.ts';
import { utf8 } from '../signing/utf8.ts';
import type { Envelope } from './messages.ts';

/** The bytes that the socket adds around a message: its event's name and numbers. */
const around = 200;

/** Why the server can never take this message; null when it can. Asked before it is sent: a larger one would close the connection. */
export const neverTaken = (envelope: Envelope): Refusal | null =>
  utf8(JSON.stringify(envelope)).length + around > limits.frame ? refuse('message-too-large').refusal : null;
