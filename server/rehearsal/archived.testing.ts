import { unzipSync } from 'fflate';
import { expect } from 'vitest';
import { preparePackage } from './prepare.ts';
import { rehearse } from './rehearse.ts';
import { sampleMeeting, serverHere } from './testKit.ts';

export interface Archived {
  /** The server that made the archive, with its keys. */
  readonly here: Awaited<ReturnType<typeof serverHere>>;
  readonly archive: Uint8Array;
  /** The files of the archive. */
  readonly whole: Record<string, Uint8Array>;
}

/** The archive of a whole meeting: rehearsing it takes half a minute of processor time. */
export async function archivedMeeting(): Promise<Archived> {
  const here = await serverHere();
  const prepared = preparePackage(sampleMeeting('ubnd-2026-11'), undefined, 0);
  if (!prepared.ok) throw new Error(prepared.problem);
  const speed = Number.POSITIVE_INFINITY;
  const { archive, report } = await rehearse(prepared.value, {
    target: here,
    seed: 7,
    speed,
    progress: () => undefined,
  });
  expect(report.deviations).toEqual([]);
  if (!archive) throw new Error('no archive was made');
  return { here, archive, whole: unzipSync(archive) };
}
