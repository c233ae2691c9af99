import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { constants } from 'node:os';

const fields = ['syncs', 'killAt', 'changes', 'failFrom', 'failLast', 'failWith'] as const;
type Field = (typeof fields)[number];

/** Controls a server that runs with `shim.c`, and reads its counts. */
export interface Control {
  readonly file: string;
  read(field: Field): number;
  /** Kills the server just before the n-th sync from now. */
  killAtSync(nth: number): void;
  /** Makes `count` writes fail, from the n-th from now on. */
  fail(error: 'ENOSPC' | 'EIO', nth: number, count: number): void;
  heal(): void;
  close(): void;
}

export function openControl(file: string): Control {
  writeFileSync(file, Buffer.alloc(8 * fields.length));
  const fd = openSync(file, 'r+');
  const read = (field: Field): number => Number(readFileSync(file).readBigInt64LE(8 * fields.indexOf(field)));
  function write(field: Field, value: number): void {
    const bytes = Buffer.alloc(8);
    bytes.writeBigInt64LE(BigInt(value));
    writeSync(fd, bytes, 0, 8, 8 * fields.indexOf(field));
  }
  return {
    file,
    read,
    killAtSync: (nth) => write('killAt', nth === 0 ? 0 : read('syncs') + nth),
    fail(error, nth, count) {
      const from = read('changes') + nth;
      write('failWith', constants.errno[error]);
      write('failLast', from + count - 1);
      write('failFrom', from);
    },
    heal: () => write('failFrom', 0),
    close: () => closeSync(fd),
  };
}

/** The environment that loads the shim for everything below this folder. */
export const shimmed = (shim: string, root: string, control: string, journal?: string): Record<string, string> => ({
  LD_PRELOAD: shim,
  SHIM_ROOT: root,
  SHIM_CONTROL: control,
  UV_USE_IO_URING: '0',
  ...(journal === undefined ? {} : { SHIM_JOURNAL: journal }),
});
