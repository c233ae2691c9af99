import type { RulePack } from './pack.ts';

/** Which body meets: a People's Committee or another one of the State, a People's Council, a committee of the Party. */
export type Body = 'committee' | 'council' | 'party';

/** The body of a pack, by its name and by its words for "all members". */
export function bodyOf({ name, baseLabel }: Pick<RulePack, 'name' | 'baseLabel'>): Body {
  const words = `${name} ${baseLabel}`;
  if (/cấp ủy|cấp uỷ|đảng bộ|đảng ủy|đảng uỷ|chi bộ|đảng viên/i.test(words)) return 'party';
  return /HĐND|hội đồng nhân dân|đại biểu/i.test(words) ? 'council' : 'committee';
}

/** A body's words for its voters, and for the person who leads its meetings. */
export const bodyWords = {
  committee: { members: 'thành viên', chair: 'chủ trì' },
  council: { members: 'đại biểu', chair: 'chủ tọa' },
  party: { members: 'đồng chí', chair: 'chủ trì' },
} as const satisfies Readonly<Record<Body, unknown>>;
