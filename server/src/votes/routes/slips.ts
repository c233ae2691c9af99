import { infoOf, type Refused, refuse, type Vote, voteOf } from '@dien-hong/shared';
import { api, done } from '@dien-hong/shared/api';
import type { SecretBallotScheme } from '../../../verifier/ballots/scheme.ts';
import { checkSlip } from '../../../verifier/ballots/slipProof.ts';
import type { BallotBox } from '../../ballot-box/box.ts';
import type { Serve } from '../../http/serve.ts';
import { createTaskQueue } from '../../kernel/taskQueue.ts';
import type { Meetings } from '../../meetings/meetings.ts';
import { knowsVote } from './votes.ts';

interface Needs {
  readonly meetings: Meetings;
  readonly box: BallotBox;
  readonly scheme: SecretBallotScheme;
  /** Called when a slip was put into the box of a vote. */
  readonly dropped: (meetingId: string, voteId: string) => void;
}

/** Checking a slip takes about a millisecond of the event loop: a burst is taken a few at a time. */
const checking = createTaskQueue(2);

const casting = (vote: Vote | undefined): vote is Vote & { slips: NonNullable<Vote['slips']> } =>
  vote?.stage === 'open' && vote.slips?.stage === 'casting';

/** Secret votes: the box, whose route is anonymous, and the files that the counting board, and afterwards everyone, may read. */
export function slipRoutes(serve: Serve, { meetings, box, scheme, dropped }: Needs): void {
  serve(
    api.slips.drop,
    async ({ params: { id, vote: voteId }, body: { slip } }) => {
      const host = await meetings.host(id);
      const vote = host ? voteOf(host.state, voteId) : undefined;
      if (!host || !casting(vote)) return refuse('slip-not-casting');
      const bytes = Buffer.from(slip, 'base64');
      const expected = { meetingId: id, motion: vote.motion, keys: vote.slips.keys };
      const checked = await checking.run(async () => checkSlip(bytes, expected, scheme));
      if (!checked) return refuse('too-many-commands');
      if (!checked.ok) return checked;
      // The box may have been closed while the slip was checked.
      if (!casting(voteOf(host.state, voteId))) return refuse('slip-not-casting');
      const kept = await box.put({ meetingId: id, voteId, token: checked.token, bytes });
      if (kept === 'used') return refuse('slip-token-used');
      dropped(id, voteId);
      return done;
    },
    { bodyLimit: 128 * 1024 },
  );

  serve(
    api.slips.requests,
    async ({
      params: { id, vote: voteId },
      as: {
        host,
        viewer: { personId },
      },
    }) => {
      const vote = voteOf(host.state, voteId);
      if (!vote?.slips || personId === null || vote.boardKey?.personId !== personId)
        return refuse('only-counting-board');
      const waiting = Object.entries(vote.slips.issued).filter(([, one]) => !one.cosigned && one.sealed);
      const requests = await Promise.all(
        waiting.slice(0, 60).map(async ([voter, one]) => {
          const bytes = await meetings.log.attachment(id, one.sealed?.request ?? '');
          return { personId: voter, request: Buffer.from(bytes ?? []).toString('base64') };
        }),
      );
      return { requests };
    },
  );

  serve(
    api.slips.published,
    async ({
      params,
      as: { host, viewer },
      reply,
    }): Promise<undefined | Refused<'file-members-only' | 'vote-unknown'>> => {
      if (!knowsVote(host.state, viewer, params.vote)) return refuse('file-members-only');
      const vote = voteOf(host.state, params.vote);
      const file = vote?.annulled ? null : vote?.closed?.slips?.file;
      const bytes = file ? await meetings.log.attachment(infoOf(host.state).id, file) : null;
      if (!bytes) return refuse('vote-unknown');
      reply.header('cache-control', 'private, no-store').type('application/json').send(Buffer.from(bytes));
      return undefined;
    },
  );
}
