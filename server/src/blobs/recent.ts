/** The values used last, up to a number of bytes. */
export interface Recent {
  get(key: string): Buffer | undefined;
  keep(key: string, bytes: Buffer): void;
}

export function createRecent(mostBytes: number): Recent {
  // A map keeps the order in which keys were put.
  const kept = new Map<string, Buffer>();
  let total = 0;
  const drop = (key: string): void => {
    total -= kept.get(key)?.length ?? 0;
    kept.delete(key);
  };

  return {
    get(key) {
      const bytes = kept.get(key);
      if (bytes) {
        kept.delete(key);
        kept.set(key, bytes);
      }
      return bytes;
    },
    keep(key, bytes) {
      drop(key);
      kept.set(key, bytes);
      total += bytes.length;
      for (const oldest of kept.keys()) {
        if (total <= mostBytes) break;
        drop(oldest);
      }
    },
  };
}
