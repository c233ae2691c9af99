import { kindHasNames, type Motion, questionRow, type Row, type VoteForm } from '../meeting/index.ts';
import type { RulePack, VoteKind } from '../rules/index.ts';
import type { Package, PackageMeeting, PackageVote } from './format.ts';
import { formFromWords, kindFromWords } from './words.ts';

/** Item ids are made from the agenda's numbers. */
export const itemIdOf = (no: number): string => `muc-${no}`;

export const twoThirds = 'Ít nhất hai phần ba';
export const moreThanHalf = 'Quá nửa';

/**
 * All votes of a meeting with the item each belongs to, whether listed in the item or beside the agenda; those beside it in the order
 * in which the items name them: an election before the resolution that confirms it.
 */
export function votesWithItems(meeting: PackageMeeting): { vote: PackageVote; itemId: string | null }[] {
  const inside = meeting.agenda.flatMap((item) => item.votes.map((vote) => ({ vote, itemId: itemIdOf(item.no) })));
  const named = meeting.agenda.flatMap(({ voteIds }) => voteIds);
  const place = ({ id }: PackageVote) => (named.includes(id) ? named.indexOf(id) : named.length);
  const inOrder = [...meeting.votes].sort((a, b) => place(a) - place(b));
  const beside = inOrder.map((vote) => {
    const item = meeting.agenda.find((one) => one.voteIds.includes(vote.id));
    return { vote, itemId: item ? itemIdOf(item.no) : null };
  });
  return [...inside, ...beside];
}

/** Why a vote cannot be held; null when it can. */
export function unsupported(vote: PackageVote, onPaperOnly: ReadonlySet<string>): string | null {
  if (vote.boundDocumentIds.some((id) => onPaperOnly.has(id)))
    return 'Tài liệu biểu quyết chỉ có bản giấy (the paper under vote exists on paper only)';
  const kind = kindOfVote(vote);
  const listed = kind === 'choice' ? (vote.options ?? []) : vote.candidates;
  return kindHasNames(kind) && listed.length === 0 ? 'Chưa có danh sách người hoặc nội dung (nobody is listed)' : null;
}

/** The kind of a vote, from the words of its kind and from its list. */
export function kindOfVote(vote: PackageVote): VoteKind {
  const { candidates, options } = vote;
  const kind = vote.binding ? kindFromWords(vote.kind) : 'poll';
  if (kind === null) throw new Error(`vote ${vote.id}: its kind was not understood when it was read`);
  if (kind !== 'listed') return kind;
  if (candidates.length > 0) return 'approval';
  return (options?.length ?? 0) >= 2 ? 'choice' : 'resolution';
}

/** How the votes are given: as its form says, else as its kind does, else openly. */
export function formOfVote({ kind, form }: Pick<PackageVote, 'kind' | 'form'>): VoteForm {
  const named = form === undefined ? formFromWords(kind) : formFromWords(form);
  return named === null || named === 'none' ? 'open' : named;
}

function rowsOf(vote: PackageVote, kind: VoteKind, pack: Package): Row[] {
  if (kind === 'resolution' || kind === 'poll') return [questionRow];
  const named = (personId: string) => pack.persons.find((one) => one.id === personId)?.fullName ?? personId;
  if (kind === 'choice')
    return (vote.options ?? []).map((name, index) => ({ id: `${index + 1}`, name, personId: null }));
  return vote.candidates.map(({ personId, name }, index) => ({
    id: `${index + 1}`,
    name: name ?? (personId ? named(personId) : ''),
    personId,
  }));
}

function choicesOf(vote: PackageVote, kind: VoteKind, rules: RulePack): string[] {
  switch (kind) {
    case 'poll':
      return vote.options ?? [];
    case 'resolution':
      return [...rules.choices];
    case 'choice':
      return [rules.entryChoices[0]];
    case 'approval':
    case 'election':
      return [...rules.entryChoices];
    case 'confidenceLevels':
      return [...(rules.confidence?.levels ?? [])];
    case 'confidenceVote':
      return [...(rules.confidence?.vote ?? [])];
    default:
      return kind satisfies never;
  }
}

/** A vote of a package as a motion. Where the number to be elected is not stated, it is that of the candidates. */
export function toMotion(vote: PackageVote, itemId: string | null, rules: RulePack, pack: Package): Motion {
  const kind = kindOfVote(vote);
  const rows = rowsOf(vote, kind, pack);
  const ordinary = rules.pass.kind === 'moreThanHalf' ? 'quaNua' : 'haiPhanBa';
  const stated = vote.threshold?.rule ?? ordinary;
  const limited = kind === 'election' || kind === 'choice';
  const seats = limited ? (vote.seats ?? (kind === 'choice' ? null : rows.length)) : null;
  return {
    id: vote.id,
    itemId,
    title: vote.title,
    question: vote.question ?? vote.title,
    kind,
    form: kind === 'poll' ? 'open' : formOfVote(vote),
    rows,
    choices: choicesOf(vote, kind, rules),
    most: limited ? (vote.most ?? seats ?? 1) : null,
    seats,
    paperIds: vote.boundDocumentIds,
    special: stated === ordinary ? null : stated === 'haiPhanBa' ? twoThirds : moreThanHalf,
    seconds: null,
    clauseOf: null,
    round: 1,
    repeats: null,
  };
}
