export * from './knowsWhole.ts';
export * from './messages.ts';
export { paperName } from './paperName.ts';
export * from './readable.ts';
export * from './state.ts';
export { upcastPaper } from './upcast.ts';
