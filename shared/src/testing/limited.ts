import * as z from 'zod/mini';
import { ConsultationCommand, ConsultationInfo } from '../consultation/index.ts';
import { MeetingCommand, MeetingDraft } from '../meeting/index.ts';

interface Json {
  readonly type?: string;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
  readonly items?: Json;
  readonly properties?: Readonly<Record<string, Json>>;
  readonly [variants: string]: unknown;
}

/** Ids and keys are made by programs: nobody types them. */
const isTyped = ({ type, maxLength, pattern = '' }: Json): boolean =>
  type === 'string' && maxLength !== undefined && !pattern.includes('A-Za-z0-9');

function walk(json: Json, path: readonly string[]): string[] {
  const variants = ['anyOf', 'oneOf', 'allOf'].flatMap((key) => (json[key] ?? []) as Json[]);
  return [
    ...variants.flatMap((one) => walk(one, path)),
    ...(isTyped(json) || json.maxItems !== undefined ? [path.join('.')] : []),
    ...(json.items ? walk(json.items, [...path, '0']) : []),
    ...Object.entries(json.properties ?? {}).flatMap(([key, one]) => walk(one, [...path, key])),
  ];
}

/** The paths of all fields of commands and drafts that have a limit, as an input's refusal names them. */
export const limitedFields = (): string[] => [
  ...new Set(
    [MeetingCommand, MeetingDraft, ConsultationCommand, ConsultationInfo].flatMap((schema) =>
      walk(z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }) as Json, []),
    ),
  ),
];
