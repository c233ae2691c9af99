import { type Refusal, refuse } from '../kernel/index.ts';

/** The part of a schema's issue that a refusal is made of; both schema libraries tell it alike. */
export interface InputIssue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly origin?: string | undefined;
  readonly maximum?: number | bigint | undefined;
}

/** Why an input does not fit, in words a person can act on: too long a text, too many things, or the place. */
export function inputRefusal([issue]: readonly InputIssue[]): Refusal<'text-too-long' | 'list-too-long' | 'bad-input'> {
  const place = issue?.path.map(String).join('.') ?? '';
  if (issue?.code === 'too_big' && issue.origin === 'string')
    return refuse('text-too-long', { max: Number(issue.maximum), place }).refusal;
  if (issue?.code === 'too_big' && issue.origin === 'array')
    return refuse('list-too-long', { max: Number(issue.maximum), place }).refusal;
  return refuse('bad-input', { place }).refusal;
}
