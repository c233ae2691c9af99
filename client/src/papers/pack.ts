import type { KeptFile, Wanted } from '../device/schema.ts';
import { askToStay, reasonToAsk } from '../device/space.ts';
import { keptFiles, removeFiles } from '../device/stores/files.ts';
import { choiceOf } from '../device/stores/meetings.ts';
import { downloadFile } from './packDownload.ts';

export type PackStage =
  | 'downloading'
  /** For a network, or for the server to prepare a paper. */
  | 'waiting'
  /** Two reasons to ask first. */
  | 'metered'
  | 'little-space'
  | 'no-space'
  /** The device refuses to keep anything: tidying up does not help. */
  | 'not-kept'
  /** This person wants nothing of it here. */
  | 'nothing'
  | 'turned-away'
  | 'done';

/** How much of a meeting's papers is on this device. */
export interface Pack {
  readonly meetingId: string;
  readonly stage: PackStage;
  readonly done: number;
  readonly papers: number;
  /** Bytes that are here, and those still to come. */
  readonly bytes: number;
  readonly missing: number;
}

/** The wanted files that are here, in numbers. */
export function measure(wanted: readonly Wanted[], here: ReadonlyMap<string, KeptFile>) {
  const sum = (numbers: readonly number[]) => numbers.reduce((one, other) => one + other, 0);
  const left = ({ sha256, bytes }: Wanted) => {
    const file = here.get(sha256);
    return file?.readable ? 0 : Math.max(0, (file?.reading.open.bytes ?? bytes) - (file?.bytes ?? 0));
  };
  return {
    done: wanted.filter(({ sha256 }) => here.get(sha256)?.readable).length,
    papers: wanted.length,
    bytes: sum([...here.values()].map((file) => file.bytes)),
    missing: sum(wanted.map(left)),
  };
}

/** The first paper is shown before anything is downloaded ahead. Milliseconds. */
const firstPaperFirst = 2000;
const tryAgainAfter = 10_000;

/** The papers of one meeting, fetched one after the other until all of them are here, and again when more belong here. */
export function createPack(meetingId: string, first: readonly Wanted[], onChange: (pack: Pack) => void) {
  const ending = new AbortController();
  const { signal } = ending;
  let wanted = first;
  let due = false;
  let wake = (): void => {};

  async function report(stage: PackStage): Promise<{ here: ReadonlyMap<string, KeptFile>; missing: number }> {
    const here = await keptFiles(meetingId);
    const measured = measure(wanted, here);
    // While the server derives more from papers that can all be read already, the stage shown stays `done`.
    const done = measured.done === measured.papers && (stage === 'downloading' || stage === 'waiting');
    if (!signal.aborted) onChange({ meetingId, stage: done ? 'done' : stage, ...measured });
    return { here, missing: measured.missing };
  }

  /** Downloads as much as it can now, and says why it stopped. */
  async function pass(): Promise<PackStage> {
    const skipped = new Set<string>();
    for (;;) {
      const choice = await choiceOf(meetingId);
      if (choice === 'nothing') return choice;
      const { here, missing } = await report('downloading');
      const left = wanted.filter(({ sha256 }) => !here.get(sha256)?.whole);
      const next = left.find(({ sha256 }) => !skipped.has(sha256));
      if (!next) return left.length === 0 ? 'done' : 'waiting';
      const reason = choice === 'everything' ? null : await reasonToAsk(missing);
      if (reason) return reason;
      await askToStay();
      const file = { meetingId, paperId: next.paperId, sha256: next.sha256 };
      const outcome = await downloadFile(file, signal, () => void report('downloading'));
      // It was withdrawn while it was on its way, and the removal came before its first part was kept.
      const stays = wanted.some(({ sha256 }) => sha256 === next.sha256);
      if (!stays) await removeFiles(meetingId, (sha256) => sha256 !== next.sha256);
      if (outcome === 'no-connection') return 'waiting';
      if (outcome === 'no-space' || outcome === 'not-kept' || outcome === 'turned-away') return outcome;
      if (outcome !== 'whole') skipped.add(next.sha256);
    }
  }

  async function run(): Promise<void> {
    await report('downloading');
    await new Promise((resolve) => setTimeout(resolve, firstPaperFirst));
    while (!signal.aborted) {
      due = false;
      // Of several tabs one downloads; the others find it done.
      const stage = await (navigator.locks ? navigator.locks.request('dien-hong-pack', { signal }, pass) : pass());
      await report(stage);
      if (due || signal.aborted) continue;
      const timer = stage === 'waiting' ? setTimeout(() => wake(), tryAgainAfter) : undefined;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
      clearTimeout(timer);
    }
  }

  /** Starts another pass: there is a network, or this person has decided something. */
  function runAgain(): void {
    due = true;
    wake();
  }
  window.addEventListener('online', runAgain);
  run().catch((error) => signal.aborted || console.error(error));

  return {
    meetingId,
    runAgain,
    /** The files that belong on the device have changed. */
    update(next: readonly Wanted[]): void {
      wanted = next;
      runAgain();
    },
    end(): void {
      window.removeEventListener('online', runAgain);
      ending.abort();
      wake();
    },
  };
}
