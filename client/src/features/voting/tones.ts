import type { Motion } from '@dien-hong/shared';

export type Tone = 'yes' | 'no' | 'abstain' | 'neutral';

const three = ['yes', 'no', 'abstain'] as const;
const levels = ['yes', 'abstain', 'no'] as const;
const two = ['yes', 'no'] as const;

/** The colour and shape of a choice. Those of a poll, and of a choice among options, have no such meaning. */
export function toneOf({ kind, choices }: Pick<Motion, 'kind' | 'choices'>, choice: string): Tone {
  const at = choices.indexOf(choice);
  switch (kind) {
    case 'resolution':
      return three[at] ?? 'neutral';
    case 'approval':
    case 'election':
    case 'confidenceVote':
      return two[at] ?? 'neutral';
    case 'confidenceLevels':
      return levels[at] ?? 'neutral';
    case 'choice':
    case 'poll':
      return 'neutral';
    default:
      return kind satisfies never;
  }
}
