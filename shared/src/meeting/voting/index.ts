export * from './late.ts';
export * from './messages.ts';
export * from './motion.ts';
export * from './notes.ts';
export type { VotingProof } from './proofs.ts';
export { BoardMember } from './secretMessages.ts';
export * from './slipState.ts';
export * from './state.ts';
