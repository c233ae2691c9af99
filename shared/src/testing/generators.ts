import fc from 'fast-check';
import { lookUp, type Refusal } from '../kernel/index.ts';
import type { Proof } from '../meeting/decide.ts';
import { type AnyCommand, type MeetingEvent, requestOf, undoable } from '../meeting/index.ts';
import { latestOf } from './commands/bySchema.ts';
import { anyCommand, madeOf } from './commands/index.ts';
import { firstAsker, firstRequest, lastSpeech, odd, people, voters } from './commands/pool.ts';
import { ballotOf, boxOf, committeeRules, issuing, slipOf, uploadOf } from './commune.ts';
import type { Scene } from './scene.ts';
import { type Stage, stages } from './stages.ts';

export { people } from './commands/pool.ts';
export { type Stage, started } from './stages.ts';

/** A command on its way: who sends it, how long after the one before (ms), what its ballot says. */
export interface Step {
  readonly who: string;
  readonly wait: number;
  readonly command: AnyCommand;
  /** `forged`: signed by another; `none`: nothing was verified. */
  readonly proof: 'honest' | 'forged' | 'none';
  readonly choice: number;
}

const officers = ['chair', 'chair', 'chair', 'sec', 'sec'];
const anyone = fc.constantFrom(...people, ...voters, ...officers, 'clock', 'service', ...odd);
/** Mostly those who may, so that meetings get somewhere. */
const sender = (type: AnyCommand['type']): fc.Arbitrary<string> => {
  if (type === 'PresentBoardKey' || type === 'CosignSlips' || type === 'CountSlips')
    return fc.constantFrom('m3', 'm4', 'm5', 'm5', 'm6');
  if (type.includes('Counting')) return fc.constantFrom('service', 'service', 'm5');
  if (type === 'CastBallot' || type === 'AskToSpeak' || type === 'RequestSlip')
    return fc.constantFrom(...voters, ...voters, ...people);
  if (type.includes('Minutes')) return fc.constantFrom('service', 'service', 'sec');
  return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...officers) }, { weight: 1, arbitrary: anyone });
};

const stepOf = (one: fc.Arbitrary<AnyCommand>): fc.Arbitrary<Step> =>
  one.chain((made) =>
    fc.record({
      who: sender(made.type),
      wait: fc.constantFrom(0, 0, 0, 1000, 5000, 25_000),
      command: fc.constant(made),
      proof: fc.constantFrom('honest', 'honest', 'honest', 'honest', 'forged', 'none'),
      choice: fc.nat({ max: 2 }),
    }),
  );

/** An honest ballot in the vote that is open at the stage `vote`. */
export const ballotBy = (who: string): fc.Arbitrary<Step> =>
  fc.nat({ max: 2 }).map((choice) => ({
    who,
    wait: 0,
    proof: 'honest',
    choice,
    command: { type: 'CastBallot', voteId: 'v1', ballot: 'AA==' },
  }));

function resolved(meeting: Scene, one: AnyCommand): AnyCommand {
  const [first] = meeting.state.floor.requests;
  if (one.type === 'WithdrawRequest' && one.requestId === firstRequest)
    return { ...one, requestId: first?.id ?? 'none' };
  if (one.type === 'UndoTurn' && one.speechId === lastSpeech) {
    const last = undoable(meeting.state);
    return last ? { ...one, act: last.act, speechId: last.speech.id } : one;
  }
  if (one.type !== 'GrantFloor') return latestOf(meeting.records, one);
  const person = one.personId === firstAsker ? (first?.personId ?? 'm2') : one.personId;
  const requestId = one.requestId === null ? null : (requestOf(meeting.state, person)?.id ?? null);
  return { ...one, personId: person, requestId };
}

function proofOf(meeting: Scene, { who, command: one, proof, choice }: Step): Proof | null {
  if (proof === 'none') return null;
  if (one.type === 'PublishPaper') return uploadOf(proof === 'honest' ? Number(`0x${one.sha256}`) : 60);
  if (one.type === 'OpenVote') return issuing;
  if (one.type === 'RequestSlip') return slipOf(meeting, one.voteId, proof === 'honest' ? who : 'm2');
  if (one.type === 'CosignSlips')
    return { kind: 'cosign', valid: proof === 'honest' ? one.slips.map((slip) => slip.personId) : [] };
  if (one.type === 'CountSlips')
    return boxOf([
      [[0], [1]],
      [[1], [0]],
      [[0, 1], []],
      [[], []],
    ]);
  if (one.type !== 'CastBallot') return null;
  const asked = lookUp(meeting.state.voting.votes, one.voteId)?.motion;
  const choices = asked?.choices ?? committeeRules.choices;
  const chosen = (asked?.rows ?? ['']).map((_, row) => choices[(choice + row) % choices.length] ?? '');
  return ballotOf(meeting, one.voteId, proof === 'honest' ? who : 'm2', chosen);
}

/** The purpose of a stage: these come more often in it, since rare deeds would otherwise hardly ever meet their moment. */
const focus: Record<Stage, readonly AnyCommand['type'][]> = {
  convened: ['RecordRecusal', 'LiftRecusal', 'OpenMeeting', 'AppointSubstitute', 'WithdrawSubstitute'],
  item: ['AppointBoard', 'PresentBoardKey', 'OpenVote', 'RecordRecusal', 'OpenSeries', 'PrepareVote', 'EditVote'],
  speech: ['GrantFloor', 'EndSpeech', 'UndoTurn', 'UndoTurn', 'WithdrawRequest', 'PauseSpeech', 'ContinueSpeech'],
  break: ['ResumeMeeting', 'ContinueSpeech', 'ExtendSpeech'],
  vote: ['EnterPaperBallot', 'EnterPaperBallot', 'CastBallot', 'CloseVote', 'SettleVote'],
  level: ['SettleVote', 'SettleVote', 'RepeatVote'],
  tallied: ['AnnounceResult', 'AnnounceResult', 'AnnulVote'],
  hands: ['EnterCount', 'EnterCount', 'CloseVote'],
  rollCall: ['RecordAnswer', 'CloseVote'],
  issuing: ['RequestSlip', 'CosignSlips', 'StrikeSlip', 'CloseIssuing'],
  secret: ['CloseVote', 'CountSlips'],
  counted: ['PrepareCountingRecord', 'RepeatVote'],
  recorded: ['RecordCountingSignature'],
  closed: ['PrepareMinutes', 'RecordMinutesSignature'],
};

/** Random meetings of a small committee from a stage on: all commands, by anybody, the clock running. */
export const sequences = (stage: Stage): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.oneof(
      { weight: 2, arbitrary: stepOf(anyCommand) },
      { weight: 1, arbitrary: stepOf(fc.oneof(...focus[stage].map(madeOf))) },
    ),
    { minLength: 20, maxLength: 120 },
  );

export const meetings: fc.Arbitrary<{ stage: Stage; steps: Step[] }> = fc
  .constantFrom(...stages)
  .chain((stage) => fc.record({ stage: fc.constant(stage), steps: sequences(stage) }));

/** Takes the steps one after the other; `each` is told the outcome. */
export function play(
  meeting: Scene,
  steps: readonly Step[],
  each: (one: AnyCommand, outcome: MeetingEvent[] | Refusal) => void = () => {},
): Scene {
  for (const one of steps) {
    meeting.now += one.wait;
    const sent = resolved(meeting, one.command);
    each(sent, meeting.when(one.who, sent, proofOf(meeting, { ...one, command: sent })));
  }
  return meeting;
}
