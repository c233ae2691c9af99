export type { RefusalCode } from '../refusals/index.ts';
export * from './actor.ts';
export * from './audience.ts';
export * from './decision.ts';
export * from './ids.ts';
export * from './letters.ts';
export * from './limits.ts';
export * from './lookup.ts';
export * from './text.ts';
