/** Writes a short text down in one of the browser's two stores; false where there is no room or it is not allowed. */
export function writeDown(store: Storage, key: string, text: string): boolean {
  try {
    store.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}
