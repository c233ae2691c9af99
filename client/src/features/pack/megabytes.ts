import { useFormat } from '../../i18n/format.ts';

/** Bytes as people read them: "84,2", in megabytes with one decimal, and at least "0,1" for a file that is not empty. */
export const roundedMegabytes = (bytes: number): number => Math.ceil(bytes / 100_000) / 10;

export function useMegabytes(): (bytes: number) => string {
  const format = useFormat();
  return (bytes) => format.number(roundedMegabytes(bytes));
}
