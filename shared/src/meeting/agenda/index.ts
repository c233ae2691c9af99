export * from './membersOnly.ts';
export * from './messages.ts';
export * from './state.ts';
export * from './visitors.ts';
