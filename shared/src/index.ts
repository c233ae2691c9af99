export * from './kernel/index.ts';
export * from './meeting/index.ts';
export { votingRefusals } from './meeting/voting/refusals.ts';
export * from './protocol/index.ts';
export * from './refusals.ts';
export * from './rules/index.ts';
export * from './signing/ballot.ts';
export * from './signing/canonical.ts';
