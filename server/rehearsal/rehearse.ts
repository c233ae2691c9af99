import { quorumNow } from '@dien-hong/shared';
import { type ArchiveVerdict, verifyArchive } from '../verifier/verify.ts';
import { publicHashes } from './agree.ts';
import { compare, type Deviation, type VoteReport } from './compare.ts';
import { writeMinutes } from './minutes.ts';
import { needed } from './people/http.ts';
import { type Latency, latencyOf, Measure, type RefusedCommand } from './people/measure.ts';
import { Player } from './play.ts';
import type { Prepared } from './prepare.ts';
import { drawer } from './script/random.ts';
import { scriptOf } from './script/script.ts';
import type { Ignored } from './script/steps.ts';
import { type Progress, type Stage, setStage, type Target } from './stage.ts';

export interface RehearsalOptions {
  readonly target: Target;
  readonly seed: number;
  /** A multiple of real time; Infinity plays without waiting. */
  readonly speed: number;
  readonly progress: Progress;
}

/** The content of `report.json`; see docs/package-format.md. Durations in milliseconds. */
export interface Report {
  readonly v: 1;
  readonly ok: boolean;
  readonly meeting: { readonly id: string; readonly title: string };
  readonly seed: number;
  readonly speed: number | 'max';
  readonly votes: readonly VoteReport[];
  readonly quorum: { readonly required: number; readonly presentAtOpening: number; readonly met: boolean };
  readonly deviations: readonly Deviation[];
  readonly skipped: readonly { readonly id: string; readonly reason: string }[];
  readonly ignored: readonly Ignored[];
  readonly counts: Readonly<
    Record<
      'people' | 'listeners' | 'commands' | 'accepted' | 'refused' | 'ballots' | 'events' | 'deliveries' | 'resumed',
      number
    >
  >;
  readonly refusals: Readonly<Record<string, number>>;
  readonly refusedCommands: readonly RefusedCommand[];
  readonly latency: { readonly acknowledgement: Latency; readonly delivery: Latency };
  /** The public state of all listeners: one hash when they agree. */
  readonly listeners: { readonly hashes: Readonly<Record<string, number>> };
  readonly milliseconds: Readonly<Record<'papers' | 'people' | 'sockets' | 'meeting' | 'minutes' | 'archive', number>>;
  readonly archive: { readonly bytes: number; readonly verified: boolean; readonly root: string } | null;
}

export interface Rehearsed {
  readonly report: Report;
  readonly archive: Uint8Array | null;
}

const tallyOf = (codes: readonly { code: string }[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { code } of codes) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
};

const rounded = (value: number): number => Math.round(value);

/**
 * Plays one meeting of a package through the server's own routes, from the sign-in of its people to the verified archive, and compares the
 * outcome with the package. Throws `Stopped` where the server refuses a request that the rest depends on.
 */
export async function rehearse(prepared: Prepared, options: RehearsalOptions): Promise<Rehearsed> {
  const measure = new Measure();
  const stage = await setStage(prepared, options.target, measure, options.progress);
  try {
    return await played(prepared, stage, measure, options);
  } finally {
    // A socket left open would keep the process from ending, also after a failure.
    for (const person of stage.people.values()) person.close();
  }
}

async function played(
  prepared: Prepared,
  stage: Stage,
  measure: Measure,
  { seed, speed, progress }: RehearsalOptions,
): Promise<Rehearsed> {
  const draw = drawer(seed);
  const { meeting, chair, people, pack, prefix } = stage;
  const skipped = new Set(stage.skipped.map((one) => one.id));
  const script = scriptOf(pack, meeting, skipped, draw);
  const began = performance.now();
  const course = await new Player(stage, { draw, speed, progress }).play(script);
  const closed = performance.now();

  let minutesDone = closed;
  let archive: Uint8Array | null = null;
  let verdict: ArchiveVerdict | null = null;
  if (chair.state.life.phase === 'closed') {
    progress('minutes');
    await writeMinutes(stage, course.summaries);
    minutesDone = performance.now();
    progress('archive');
    archive = await needed('archive', stage.secretary.browser.bytes(`/api/meetings/${meeting.id}/archive.zip`));
    verdict = await verifyArchive(archive, { now: new Date() });
  }

  const listeners = [...people.values()].filter((one) => one.connected);
  const head = Math.max(...listeners.map((one) => one.state.seq));
  await Promise.all(listeners.map((one) => one.line.until((state) => state.seq >= head, 30_000)));
  const hashes = publicHashes(listeners.map((one) => one.state));
  const { state } = chair;

  const quorum = state.life.quorumAtOpening ?? quorumNow(state);
  const found = compare(meeting, state, { skipped, quorum, withGuests: people.size > prepared.own });
  const deviations: Deviation[] = [...found.deviations, ...course.lost];
  if (hashes.size > 1) deviations.push({ where: 'listeners', what: 'public state', stated: 1, actual: hashes.size });
  const mayStayClosed = !course.opened && meeting.quorum?.met === false;
  if (!verdict && !mayStayClosed)
    deviations.push({ where: 'meeting', what: 'closed', stated: true, actual: state.life.phase });
  if (verdict && !verdict.ok)
    deviations.push({ where: 'archive', what: 'verified', stated: true, actual: verdict.refusal.code });

  const deliveries = measure.deliveries();
  const unprefixed = <T>(value: T): T => JSON.parse(JSON.stringify(value).replaceAll(prefix, '')) as T;
  const report: Report = {
    v: 1,
    ok: deviations.length === 0,
    meeting: { id: meeting.id, title: meeting.title },
    seed,
    speed: Number.isFinite(speed) ? speed : 'max',
    votes: found.votes,
    quorum: { required: quorum.required, presentAtOpening: quorum.present, met: quorum.met },
    deviations,
    skipped: stage.skipped,
    ignored: script.ignored,
    counts: {
      people: people.size,
      listeners: listeners.length,
      commands: measure.acknowledged.length,
      accepted: measure.accepted,
      refused: measure.refused.length,
      ballots: measure.ballots,
      events: state.seq,
      deliveries: deliveries.length,
      resumed: measure.resumed,
    },
    refusals: tallyOf(measure.refused),
    refusedCommands: measure.refused,
    latency: { acknowledgement: latencyOf(measure.acknowledged), delivery: latencyOf(deliveries) },
    listeners: { hashes: Object.fromEntries(hashes) },
    milliseconds: {
      papers: rounded(stage.milliseconds.papers),
      people: rounded(stage.milliseconds.people),
      sockets: rounded(stage.milliseconds.sockets),
      meeting: rounded(closed - began),
      minutes: rounded(minutesDone - closed),
      archive: rounded(performance.now() - minutesDone),
    },
    archive: archive && {
      bytes: archive.length,
      verified: verdict?.ok === true,
      root: verdict?.ok ? verdict.root : '',
    },
  };
  return { report: unprefixed(report), archive };
}
