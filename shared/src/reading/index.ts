export { type Alignment, align } from './align.ts';
export { carry, type PageBody } from './carry.ts';
export { type Change, changesOf } from './changes.ts';
export * from './excerpt.ts';
export * from './fold.ts';
export * from './marks.ts';
export * from './opens.ts';
export * from './reading.ts';
export * from './words.ts';
