import { randomUUID } from 'node:crypto';
import {
  type Answer,
  castingVoter,
  type MeetingCommand,
  type Motion,
  openVotes,
  quorumNow,
  runningItem,
  speakingNow,
  verdictOf,
  voteOf,
} from '@dien-hong/shared';
import type { PackageVote } from '../packages/format.ts';
import { itemIdOf, votesWithItems } from '../packages/votes.ts';
import { ballotsOf } from './choices.ts';
import type { Deviation } from './compare.ts';
import { each } from './http.ts';
import type { Person } from './person.ts';
import { isAdded } from './prepare.ts';
import type { Drawer } from './random.ts';
import type { Script } from './script.ts';
import { castSecretly, countSecretly, type SecretBallots, type SecretCast } from './secret.ts';
import type { Progress, Stage } from './stage.ts';
import type { Step } from './steps.ts';

export interface Played {
  /** What was said in each turn that was given, by the turn's id: the secretary writes it down. */
  readonly summaries: ReadonlyMap<string, string>;
  /** False where the meeting could not be opened for want of a quorum. */
  readonly opened: boolean;
  /** Ballots that were not taken, and slips that were cast and are not among the published ones. */
  readonly lost: readonly Deviation[];
}

/** As many as the server decides in one turn. */
const checkingInAtOnce = 32;
const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Plays a script's steps one after the other, each by the person whose deed it is. */
export class Player {
  readonly #stage: Stage;
  readonly #draw: Drawer;
  /** Package time to real time; infinite for no waiting. */
  readonly #speed: number;
  readonly #tell: Progress;
  readonly #votes: ReadonlyMap<string, PackageVote>;
  readonly #asked = new Map<string, string>();
  readonly #summaries = new Map<string, string>();
  /** The secret votes whose slips have been cast. */
  readonly #boxes = new Map<string, SecretBallots>();
  readonly #lost: Deviation[] = [];
  #opened = true;

  constructor(stage: Stage, { draw, speed, tell }: { draw: Drawer; speed: number; tell: Progress }) {
    this.#stage = stage;
    this.#draw = draw;
    this.#speed = speed;
    this.#tell = tell;
    this.#votes = new Map(votesWithItems(stage.meeting).map(({ vote }) => [vote.id, vote]));
  }

  async play(script: Script): Promise<Played> {
    const steps = script.steps.filter((step) => step.do !== 'checkIn' || !isAdded(step.personId));
    const start = steps[0]?.at ?? 0;
    const began = performance.now();
    await this.#crowdIn();
    for (const [index, step] of steps.entries()) {
      const due = began + (step.at - start) / this.#speed;
      if (due > performance.now()) await sleep(due - performance.now());
      const until = steps[index + 1]?.at ?? step.at;
      await this.#do(step, until - step.at);
      if (!this.#opened) break;
      if (index % 25 === 24) this.#tell('steps', { done: index + 1, of: steps.length });
    }
    return { summaries: this.#summaries, opened: this.#opened, lost: this.#lost };
  }

  get #secret(): SecretCast {
    return { stage: this.#stage, draw: this.#draw, by: (person, command) => this.#by(person, command) };
  }

  #person(id: string): Person {
    const person = this.#stage.people.get(id);
    if (!person) throw new Error(`nobody plays ${id}`);
    return person;
  }

  /** Carries a command out and waits until its sender sees it done: the next deed builds on it. */
  async #by(person: Person, command: MeetingCommand, id: string = randomUUID()): Promise<Answer> {
    const answer = await person.command(command, id);
    if (answer.ok) await person.line.until((state) => state.seq >= answer.seq, 30_000);
    return answer;
  }

  /** The added guests come all at once, as people do at a door. */
  async #crowdIn(): Promise<void> {
    const added = [...this.#stage.people.values()].filter((one) => isAdded(one.id));
    await each(added, checkingInAtOnce, async (one) => {
      await one.command({ type: 'CheckIn', personId: one.id, method: 'self' });
    });
    if (added.length > 0) this.#tell('crowd', { people: added.length });
  }

  async #do(step: Step, span: number): Promise<void> {
    const { chair, secretary, meeting, folding } = this.#stage;
    switch (step.do) {
      case 'checkIn': {
        const { personId, method } = step;
        const by = method === 'qr' ? this.#person(personId) : secretary;
        await this.#by(by, { type: 'CheckIn', personId, method });
        return;
      }
      case 'absence':
        await this.#by(secretary, {
          type: 'RecordAbsence',
          personId: step.personId,
          reason: step.reason,
          excused: true,
          deducted: step.deducted,
        });
        return;
      case 'substitute': {
        const substitute = this.#person(step.personId);
        const { personId: substituteId, forPersonId: personId, reason } = step;
        await this.#by(secretary, { type: 'AppointSubstitute', personId, substituteId, reason });
        if (!substitute.connected) await substitute.connect(meeting.id, folding);
        await this.#by(substitute, { type: 'CheckIn', personId: substituteId, method: 'qr' });
        return;
      }
      case 'leave':
        await this.#by(secretary, { type: 'RecordLeave', personId: step.personId, reason: step.reason });
        return;
      case 'open': {
        await this.#settled();
        const answer = await this.#by(chair, { type: 'OpenMeeting' });
        this.#opened = answer.ok || answer.refusal.code !== 'no-quorum-to-open';
        return;
      }
      case 'suspend':
        await this.#by(chair, { type: 'SuspendMeeting', reason: step.reason });
        return;
      case 'resume':
        await this.#by(chair, { type: 'ResumeMeeting' });
        return;
      case 'close':
        await this.#endSpeech();
        await this.#by(chair, { type: 'CloseMeeting' });
        return;
      case 'takeUp':
        await this.#takeUp(itemIdOf(step.no));
        return;
      case 'conclude':
        if (runningItem(chair.state)?.id !== itemIdOf(step.no)) return;
        await this.#endSpeech();
        await this.#by(chair, { type: 'ConcludeItem', itemId: itemIdOf(step.no) });
        return;
      case 'ask': {
        const id = randomUUID();
        const answer = await this.#by(
          this.#person(step.personId),
          { type: 'AskToSpeak', kind: step.kind, topic: step.topic },
          id,
        );
        if (answer.ok) this.#asked.set(step.personId, id);
        return;
      }
      case 'withdraw': {
        const requestId = this.#asked.get(step.personId);
        this.#asked.delete(step.personId);
        if (requestId) await this.#by(this.#person(step.personId), { type: 'WithdrawRequest', requestId });
        return;
      }
      case 'grant':
        await this.#grant(step);
        return;
      case 'endSpeech':
        if (speakingNow(chair.state)?.personId === step.personId || step.personId === '') await this.#endSpeech();
        return;
      case 'openVote':
        await this.#openVote(step.voteId, span);
        return;
      case 'closeVote':
        await this.#closeVote(step.voteId);
        return;
      default:
        return step satisfies never;
    }
  }

  /** Waits until the chair sees whoever anybody has seen come in: as many present as the rules will count. */
  async #settled(): Promise<void> {
    const { chair, people } = this.#stage;
    const head = Math.max(...[...people.values()].filter((one) => one.connected).map((one) => one.state.seq));
    await chair.line.until((state) => state.seq >= head, 30_000);
    this.#tell('quorum', { ...pick(quorumNow(chair.state)) });
  }

  async #endSpeech(): Promise<void> {
    const { chair } = this.#stage;
    if (speakingNow(chair.state)) await this.#by(chair, { type: 'EndSpeech' });
  }

  async #takeUp(itemId: string): Promise<void> {
    const { chair } = this.#stage;
    if (runningItem(chair.state)?.id === itemId) return;
    await this.#endSpeech();
    await this.#by(chair, { type: 'TakeUpItem', itemId });
  }

  async #grant({ personId, kind, summary }: Extract<Step, { do: 'grant' }>): Promise<void> {
    const { chair } = this.#stage;
    const asked = this.#asked.get(personId) ?? null;
    this.#asked.delete(personId);
    if (asked) await chair.line.until((state) => state.floor.requests.some((one) => one.id === asked), 30_000);
    if (speakingNow(chair.state)?.personId === personId) await this.#endSpeech();
    const id = randomUUID();
    const answer = await this.#by(chair, { type: 'GrantFloor', personId, requestId: asked, kind }, id);
    if (answer.ok) this.#summaries.set(id, summary);
  }

  /** Opens a vote; everyone present who has a ballot signs and casts it, spread over most of the time until the next deed. */
  async #openVote(voteId: string, span: number): Promise<void> {
    const { chair, people } = this.#stage;
    const stated = this.#votes.get(voteId);
    if (!stated) return;
    for (const other of openVotes(chair.state)) await this.#closeVote(other.motion.id);
    const motion = voteOf(chair.state, voteId)?.motion;
    if (motion?.itemId) await this.#takeUp(motion.itemId);
    if (!motion) return;
    if (motion.form === 'secret') {
      const ballots = await castSecretly(this.#secret, voteId, stated);
      if (ballots) this.#boxes.set(voteId, ballots);
      return;
    }
    const answer = await this.#by(chair, { type: 'OpenVote', voteId });
    if (!answer.ok) return;
    const electorate = voteOf(chair.state, voteId)?.opened?.electorate.filter((id) => !isAdded(id)) ?? [];
    const ballots = ballotsOf(stated, { electorate, chair: castingVoter(chair.state), motion }, this.#draw);
    if (motion.form !== 'open') return this.#enter(voteId, motion, ballots);
    const voters = [...ballots].flatMap(([personId, choices]) => {
      const voter = people.get(personId);
      if (!voter?.connected) this.#notTaken(voteId, personId, choices, 'not-in-the-room');
      return voter?.connected ? [{ voter, choices }] : [];
    });
    const cast = async (voter: Person, choices: readonly string[], ballot: string) => {
      const answered = await voter.cast(voteId, ballot);
      if (!answered.ok) this.#notTaken(voteId, voter.id, choices, answered.refusal.code);
    };
    const window = Number.isFinite(this.#speed) ? (span * 0.8) / this.#speed : 0;
    if (window > 0) {
      const waits = voters.map(() => window * this.#draw.next());
      await Promise.all(
        voters.map(async ({ voter, choices }, index) => {
          await sleep(waits[index] ?? 0);
          await cast(voter, choices, await voter.signBallot(voteId, choices));
        }),
      );
      return;
    }
    // On tablets everyone signs on a machine of his own: signing here must not hold up the answers that are timed.
    const signed = await Promise.all(voters.map(({ voter, choices }) => voter.signBallot(voteId, choices)));
    await Promise.all(voters.map(({ voter, choices }, index) => cast(voter, choices, signed[index] as string)));
  }

  /** What the package states and the meeting did not take is a deviation, whatever the tally came to. */
  #notTaken(voteId: string, personId: string, choices: readonly string[], code: string): void {
    if (personId === '') return;
    this.#lost.push({
      where: `vote ${voteId}`,
      what: `ballot of ${personId}`,
      stated: choices.join(', '),
      actual: code,
    });
  }

  /** A roll call, each answer written down by the secretary; or a show of hands, counted by secretary and chair. */
  async #enter(voteId: string, motion: Motion, ballots: ReadonlyMap<string, readonly string[]>): Promise<void> {
    const { chair, secretary } = this.#stage;
    if (motion.form === 'rollCall') {
      for (const [personId, choices] of ballots) {
        const answer = await this.#by(secretary, { type: 'RecordAnswer', voteId, personId, choices: [...choices] });
        if (!answer.ok) this.#notTaken(voteId, personId, choices, answer.refusal.code);
      }
      return;
    }
    const counts = motion.rows.map((_, row) =>
      motion.choices.map((choice) => [...ballots.values()].filter((choices) => choices[row] === choice).length),
    );
    for (const person of [secretary, chair]) await this.#by(person, { type: 'EnterCount', voteId, counts });
  }

  async #closeVote(voteId: string): Promise<void> {
    const { chair } = this.#stage;
    if (voteOf(chair.state, voteId)?.stage !== 'open') return;
    const ballots = this.#boxes.get(voteId);
    if (ballots) {
      const found = await countSecretly(this.#secret, voteId, ballots);
      if (found !== ballots.stated)
        this.#lost.push({
          where: `vote ${voteId}`,
          what: 'slips published',
          stated: ballots.stated,
          actual: found,
        });
    } else if (!(await this.#by(chair, { type: 'CloseVote', voteId })).ok) return;
    const vote = voteOf(chair.state, voteId);
    const stated = this.#votes.get(voteId);
    this.#tell('vote', { id: voteId, tally: vote?.closed?.tally.map((row) => row.counts.join('–')).join('; ') ?? '' });
    // Equal below half of the base: no rule settles it; the chair does, as the package says he did.
    if (!vote || verdictOf(vote) !== 'undecided' || typeof stated?.passed !== 'boolean') return;
    const basis = (stated.explanation || 'Chủ tọa quyết định').slice(0, 500);
    const rowId = vote.motion.rows[0]?.id ?? '';
    await this.#by(chair, { type: 'SettleVote', voteId, rowId, verdict: stated.passed ? 'passed' : 'failed', basis });
  }
}

const pick = ({ present, required, total }: { present: number; required: number; total: number }) => ({
  present,
  required,
  total,
});
