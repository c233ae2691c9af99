import { type Draft, everyone, only, type Refusal, type RefusalCode, refuse } from '../kernel/index.ts';
import type { RulePack } from '../rules/index.ts';
import { insiders, toldAbout, veiledTitle } from './agenda/index.ts';
import { invitationTold, veiledVisits, visitsOf } from './attendance/index.ts';
import { type Paper, paperAudience } from './documents/index.ts';
import type { MeetingDraft } from './draftDoor.ts';
import { currentProcedure, type Item } from './life/index.ts';
import { choicesFor, type Motion, shapeProblem } from './motions/index.ts';
import { motionStamped } from './motions/secrecy.ts';
import { evolve, initialMeeting, type MeetingEvent } from './registry.ts';

const repeated = (ids: readonly string[]): string | undefined => ids.find((id, index) => ids.indexOf(id) !== index);

/** The second of two things under one id. */
const listedTwice = <T extends { readonly id: string }>(list: readonly T[]): T | undefined =>
  list.find((one, index) => list.findIndex(({ id }) => id === one.id) !== index);

/** A thing of the draft goes by the name that it has on screen. (A person is told by id, as `person`: the screen knows the name.) */
const problem = (code: RefusalCode, name: string): Refusal => refuse(code, { name }).refusal;

function checkPapers(items: readonly Item[], papers: readonly Paper[]): Refusal | null {
  const itemOf = (paper: Paper): Item | undefined => items.find((item) => item.id === paper.itemId);
  const kept = papers.find((paper) => paper.file !== null && itemOf(paper)?.paperOnly);
  if (kept) return problem('paper-only-item', kept.subject);
  const open = papers.find((paper) => paper.access === 'everyone' && itemOf(paper)?.access === 'voters');
  return open ? problem('draft-paper-too-open', open.subject) : null;
}

function checkMotions(motions: readonly Motion[], rules: RulePack): Refusal | null {
  for (const motion of motions) {
    const { title, special, choices, clauseOf } = motion;
    if (special !== null && !rules.special.some((one) => one.name === special))
      return problem('vote-special-unknown', title);
    const code = shapeProblem(motion);
    if (code) return problem(code, title);
    const words = choicesFor(rules, motion);
    if (!words) return problem('vote-kind-not-in-rules', title);
    // The counting reads the choices by their places.
    if (words.join('\n') !== choices.join('\n')) return problem('draft-other-choices', title);
    const whole = motions.find((one) => one.id === clauseOf);
    if (clauseOf !== null && (!whole || whole.clauseOf !== null || whole.id === motion.id))
      return problem('vote-whole-unknown', title);
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
  const personTwice = repeated(invited.map((one) => one.personId));
  if (personTwice) return refuse('draft-person-twice', { person: personTwice }).refusal;
  const twice = listedTwice(items)?.title ?? listedTwice(papers)?.subject ?? listedTwice(motions)?.title;
  if (twice !== undefined) return problem('draft-listed-twice', twice);
  const seatTwice = repeated(invited.flatMap((one) => (one.seatId ? [one.seatId] : [])));
  if (seatTwice) return refuse('seat-taken', { seat: seatTwice }).refusal;
  const seat = invited.find((one) => one.seatId !== null && !seats.has(one.seatId));
  if (seat) return refuse('seat-unknown', { seat: seat.seatId ?? '' }).refusal;
  const gone = (itemId: string | null): boolean => itemId !== null && !itemIds.has(itemId);
  const belonging = papers.find((one) => gone(one.itemId))?.subject ?? motions.find((one) => gone(one.itemId))?.title;
  if (belonging !== undefined) return problem('draft-item-gone', belonging);
  const named = recusals.find((one) => gone(one.itemId)) ?? invited.find((one) => one.itemIds?.some(gone));
  if (named) return refuse('draft-item-of-person-gone', { person: named.personId }).refusal;
  const unbound = motions.find((motion) => motion.paperIds.some((id) => !paperIds.has(id)));
  if (unbound) return problem('draft-paper-gone', unbound.title);
  const { headId } = info;
  if (headId != null && !invited.some((one) => one.personId === headId && one.voter))
    return refuse('draft-head-not-voter', { person: headId }).refusal;
  if (info.rules.tie === 'head' && headId === undefined) return problem('draft-head-missing', info.rules.head ?? '');
  const recused = recusals.find((one) => !people.has(one.personId));
  if (recused) return refuse('draft-recused-not-invited', { person: recused.personId }).refusal;
  const unfit = checkPapers(items, papers) ?? checkMotions(motions, info.rules);
  if (unfit) return unfit;
  if (!invited.some((one) => one.voter)) return problem('draft-no-voters', info.title);
  if (info.scheduledEnd <= info.scheduledStart) return problem('draft-ends-before-start', info.title);
  return null;
}

/** The founding events of a meeting that is convened now: by the rules of procedure of today. */
export const convening = (draft: MeetingDraft): Draft<MeetingEvent>[] =>
  foundingEvents({ ...draft, info: { ...draft.info, procedure: currentProcedure } });

/** The founding events of a draft that `checkDraft` accepts, each with who may read it. */
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
    ...{ ...item, title: veiledTitle },
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
          ...{ audience: everyone, sealedFor: only(insiders) },
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
      (one): Draft<MeetingEvent> => toldAbout(state, one.itemId, { type: 'RecusalRecorded', ...one }, ['reason']),
    ),
    ...motions.map((motion) =>
      motionStamped(state, { event: { type: 'VotePrepared', motion }, audience: everyone, sealedFor: null }),
    ),
    ...(visitsToo ? invited.flatMap((one) => invitationTold(one.personId, one)) : []),
  ];
}
