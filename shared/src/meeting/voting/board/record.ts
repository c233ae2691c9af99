import { accept, type Context, refuse } from '../../../kernel/index.ts';
import type { Decided, Known } from '../decided.ts';
import { voteOf } from '../state.ts';
import type { RecordCommand } from './recordMessages.ts';
import { boardOf, boardRole } from './tellers.ts';

/** Rule VOT-40: the counting board's record is laid out by the server and signed by every member of the board. */
export function decideRecord(state: Known, command: RecordCommand, { actor }: Context<unknown>): Decided {
  if (actor.kind !== 'service') return refuse('only-service');
  const { voteId, personId, sha256 } = command;
  const vote = voteOf(state, voteId);
  if (!vote) return refuse('vote-unknown');
  if (vote.stage !== 'closed' || !boardOf(vote)) return refuse('vote-not-counted');
  if (boardRole(vote, personId) === null) return refuse('only-counting-board');
  const signatures = vote.record?.signatures ?? [];
  switch (command.type) {
    case 'PrepareCountingRecord':
      if (signatures.length > 0) return refuse('counting-record-already-signed');
      return accept({ type: 'CountingRecordPrepared', voteId, personId, sha256, pages: command.pages });
    case 'RecordCountingSignature':
      if (!vote.record) return refuse('counting-record-not-prepared');
      if (signatures.some((one) => one.personId === personId)) return refuse('counting-record-signed-by-you');
      return accept({ type: 'CountingRecordSigned', voteId, personId, sha256 });
    default:
      return command satisfies never;
  }
}
