import { type Refusal, refuse } from '../kernel/index.ts';

/** The ways in which an input does not fit; any route that reads one may refuse so. */
export type Misfit = 'text-too-long' | 'text-too-short' | 'list-too-long' | 'bad-input';

/** The part of a schema's issue that a refusal is made of; both schema libraries tell it alike. */
export interface InputIssue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly origin?: string | undefined;
  readonly minimum?: number | bigint | undefined;
  /** False where the least number itself is refused. */
  readonly inclusive?: boolean | undefined;
  readonly maximum?: number | bigint | undefined;
}

/**
 * Why an input does not fit: too long or short a text, too many things, something else. `place` is the path of the field, which no
 * screen shows: it has words for it (client/src/i18n/inputPlaces.ts).
 */
export function inputRefusal([issue]: readonly InputIssue[]): Refusal<Misfit> {
  const place = issue?.path.map(String).join('.') ?? '';
  if (issue?.code === 'too_big' && issue.origin === 'string')
    return refuse('text-too-long', { max: Number(issue.maximum), place }).refusal;
  if (issue?.code === 'too_small' && issue.origin === 'string' && Number(issue.minimum) > 1)
    return refuse('text-too-short', { min: Number(issue.minimum), place }).refusal;
  if (issue?.code === 'too_big' && issue.origin === 'array')
    return refuse('list-too-long', { max: Number(issue.maximum), place }).refusal;
  return refuse('bad-input', { place }).refusal;
}
