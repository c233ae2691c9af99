import { type Context, type Decision, refuse } from '../../kernel/index.ts';
import { itemOf } from '../agenda/index.ts';
import { mayRun } from '../life/index.ts';
import { paperUnderVote, type VotingKnown } from '../voting/index.ts';
import type { DocumentCommand, DocumentEvent, Paper } from './messages.ts';
import { paperAudience, paperOf } from './state.ts';

/** The server's word that these bytes were uploaded, inspected and kept. */
export interface PaperProof {
  readonly kind: 'paper';
  readonly sha256: string;
  readonly pages: number;
  readonly bytes: number;
}

/** Rules DOC-1 to DOC-9. Refusals: not-chair-or-secretary, paper-*, item-unknown, vote-open. */
export function decideDocuments(
  state: VotingKnown,
  command: DocumentCommand,
  { actor, at, commandId, proof }: Context<PaperProof>,
): Decision<DocumentEvent> {
  if (!mayRun(state, actor)) return refuse('not-chair-or-secretary');
  if (state.life.phase === 'closed') return refuse('meeting-closed');
  switch (command.type) {
    case 'PublishPaper': {
      if (!proof || proof.sha256 !== command.sha256) return refuse('paper-not-uploaded');
      const item = command.itemId === null ? null : itemOf(state, command.itemId);
      if (item === undefined) return refuse('item-unknown');
      if (item?.paperOnly) return refuse('paper-only-item');
      const old = command.paperId === null ? null : paperOf(state, command.paperId);
      if (old === undefined) return refuse('paper-unknown');
      if (old && paperUnderVote(state, old.id)) return refuse('paper-bound-to-open-vote');
      const { itemId, kind, number, subject, issuer, issuedOn } = command;
      // Guests are out of the room for such an item; a slip of the hand does not let its papers out to them.
      const access = item?.access === 'voters' ? 'voters' : command.access;
      // Otherwise readers of the old version would never learn of the new one.
      if (old && (old.itemId !== itemId || old.access !== access)) return refuse('paper-readers-fixed');
      const { sha256, pages, bytes } = proof;
      const paper: Paper = {
        id: old?.id ?? commandId,
        itemId,
        kind,
        number,
        subject,
        issuer,
        issuedOn,
        access,
        unitId: old?.unitId ?? null,
        version: (old?.version ?? 0) + 1,
        file: { sha256, pages, bytes },
        sentAt: at,
      };
      return {
        ok: true,
        events: [{ event: { type: 'PaperPublished', paper }, audience: paperAudience(paper, state), sealedFor: null }],
      };
    }
    case 'WithdrawPaper': {
      const paper = paperOf(state, command.paperId);
      if (!paper || paper.withdrawn !== null) return refuse('paper-unknown');
      if (paperUnderVote(state, paper.id)) return refuse('paper-bound-to-open-vote');
      const event = { type: 'PaperWithdrawn', paperId: paper.id, reason: command.reason } as const;
      return { ok: true, events: [{ event, audience: paperAudience(paper, state), sealedFor: null }] };
    }
    default:
      return command satisfies never;
  }
}
