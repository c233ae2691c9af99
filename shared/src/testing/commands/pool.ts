/** The people and things of the small committee whose meetings are made at random, and how a capability says which commands are sent. */
import fc from 'fast-check';
import { uploadOf } from '../commune.ts';

/** In place of an id: the request waiting longest, and who made it; resolved when the step is taken. */
export const firstRequest = 'first-request';
export const firstAsker = 'first-asker';
/** In place of a turn's id: the one given or ended last, and which of the two. */
export const lastSpeech = 'last-speech';

export const voters = ['chair', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7'];
/** Everybody who may send something, and some who may not. */
export const people = [...voters, 'sec', 'guest', 'visitor', 'sub', 'stranger'];
/** Ids that no honest client sends, and every object answers to. */
export const odd = ['constructor', '__proto__'];

export const personId = fc.constantFrom(...people, ...odd);
export const itemId = fc.constantFrom('muc-1', 'muc-2', 'muc-3', 'muc-4', 'muc-1', ...odd);
export const paperId = fc.constantFrom('p1', 'p2', 'p3', ...odd);
export const voteId = fc.constantFrom('v1', 'v2', 'v3', 'v4', 'v5', 'v6', 'v7', 'v1', 'v2', ...odd);
export const openId = fc.constantFrom('v1', 'v5', 'v6', ...odd);
export const secretId = fc.constantFrom('v4', 'v4', 'v7', ...odd);
export const word = fc.constantFrom('Giải lao', 'Việc gấp', 'Theo Quy chế');
export const digest = fc.constantFrom(1, 50, 51).map((n) => uploadOf(n).sha256);

/** Of each command the values that are sent, and how often it comes beside others; 2 unless stated. */
export interface Makers<Command extends { type: string }> {
  readonly making: { readonly [T in Command['type']]: fc.Arbitrary<Omit<Extract<Command, { type: T }>, 'type'>> };
  /** Commands that move a meeting on come more often, those that end it less. */
  readonly weights?: { readonly [T in Command['type']]?: number };
}
