import {
  type Answer,
  castingVoter,
  type MeetingCommand,
  type Motion,
  openVotes,
  verdictOf,
  voteOf,
} from '@dien-hong/shared';
import { type PackageVote, votesWithItems } from '@dien-hong/shared/packages';
import type { Deviation } from './compare.ts';
import type { Person } from './people/person.ts';
import { isAdded } from './prepare.ts';
import { ballotsOf } from './script/choices.ts';
import { castSecretly, countSecretly, type SecretBallots, type SecretCast } from './secret.ts';
import type { Progress } from './stage.ts';

/** The values with which the votes of a meeting are played. */
export interface VotePlay extends SecretCast {
  readonly by: (person: Person, command: MeetingCommand) => Promise<Answer>;
  /** Package time to real time; infinite for no waiting. */
  readonly speed: number;
  readonly progress: Progress;
  readonly takeUp: (itemId: string) => Promise<void>;
}

export const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Opens and closes the votes of a script, and casts in them the ballots of the package. */
export class VotePlayer {
  readonly #play: VotePlay;
  readonly #votes: ReadonlyMap<string, PackageVote>;
  /** The secret votes whose slips have been cast. */
  readonly #boxes = new Map<string, SecretBallots>();
  /** Ballots that were not taken, and cast slips that are missing among the published ones. */
  readonly lost: Deviation[] = [];

  constructor(play: VotePlay) {
    this.#play = play;
    this.#votes = new Map(votesWithItems(play.stage.meeting).map(({ vote }) => [vote.id, vote]));
  }

  /** Opens a vote; everyone present who has a ballot signs and casts it, spread over most of the time until the next deed. */
  async open(voteId: string, span: number): Promise<void> {
    const { chair, people } = this.#play.stage;
    const stated = this.#votes.get(voteId);
    if (!stated) return;
    for (const other of openVotes(chair.state)) await this.close(other.motion.id);
    const motion = voteOf(chair.state, voteId)?.motion;
    if (motion?.itemId) await this.#play.takeUp(motion.itemId);
    if (!motion) return;
    if (motion.form === 'secret') {
      const ballots = await castSecretly(this.#play, voteId, stated);
      if (ballots) this.#boxes.set(voteId, ballots);
      return;
    }
    const answer = await this.#play.by(chair, { type: 'OpenVote', voteId });
    if (!answer.ok) return;
    const electorate = voteOf(chair.state, voteId)?.opened?.electorate.filter((id) => !isAdded(id)) ?? [];
    const ballots = ballotsOf(stated, { electorate, chair: castingVoter(chair.state), motion }, this.#play.draw);
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
    const window = Number.isFinite(this.#play.speed) ? (span * 0.8) / this.#play.speed : 0;
    if (window > 0) {
      const waits = voters.map(() => window * this.#play.draw.next());
      await Promise.all(
        voters.map(async ({ voter, choices }, index) => {
          await sleep(waits[index] ?? 0);
          await cast(voter, choices, await voter.signBallot(voteId, choices));
        }),
      );
      return;
    }
    // On tablets everyone signs on a machine of his own: signing in this process must not delay the timed answers.
    const signed = await Promise.all(voters.map(({ voter, choices }) => voter.signBallot(voteId, choices)));
    await Promise.all(voters.map(({ voter, choices }, index) => cast(voter, choices, signed[index] as string)));
  }

  /** A ballot that the package states and the server refused is a deviation, with any tally. */
  #notTaken(voteId: string, personId: string, choices: readonly string[], code: string): void {
    if (personId === '') return;
    this.lost.push({
      where: `vote ${voteId}`,
      what: `ballot of ${personId}`,
      stated: choices.join(', '),
      actual: code,
    });
  }

  /** A roll call, each answer written down by the secretary; or a show of hands, counted by secretary and chair. */
  async #enter(voteId: string, motion: Motion, ballots: ReadonlyMap<string, readonly string[]>): Promise<void> {
    const { chair, secretary } = this.#play.stage;
    if (motion.form === 'rollCall') {
      for (const [personId, choices] of ballots) {
        const answer = await this.#play.by(secretary, {
          type: 'RecordAnswer',
          voteId,
          personId,
          choices: [...choices],
        });
        if (!answer.ok) this.#notTaken(voteId, personId, choices, answer.refusal.code);
      }
      return;
    }
    const counts = motion.rows.map((_, row) =>
      motion.choices.map((choice) => [...ballots.values()].filter((choices) => choices[row] === choice).length),
    );
    for (const person of [secretary, chair]) await this.#play.by(person, { type: 'EnterCount', voteId, counts });
  }

  async close(voteId: string): Promise<void> {
    const { chair } = this.#play.stage;
    if (voteOf(chair.state, voteId)?.stage !== 'open') return;
    const ballots = this.#boxes.get(voteId);
    if (ballots) {
      const found = await countSecretly(this.#play, voteId, ballots);
      if (found !== ballots.stated)
        this.lost.push({
          where: `vote ${voteId}`,
          what: 'slips published',
          stated: ballots.stated,
          actual: found,
        });
    } else if (!(await this.#play.by(chair, { type: 'CloseVote', voteId })).ok) return;
    const vote = voteOf(chair.state, voteId);
    const stated = this.#votes.get(voteId);
    this.#play.progress('vote', {
      id: voteId,
      tally: vote?.closed?.tally.map((row) => row.counts.join('–')).join('; ') ?? '',
    });
    // Equal below half of the base: no rule settles it; the chair does, as in the package.
    if (!vote || verdictOf(vote) !== 'undecided' || typeof stated?.passed !== 'boolean') return;
    const basis = (stated.explanation || 'Chủ tọa quyết định').slice(0, 500);
    const rowId = vote.motion.rows[0]?.id ?? '';
    await this.#play.by(chair, {
      type: 'SettleVote',
      voteId,
      rowId,
      verdict: stated.passed ? 'passed' : 'failed',
      basis,
    });
  }
}
