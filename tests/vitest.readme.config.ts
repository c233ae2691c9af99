import { defineConfig } from 'vitest/config';

/** The commands of the README: whole programs, one after another. The timeouts (ms) are limits to hanging. */
export default defineConfig({
  test: { include: ['readme/**/*.test.ts'], testTimeout: 600_000, hookTimeout: 600_000 },
});
