// Loaded before each file of the client's tests, of which many share one world: a component that one of them leaves mounted would act in
// the next.
import { disableAutoUnmount, enableAutoUnmount } from '@vue/test-utils';
import { afterEach } from 'vitest';

disableAutoUnmount();
enableAutoUnmount(afterEach);
