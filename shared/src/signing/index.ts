export * from './ballot.ts';
export * from './canonical.ts';
export * from './refusals.ts';
export * from './utf8.ts';
