import type { Draft } from '../../kernel/index.ts';
import { type AgendaState, isMembersOnly, sealedFields, veiledTitle } from '../agenda/index.ts';
import { type DocumentState, paperOf } from '../documents/index.ts';
import { goesBy, infoOf, type LifeState } from '../life/index.ts';
import type { MotionEvent } from './messages.ts';
import { type Motion, questionRow } from './motion.ts';

interface Known {
  readonly life: LifeState;
  readonly agenda: AgendaState;
  readonly documents: DocumentState;
}

/** A motion for readers who learn only that there is one; it is the only kind whose question is empty. */
const veiled = ({ id, itemId }: Motion, choices: readonly string[]): Motion => ({
  id,
  itemId,
  title: veiledTitle,
  question: '',
  kind: 'resolution',
  form: 'open',
  rows: [questionRow],
  choices: [...choices],
  most: null,
  seats: null,
  paperIds: [],
  special: null,
  seconds: null,
  clauseOf: null,
  round: 1,
  repeats: null,
});

export const isVeiled = ({ question }: Pick<Motion, 'question'>): boolean => question === '';

/**
 * AUD-7, AUD-10. Stamps who reads a motion: of an item for members only, guests and visitors learn that there is one; of every motion, its
 * papers for members only are told to those who may read them.
 */
export function motionStamped(state: Known, draft: Draft<MotionEvent>): Draft<MotionEvent> {
  const { event } = draft;
  if (event.type !== 'VotePrepared') return draft;
  const { motion } = event;
  if (isMembersOnly(state, motion.itemId))
    return sealedFields(event, { motion: veiled(motion, infoOf(state).rules.choices) }, { motion });
  const paperIds = motion.paperIds.filter((id) => paperOf(state, id)?.access !== 'voters');
  return paperIds.length === motion.paperIds.length || !goesBy(state, 4)
    ? draft
    : sealedFields(event, { motion: { ...motion, paperIds } }, { motion });
}
