import type { Motion } from '@dien-hong/shared';

export type Tone = 'yes' | 'no' | 'abstain' | 'neutral';

/** The colour and shape of a choice. For, against and abstaining have theirs; the choices of a poll have none of these meanings. */
export const toneOf = (motion: Motion, choice: string): Tone =>
  motion.kind === 'resolution'
    ? ((['yes', 'no', 'abstain'] as const)[motion.choices.indexOf(choice)] ?? 'neutral')
    : 'neutral';
