/** Every table, by subject; migrations are made from here. All instants are epoch milliseconds. */
export * from './tables/installation.ts';
export * from './tables/log.ts';
export * from './tables/meetings.ts';
export * from './tables/papers.ts';
export * from './tables/people.ts';
