import { defineConfig } from 'vitest/config';

/** The commands of the README: whole programs, one after another. */
export default defineConfig({ test: { include: ['readme/**/*.test.ts'] } });
