import { randomUUID } from 'node:crypto';
import { type Answer, type MeetingCommand, quorumNow, runningItem, speakingNow } from '@dien-hong/shared';
import { itemIdOf } from '@dien-hong/shared/packages';
import type { Deviation } from './compare.ts';
import { each } from './people/http.ts';
import type { Person } from './people/person.ts';
import { sleep, VotePlayer } from './playVotes.ts';
import { isAdded } from './prepare.ts';
import type { Drawer } from './script/random.ts';
import type { Script } from './script/script.ts';
import type { Step } from './script/steps.ts';
import type { Progress, Stage } from './stage.ts';

export interface Played {
  /** A summary of each speech, by the turn's id, for the secretary's texts. */
  readonly summaries: ReadonlyMap<string, string>;
  /** False where the meeting could not be opened without a quorum. */
  readonly opened: boolean;
  /** Ballots that were not taken, and cast slips that are missing among the published ones. */
  readonly lost: readonly Deviation[];
}

/** The number that the server decides in one turn. */
const checkingInAtOnce = 32;

/** Plays a script's steps one after the other, each by the person named in it. */
export class Player {
  readonly #stage: Stage;
  /** Package time to real time; infinite for no waiting. */
  readonly #speed: number;
  readonly #progress: Progress;
  readonly #votes: VotePlayer;
  readonly #asked = new Map<string, string>();
  readonly #summaries = new Map<string, string>();
  #opened = true;

  constructor(stage: Stage, { draw, speed, progress }: { draw: Drawer; speed: number; progress: Progress }) {
    this.#stage = stage;
    this.#speed = speed;
    this.#progress = progress;
    this.#votes = new VotePlayer({
      stage,
      draw,
      speed,
      progress,
      by: (person, command) => this.#by(person, command),
      takeUp: (itemId) => this.#takeUp(itemId),
    });
  }

  async play(script: Script): Promise<Played> {
    const steps = script.steps.filter((step) => step.do !== 'checkIn' || !isAdded(step.personId));
    const start = steps[0]?.at ?? 0;
    const began = performance.now();
    await this.#bringGuests();
    for (const [index, step] of steps.entries()) {
      const due = began + (step.at - start) / this.#speed;
      if (due > performance.now()) await sleep(due - performance.now());
      const until = steps[index + 1]?.at ?? step.at;
      await this.#do(step, until - step.at);
      if (!this.#opened) break;
      if (index % 25 === 24) this.#progress('steps', { done: index + 1, of: steps.length });
    }
    return { summaries: this.#summaries, opened: this.#opened, lost: this.#votes.lost };
  }

  #person(id: string): Person {
    const person = this.#stage.people.get(id);
    if (!person) throw new Error(`nobody plays ${id}`);
    return person;
  }

  /** Carries a command out and waits until its sender's state contains it: the next step depends on it. */
  async #by(person: Person, command: MeetingCommand, id: string = randomUUID()): Promise<Answer> {
    const answer = await person.command(command, id);
    if (answer.ok) await person.line.until((state) => state.seq >= answer.seq, 30_000);
    return answer;
  }

  /** The added guests come all at once, as people arrive at a meeting. */
  async #bringGuests(): Promise<void> {
    const added = [...this.#stage.people.values()].filter((one) => isAdded(one.id));
    await each(added, checkingInAtOnce, async (one) => {
      await one.command({ type: 'CheckIn', personId: one.id, method: 'self' });
    });
    if (added.length > 0) this.#progress('guests', { people: added.length });
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
        await this.#votes.open(step.voteId, span);
        return;
      case 'closeVote':
        await this.#votes.close(step.voteId);
        return;
      default:
        return step satisfies never;
    }
  }

  /** Waits until the chair's state contains everyone who has checked in: the rules count by the server's number. */
  async #settled(): Promise<void> {
    const { chair, people } = this.#stage;
    const head = Math.max(...[...people.values()].filter((one) => one.connected).map((one) => one.state.seq));
    await chair.line.until((state) => state.seq >= head, 30_000);
    this.#progress('quorum', { ...pick(quorumNow(chair.state)) });
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
}

const pick = ({ present, required, total }: { present: number; required: number; total: number }) => ({
  present,
  required,
  total,
});
