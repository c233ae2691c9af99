// Loaded before each file of tests: a condition is waited for as long as a busy machine needs. Waiting for it measures nothing.
import { vi } from 'vitest';

const { waitFor } = vi;
const timeout = 120_000;
vi.waitFor = (condition, options) => waitFor(condition, { ...(typeof options === 'object' ? options : {}), timeout });
