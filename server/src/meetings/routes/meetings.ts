import {
  bodyOf,
  filesOf,
  limits,
  type MeetingDraft,
  type MeetingInfo,
  type MeetingState,
  readablePapers,
  takesReports,
  viewerOf,
} from '@dien-hong/shared';
import { api, done, type ListedMeeting } from '@dien-hong/shared/api';
import type { Sessions } from '../../accounts/sessions.ts';
import type { Serve } from '../../http/serve.ts';
import { PutAside } from '../../log/fault.ts';
import { type DraftNeeds, openDraftDesk } from '../draftDesk.ts';
import { type KeptDraft, prepares } from '../drafts.ts';
import type { Meetings } from '../meetings.ts';

interface Needs extends DraftNeeds {
  readonly meetings: Meetings;
  readonly sessions: Sessions;
}

const facts = (id: string, info: MeetingInfo, personId: string) => ({
  id,
  title: info.title,
  kind: info.kind,
  body: bodyOf(info.rules),
  room: info.room.name,
  scheduledStart: info.scheduledStart,
  scheduledEnd: info.scheduledEnd,
  role: info.chairs.includes(personId)
    ? ('chair' as const)
    : info.secretaries.includes(personId)
      ? ('secretary' as const)
      : ('member' as const),
});

/** The row of a convened meeting, from its log. */
function liveRow(id: string, state: MeetingState, draft: MeetingDraft, personId: string): ListedMeeting {
  const papers = readablePapers(state, viewerOf(state, personId));
  const { info, phase } = state.life;
  return {
    ...facts(id, info ?? draft.info, personId),
    phase: phase === 'none' ? 'convened' : phase,
    takesReports: takesReports(state, personId),
    papers: papers.filter(({ file }) => file !== null).length,
    items: state.agenda.items.length,
    files: papers.flatMap(filesOf).map(({ sha256 }) => sha256),
  };
}

/**
 * The row of a meeting from its invitation: while it is in preparation, and while it is put aside, when its present people and papers are
 * unknown.
 */
const draftRow = (id: string, phase: 'preparing' | 'aside', draft: MeetingDraft, personId: string): ListedMeeting => ({
  ...facts(id, draft.info, personId),
  phase,
  takesReports: false,
  papers: draft.papers.length,
  items: draft.items.length,
  files: [],
});

/** My meetings, a meeting's directory, preparing and convening it. */
export function meetingRoutes(serve: Serve, needs: Needs): void {
  const { directory, drafts, meetings, sessions } = needs;
  const desk = openDraftDesk(needs);

  serve(api.meetings.list, async ({ as: { personId } }) => {
    const rows = drafts.all();
    const mine = await Promise.all(rows.map((row) => listed(row, personId)));
    const organisationId = directory.organisationIdOf(personId);
    const own = new Set(rows.filter((one) => one.organisationId === organisationId).map((one) => one.id));
    const aside = meetings.aside.map((one) => one.id).filter((one) => own.has(one));
    return { meetings: mine.flat().sort((a, b) => a.scheduledStart - b.scheduledStart), aside };
  });

  async function listed(row: KeptDraft, personId: string): Promise<ListedMeeting[]> {
    const { id, draft, convenedAt } = row;
    const state = convenedAt === null ? null : await stateOf(id);
    const named = prepares(row, personId);
    if (state === 'aside') {
      const invited = named || draft.invited.some((one) => one.personId === personId);
      return invited ? [draftRow(id, 'aside', draft, personId)] : [];
    }
    if (state) return Object.hasOwn(state.attendance.people, personId) ? [liveRow(id, state, draft, personId)] : [];
    return named ? [draftRow(id, 'preparing', draft, personId)] : [];
  }

  /** The state of the meeting, or the fact that it is put aside: the others are listed all the same. */
  async function stateOf(id: string): Promise<MeetingState | 'aside' | null> {
    try {
      return await meetings.listed(id);
    } catch (error) {
      if (error instanceof PutAside) return 'aside';
      throw error;
    }
  }

  const organisationOf = ({ life }: MeetingState): string => life.info?.organisation.id ?? '';

  serve(api.meetings.directory, ({ as: { host } }) => ({
    people: directory.people(Object.keys(host.state.attendance.people)),
    units: directory.units(organisationOf(host.state)),
  }));

  serve(api.meetings.candidates, ({ as: { host } }) => ({ people: directory.everyone(organisationOf(host.state)) }));

  serve(api.meetings.screenCode, ({ params }) => ({ code: sessions.makeCode({ meetingId: params.id }) }));

  serve(api.meetings.draft, ({ as: { row } }) => ({
    version: row.version,
    convened: row.convenedAt !== null,
    draft: row.draft,
    people: directory.everyone(row.organisationId),
    units: directory.units(row.organisationId),
  }));

  serve(api.meetings.save, ({ body: { version, draft }, as: { row } }) => desk.save(row, version, draft), {
    bodyLimit: limits.draft,
  });

  serve(api.meetings.convene, async ({ body, as: { row } }) => {
    const refusal = await meetings.convene(row.id, body.version);
    return refusal ? { ok: false, refusal } : done;
  });
}
