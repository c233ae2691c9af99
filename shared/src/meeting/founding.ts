import {
  type Draft,
  everyone,
  ofRow,
  only,
  type Refusal,
  type RefusalCode,
  refuse,
  repeatsIn,
} from '../kernel/index.ts';
import type { RulePack } from '../rules/index.ts';
import { insiders, sealedForInsiders, veiledTitle } from './agenda/index.ts';
import { invitationTold, veiledVisits, visitsOf } from './attendance/index.ts';
import { type Paper, paperAudience } from './documents/index.ts';
import type { MeetingDraft } from './draftInput.ts';
import { currentProcedure, type Item } from './life/index.ts';
import { choicesFor, type Motion, shapeProblem } from './motions/index.ts';
import { motionStamped } from './motions/secrecy.ts';
import { evolve, initialMeeting, type MeetingEvent } from './registry.ts';

/** The first thing whose key another one before it has; undefined where all differ. */
const repeated = <T>(list: readonly T[], key: (one: T) => string | null): T | undefined =>
  list[repeatsIn(list, key)[0] ?? -1];

/** The second of two things under one id. */
const listedTwice = <T extends { readonly id: string }>(list: readonly T[]): T | undefined =>
  repeated(list, ({ id }) => id);

/** A refusal names a thing of the draft as the screen does. (A person is told by id, as `person`: the screen knows the name.) */
const problem = (code: RefusalCode, params: Refusal['params'] = {}): Refusal => refuse(code, params).refusal;
const ofPaper = (refusal: Refusal, { subject }: Paper): Refusal => ofRow(refusal, { paper: subject });
const ofVote = (refusal: Refusal, { title, itemId }: Motion, items: readonly Item[]): Refusal =>
  ofRow(refusal, { vote: title, item: items.find(({ id }) => id === itemId)?.title ?? '' });

function checkPapers(items: readonly Item[], papers: readonly Paper[]): Refusal | null {
  const itemOf = (paper: Paper): Item | undefined => items.find((item) => item.id === paper.itemId);
  const kept = papers.find((paper) => paper.file !== null && itemOf(paper)?.paperOnly);
  if (kept) return ofPaper(problem('paper-only-item'), kept);
  const open = papers.find((paper) => paper.access === 'everyone' && itemOf(paper)?.access === 'voters');
  return open ? ofPaper(problem('draft-paper-too-open'), open) : null;
}

/** The fault of a prepared vote; null without one. */
function checkMotion(motion: Motion, motions: readonly Motion[], rules: RulePack): Refusal | null {
  const { special, choices, clauseOf } = motion;
  if (special !== null && !rules.special.some((one) => one.name === special)) return problem('vote-special-unknown');
  const code = shapeProblem(motion);
  if (code) return problem(code);
  const words = choicesFor(rules, motion);
  if (!words) return problem('vote-kind-not-in-rules');
  // The counting reads the choices by their places.
  if (words.join('\n') !== choices.join('\n')) return problem('draft-other-choices');
  const whole = motions.find((one) => one.id === clauseOf);
  return clauseOf !== null && (!whole || whole.clauseOf !== null || whole.id === motion.id)
    ? problem('vote-whole-unknown')
    : null;
}

function checkMotions(items: readonly Item[], motions: readonly Motion[], rules: RulePack): Refusal | null {
  for (const motion of motions) {
    const refusal = checkMotion(motion, motions, rules);
    if (refusal) return ofVote(refusal, motion, items);
  }
  return null;
}

/** The draft under another pack: its prepared votes take the pack's words for their choices. */
export const withRules = (draft: MeetingDraft, rules: RulePack): MeetingDraft => ({
  ...draft,
  info: { ...draft.info, rules },
  motions: draft.motions.map((motion) => ({ ...motion, choices: choicesFor(rules, motion) ?? motion.choices })),
});

/** The first thing in a draft that does not hold together; null when it may be convened. */
export function checkDraft({ info, invited, items, papers, motions, recusals }: MeetingDraft): Refusal | null {
  const people = new Set(invited.map((one) => one.personId));
  const itemIds = new Set(items.map((item) => item.id));
  const paperIds = new Set(papers.map((paper) => paper.id));
  const seats = new Set(info.room.seats.map((seat) => seat.id));

  const missing = [...info.chairs, ...info.secretaries].find((id) => !people.has(id));
  if (missing) return refuse('draft-officer-not-invited', { person: missing }).refusal;
  const officerTwice = repeated(info.chairs, (id) => id) ?? repeated(info.secretaries, (id) => id);
  if (officerTwice !== undefined) return refuse('draft-officer-twice', { person: officerTwice }).refusal;
  const personTwice = repeated(invited, (one) => one.personId);
  if (personTwice) return refuse('draft-person-twice', { person: personTwice.personId }).refusal;
  const twice =
    listedTwice(items)?.title ??
    listedTwice(papers)?.subject ??
    listedTwice(motions)?.title ??
    listedTwice(info.room.seats)?.id ??
    listedTwice(info.speechLimits)?.name;
  if (twice !== undefined) return problem('draft-listed-twice', { name: twice });
  const second = repeated(invited, (one) => one.seatId);
  if (second) return problem('draft-seat-taken', { person: second.personId, seat: second.seatId ?? '' });
  const lost = invited.find((one) => one.seatId !== null && !seats.has(one.seatId));
  if (lost) return problem('draft-seat-unknown', { person: lost.personId, seat: lost.seatId ?? '' });
  const gone = (itemId: string | null): boolean => itemId !== null && !itemIds.has(itemId);
  const loose = papers.find((one) => gone(one.itemId));
  if (loose) return ofPaper(problem('draft-item-gone'), loose);
  const adrift = motions.find((one) => gone(one.itemId));
  if (adrift) return ofVote(problem('draft-item-gone'), adrift, items);
  const named = recusals.find((one) => gone(one.itemId)) ?? invited.find((one) => one.itemIds?.some(gone));
  if (named) return refuse('draft-item-of-person-gone', { person: named.personId }).refusal;
  const unbound = motions.find((motion) => motion.paperIds.some((id) => !paperIds.has(id)));
  if (unbound) return ofVote(problem('draft-paper-gone'), unbound, items);
  const { headId } = info;
  if (headId != null && !invited.some((one) => one.personId === headId && one.voter))
    return refuse('draft-head-not-voter', { person: headId }).refusal;
  if (info.rules.tie === 'head' && headId === undefined)
    return problem('draft-head-missing', { name: info.rules.head ?? '' });
  const recused = recusals.find((one) => !people.has(one.personId));
  if (recused) return refuse('draft-recused-not-invited', { person: recused.personId }).refusal;
  const unfit = checkPapers(items, papers) ?? checkMotions(items, motions, info.rules);
  if (unfit) return unfit;
  if (!invited.some((one) => one.voter)) return problem('draft-no-voters');
  if (info.scheduledEnd <= info.scheduledStart) return problem('draft-ends-before-start');
  return null;
}

/** The founding events of a meeting that is convened now: by the rules of procedure of today. */
export const convening = (draft: MeetingDraft): Draft<MeetingEvent>[] =>
  foundingEvents({ ...draft, info: { ...draft.info, procedure: currentProcedure } });

/** The founding events of a draft that `checkDraft` accepts, each with its audience. */
export function foundingEvents(draft: MeetingDraft): Draft<MeetingEvent>[] {
  const { info, invited, items, papers, motions, recusals } = draft;
  const edition = info.procedure ?? 1;
  const secretive = edition >= 2 && !info.rules.guestsTold;
  const hidden = items.filter((item) => secretive && item.access === 'voters');
  const titles = Object.fromEntries(hidden.map(({ id, title }) => [id, title]));
  const led = Object.fromEntries(hidden.map(({ id, presenterId, unitId }) => [id, { presenterId, unitId }]));
  const onPaper = hidden.flatMap((one) => (one.paperOnly ? [one.id] : []));
  const leadersToo = edition >= 3;
  const visitsToo = edition >= 4 && invited.some((one) => one.itemIds !== null);
  const veiled = (item: Item): Item => ({
    ...item,
    title: veiledTitle,
    ...(leadersToo ? { presenterId: null, unitId: null } : {}),
    ...(edition >= 4 ? { paperOnly: false } : {}),
  });
  const plain = { type: 'MeetingConvened', info, invited, items } as const;
  const convened: Draft<MeetingEvent> =
    hidden.length === 0 && !visitsToo
      ? { event: plain, audience: everyone, sealedFor: null }
      : {
          event: {
            ...plain,
            ...(visitsToo ? { invited: veiledVisits(invited) } : {}),
            items: items.map((item) => (Object.hasOwn(titles, item.id) ? veiled(item) : item)),
            sealed: {
              titles,
              ...(leadersToo ? { led } : {}),
              ...(edition >= 4 ? { onPaper } : {}),
              ...(visitsToo ? { visits: visitsOf(invited) } : {}),
            },
          },
          audience: everyone,
          sealedFor: only(insiders),
        };
  const published = papers.map((paper) => ({ type: 'PaperPublished', paper }) as const);
  const state = [plain, ...published].reduce(
    (before, event) => evolve(before, { seq: before.seq + 1, at: 0, by: 'service', event }),
    initialMeeting,
  );
  return [
    convened,
    ...published.map(
      (event): Draft<MeetingEvent> => ({ event, audience: paperAudience(event.paper, state), sealedFor: null }),
    ),
    ...recusals.map(
      (one): Draft<MeetingEvent> =>
        sealedForInsiders(state, one.itemId, { type: 'RecusalRecorded', ...one }, ['reason']),
    ),
    ...motions.map((motion) =>
      motionStamped(state, { event: { type: 'VotePrepared', motion }, audience: everyone, sealedFor: null }),
    ),
    ...(visitsToo ? invited.flatMap((one) => invitationTold(one.personId, one)) : []),
  ];
}
