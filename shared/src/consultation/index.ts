export * from './decide.ts';
export * from './messages.ts';
export * from './result.ts';
export * from './state.ts';
export * from './statistics.ts';
export * from './workingDays.ts';
