export * from './follower.ts';
export * from './frames.ts';
export * from './inputRefusal.ts';
export * from './messages.ts';
