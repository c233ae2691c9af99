// Loaded before each file of the client's tests, of which many share one world.
import { disableAutoUnmount, enableAutoUnmount } from '@vue/test-utils';
import { afterEach, vi } from 'vitest';

// A component that one file leaves mounted would act in the next.
disableAutoUnmount();
enableAutoUnmount(afterEach);

// A busy machine is no silent device. Tests of silent ones let these milliseconds pass by themselves (`afterTimeouts`).
vi.mock('./device/answerTimeouts.ts', () => ({ answerTimeout: 60_000, lateAnswerTimeout: 60_000 }));
