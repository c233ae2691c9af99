export * from './answer.ts';
export * from './ballot.ts';
export * from './canonical.ts';
export * from './merkle.ts';
export * from './possession.ts';
export * from './refusals.ts';
export * from './slip.ts';
export * from './utf8.ts';
