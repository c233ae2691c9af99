export * from './excerpt.ts';
export * from './fold.ts';
export * from './marks.ts';
export * from './reading.ts';
export * from './words.ts';
