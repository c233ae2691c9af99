import { vi } from 'vitest';

/** A browser that refuses to open any database, as in a private window; call what it returns to have it allow them again. */
export function refuseStorage(): () => void {
  const refusing = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    const error = new DOMException('not allowed', 'SecurityError');
    const addEventListener = (type: string, listener: () => void) => type === 'error' && setTimeout(listener);
    return Object.create(IDBOpenDBRequest.prototype, {
      error: { value: error },
      addEventListener: { value: addEventListener },
      removeEventListener: { value: () => {} },
    }) as IDBOpenDBRequest;
  });
  return () => refusing.mockRestore();
}
