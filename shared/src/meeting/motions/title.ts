import type { Motion } from './motion.ts';

const rounds = { vi: 'lần', en: 'round' } as const;

/** A vote by its short name; a repeated one with its round, since all rounds have the same name: "Bầu Ủy viên UBND xã (lần 2)". */
export const titleWords = ({ title, round }: Pick<Motion, 'title' | 'round'>, language: 'vi' | 'en'): string =>
  round > 1 ? `${title} (${rounds[language]} ${round})` : title;
