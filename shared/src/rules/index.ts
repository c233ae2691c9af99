export * from './body.ts';
export * from './describe.ts';
export * from './explain.ts';
export * from './pack.ts';
export { PackEdit, WrittenPack } from './packInput.ts';
export * from './result.ts';
export * from './tally.ts';
