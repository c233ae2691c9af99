import type { PersonCard } from './directory.ts';

export interface Naming {
  readonly known: (personId: string) => boolean;
  /** "Nguyễn Văn A". */
  readonly name: (personId: string) => string;
  /** "Ông Nguyễn Văn A", as a line begins. */
  readonly addressed: (personId: string) => string;
  /** "ông Nguyễn Văn A", within a sentence. */
  readonly within: (personId: string) => string;
  /** "Ông Nguyễn Văn A, Chủ tịch UBND xã". */
  readonly titled: (personId: string) => string;
  /** "ông Nguyễn Văn A, Chủ tịch UBND xã". */
  readonly titledWithin: (personId: string) => string;
}

/** Stands in a paper where the directory does not know the person: an id says nothing to its readers. */
export const nameUnknown = '(chưa rõ họ tên)';

/** People as papers name them. */
export function namingOf(people: ReadonlyMap<string, PersonCard>): Naming {
  const name = (id: string): string => people.get(id)?.fullName ?? nameUnknown;
  const addressed = (id: string): string => `${people.get(id)?.salutation ?? ''} ${name(id)}`.trim();
  const within = (id: string): string => `${(people.get(id)?.salutation ?? '').toLowerCase()} ${name(id)}`.trim();
  const withTitle = (words: string, id: string): string =>
    [words, people.get(id)?.title ?? ''].filter(Boolean).join(', ');
  return {
    known: (id) => people.has(id),
    name,
    addressed,
    within,
    titled: (id) => withTitle(addressed(id), id),
    titledWithin: (id) => withTitle(within(id), id),
  };
}
