import { type ConsultationInfo, type MeetingDraft, refuse } from '@dien-hong/shared';
import { api } from '@dien-hong/shared/api';
import { isReadable } from '../../db/drafts.ts';
import type { Serve } from '../../http/serve.ts';
import type { Drafts } from '../../meetings/drafts.ts';
import type { Meetings } from '../../meetings/meetings.ts';
import type { Consultations } from '../consultations.ts';

interface Needs {
  readonly meetings: Meetings;
  readonly drafts: Drafts;
  readonly consultations: Consultations;
  readonly now: () => number;
}

/** Lists the meetings and consultations that are put aside, and why. */
export function asideRoutes(serve: Serve, { meetings, drafts, consultations, now }: Needs): void {
  /** Drafts that cannot be read: no list of them shows that they are missing. */
  const unreadable = (rows: readonly { id: string; draft: MeetingDraft | ConsultationInfo }[]) =>
    rows
      .filter(({ draft }) => !isReadable(draft))
      .map(({ id }) => ({ id, title: id, since: now(), why: refuse('draft-unreadable').refusal }));

  serve(api.aside.list, () => {
    const rows = drafts.all();
    const asked = consultations.all();
    const titles = new Map([
      ...rows.map(({ id, draft }) => [id, draft.info.title] as const),
      ...asked.map(({ id, draft }) => [id, draft.subject] as const),
    ]);
    const aside = [...meetings.aside, ...consultations.aside()];
    const named = aside.map((one) => ({ ...one, title: titles.get(one.id) || one.id }));
    return { aside: [...named, ...unreadable(rows), ...unreadable(asked)] };
  });
}
