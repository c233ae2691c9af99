export type { BallotProof } from './ballots.ts';
export * from './messages.ts';
export * from './state.ts';
