import { isSingle, shapeProblem } from '../meeting/index.ts';
import { sentences } from '../refusals/index.ts';
import type { RulePack } from '../rules/index.ts';
import type { Package, PackageMeeting, PackageVote } from './format.ts';
import { problemsOfList } from './lists.ts';
import { participants } from './references.ts';
import { toRulePack } from './rulePack.ts';
import { documentsOf, isPaperOnly } from './toDraft.ts';
import { formOfVote, kindOfVote, toMotion, unsupported, votesWithItems } from './votes.ts';
import { formFromWords, kindFromWords } from './words.ts';

/** Where a vote stands: `meetings[0].agenda[1].votes[0]`, or `meetings[0].votes[2]`. */
function placesOf(meeting: PackageMeeting, place: string): ReadonlyMap<PackageVote, string> {
  const places = new Map<PackageVote, string>();
  for (const [n, item] of meeting.agenda.entries())
    for (const [v, vote] of item.votes.entries()) places.set(vote, `${place}.agenda[${n}].votes[${v}]`);
  for (const [v, vote] of meeting.votes.entries()) places.set(vote, `${place}.votes[${v}]`);
  return places;
}

function candidateProblems(vote: PackageVote, pack: Package, at: string): string[] {
  const persons = new Set(pack.persons.map((one) => one.id));
  return vote.candidates.flatMap(({ personId, name }, index) => {
    if (personId !== null && !persons.has(personId))
      return [`${at}.candidates[${index}].personId: no such person in persons`];
    return personId === null && name === null ? [`${at}.candidates[${index}]: a personId or a name is needed`] : [];
  });
}

function peopleProblems(vote: PackageVote, meeting: PackageMeeting, at: string): string[] {
  const attending = participants(meeting);
  const listed = new Map(meeting.attendance.map((one) => [one.personId, one]));
  const { countingBoard, ballots } = vote;
  return [
    ...countingBoard.flatMap(({ personId }, index) =>
      listed.get(personId)?.hasVote
        ? []
        : [`${at}.countingBoard[${index}].personId: is not listed with a vote in attendance`],
    ),
    ...problemsOfList(countingBoard, (one) => one.personId, `${at}.countingBoard`, 'personId', 'is listed twice'),
    countingBoard.filter((one) => one.role === 'head').length > 1
      ? `${at}.countingBoard: has one head (Trưởng ban)`
      : '',
    ...(ballots ?? []).flatMap(({ personId }, index) =>
      attending.has(personId) ? [] : [`${at}.ballots[${index}].personId: does not take part in this meeting`],
    ),
    ...problemsOfList(ballots ?? [], (one) => one.personId, `${at}.ballots`, 'personId', 'has a ballot already'),
  ];
}

/** Stated figures and ballots name the words that the vote puts. */
function wordProblems(vote: PackageVote, motion: ReturnType<typeof toMotion>, at: string): string[] {
  const listed = motion.kind === 'choice' ? motion.rows.map((row) => row.name) : motion.choices;
  const strange = (field: string, words: readonly string[], known: readonly string[]) =>
    words.filter((word) => !known.includes(word)).map((word) => `${at}.${field}: this vote has no choice "${word}"`);
  const counted = isSingle(motion) || motion.kind === 'choice';
  return [
    ...(counted ? strange('tally', Object.keys(vote.tally ?? {}), listed) : []),
    ...vote.candidates.flatMap((one, n) =>
      strange(`candidates[${n}].tally`, Object.keys(one.tally ?? {}), motion.choices),
    ),
    ...(vote.ballots ?? []).flatMap(({ choice }, n) => strange(`ballots[${n}].choice`, [choice], motion.choices)),
  ];
}

function voteProblems(
  vote: PackageVote,
  pack: Package,
  meeting: PackageMeeting,
  rules: RulePack,
  at: string,
): string[] {
  // Another check tells the unknown kind at its place; the checks below need the kind.
  if (vote.binding && kindFromWords(vote.kind) === null) return [];
  const said = formFromWords(vote.kind);
  if (vote.form !== undefined && said !== null && said !== 'none' && said !== 'open' && said !== formOfVote(vote))
    return [`${at}.form: "${vote.form}" contradicts the kind "${vote.kind}"`];
  const documents = documentsOf(pack, meeting);
  const ids = new Set(documents.map(({ id }) => id));
  const onPaper = new Set(documents.flatMap(({ document, id }) => (isPaperOnly(document) ? [id] : [])));
  const own = [
    ...vote.boundDocumentIds.filter((id) => !ids.has(id)).map((id) => `${at}.boundDocumentIds: no document "${id}"`),
    ...candidateProblems(vote, pack, at),
    ...peopleProblems(vote, meeting, at),
  ];
  // A vote that cannot be held is told as skipped when the package is installed.
  if (unsupported(vote, onPaper) !== null) return own;
  const motion = toMotion(vote, null, rules, pack);
  const place = kindOfVote(vote) === 'choice' ? `${at}.options` : vote.candidates.length > 0 ? `${at}.candidates` : at;
  const code = shapeProblem(motion);
  const rowTwice = problemsOfList(motion.rows, (row) => row.name, place, 'name', 'is listed twice');
  const unknownKind = motion.choices.length === 0 ? `${at}.kind: the rule pack has no such vote` : '';
  const shape = code && rowTwice.length === 0 && unknownKind === '' ? `${place}: ${sentences[code].vi}` : '';
  return [...own, ...rowTwice, unknownKind, shape, ...wordProblems(vote, motion, at)];
}

/** Everything that keeps a package's votes from being held and their stated ballots from being given, with its place. */
export function votesProblems(pack: Package): string[] {
  return pack.meetings
    .flatMap((meeting, index) => {
      const body = pack.rulePacks.find((one) => one.id === meeting.body);
      if (!body) return [];
      const rules = toRulePack(body);
      const places = placesOf(meeting, `meetings[${index}]`);
      return votesWithItems(meeting).flatMap(({ vote }) =>
        voteProblems(vote, pack, meeting, rules, places.get(vote) ?? ''),
      );
    })
    .filter((problem) => problem !== '');
}
