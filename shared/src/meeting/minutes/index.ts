export * from './gaps.ts';
export * from './messages.ts';
export * from './state.ts';
