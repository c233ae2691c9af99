export * from './hall.ts';
export * from './messages.ts';
export * from './state.ts';
