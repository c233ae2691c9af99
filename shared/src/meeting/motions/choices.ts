import type { RulePack } from '../../rules/index.ts';
import type { MotionFields } from './motion.ts';

/** The words put to the voters: those of the rules, or for a poll its own; null when the rules have none. */
export function choicesFor(
  rules: RulePack,
  { kind, choices }: Pick<MotionFields, 'kind' | 'choices'>,
): string[] | null {
  switch (kind) {
    case 'resolution':
      return [...rules.choices];
    case 'approval':
    case 'election':
      return [...rules.entryChoices];
    case 'choice':
      return [rules.entryChoices[0]];
    case 'confidenceLevels':
      return rules.confidence && [...rules.confidence.levels];
    case 'confidenceVote':
      return rules.confidence && [...rules.confidence.vote];
    case 'poll':
      return choices;
    default:
      return kind satisfies never;
  }
}
