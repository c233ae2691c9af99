export * from './asking.ts';
export * from './messages.ts';
export * from './state.ts';
export * from './undo.ts';
