import {
  ConsultationCommand,
  compareNames,
  consultationResult,
  explainConsultation,
  inputRefusal,
  isChair,
  isSecretary,
  limits,
  memberStatistics,
  type Refused,
  refuse,
  takesReports,
} from '@dien-hong/shared';
import { api, type ConsultationStatistics, done } from '@dien-hong/shared/api';
import type { Directory } from '../../accounts/directory.ts';
import { pdf, sendBlob } from '../../http/bytes.ts';
import { sendPdf, sendWorkbook } from '../../http/pdf.ts';
import type { Serve } from '../../http/serve.ts';
import type { Outside } from '../../log/logHost.ts';
import type { Meetings } from '../../meetings/meetings.ts';
import { type TakingIn, takeIn } from '../../papers/takeIn.ts';
import { paperGaps } from '../../print/paperGaps.ts';
import { printConsultation } from '../../print/print.ts';
import type { Consultations } from '../consultations.ts';
import type { ConsultationReading } from '../guards.ts';
import { summaryOf } from '../summary.ts';
import { consultationWorkbook, statisticsWorkbook } from '../workbook.ts';

interface Needs extends TakingIn {
  readonly consultations: Consultations;
  readonly directory: Directory;
  readonly meetings: Meetings;
  readonly now: () => number;
}

/** A consultation that was sent: reading it, answering, running it, its results. */
export function answerRoutes(serve: Serve, needs: Needs): void {
  const { blobs, consultations, directory, meetings, renditions, uploads, now } = needs;

  serve(api.answers.read, ({ as: { host, state, info, runs, personId } }) => {
    const named = [...info.recipients, ...info.secretaries, ...(info.followUpId ? [info.followUpId] : [])];
    const resultKnown = runs || state.stage === 'closed';
    return {
      state,
      runs,
      commands: info.secretaries.includes(personId),
      people: directory.people([...new Set(named)]),
      result: resultKnown ? consultationResult(host.state) : null,
      // Facts that the printed summary will lack.
      gaps: runs ? paperGaps('consultation', summaryOf(host.state, directory)) : [],
      now: now(),
    };
  });

  serve(
    api.answers.command,
    async ({ body, as: { personId, host } }) => {
      const read = ConsultationCommand.safeParse(body.command);
      if (!read.success) return { ok: false, refusal: inputRefusal(read.error.issues) };
      let laidOut: Outside | undefined;
      if (read.data.type === 'ReportResult') {
        const meeting = await meetings.host(read.data.meetingId);
        if (!meeting || !(isChair(meeting.state, personId) || isSecretary(meeting.state, personId)))
          return refuse('consultation-meeting-unknown');
        // Asked when it is written: minutes that are laid out meanwhile look for results once more, and afterwards never again.
        laidOut = () =>
          takesReports(meeting.state, personId) ? null : refuse('consultation-minutes-laid-out').refusal;
      }
      return host.submit({ kind: 'person', personId }, body.id, read.data, laidOut);
    },
    { bodyLimit: limits.consultationCommand },
  );

  serve(api.answers.upload, async ({ params: { id }, as: { personId }, request }) => {
    const draft = consultations.row(id)?.draft;
    if (!draft?.secretaries.includes(personId) && !draft?.recipients.includes(personId))
      return refuse('consultation-unknown');
    const made = await takeIn(needs, await request.file(), `consultation:${id}`, personId);
    return made.ok ? made.taken : made;
  });

  serve(api.answers.confirm, ({ params: { id, sha256 }, as: { personId } }) => {
    const secretary = consultations.row(id)?.draft.secretaries.includes(personId) ?? false;
    const own = uploads.bringers(`consultation:${id}`, sha256).includes(personId);
    if (!secretary && !own) return refuse('consultation-unknown');
    const confirmed = uploads.confirm(`consultation:${id}`, sha256, personId);
    return confirmed ? done : refuse('paper-not-uploaded');
  });

  serve(api.answers.file, async ({ params: { sha256 }, as: { info, state }, request, reply }) => {
    const readable =
      info.papers.some((paper) => paper.sha256 === sha256) ||
      Object.values(state.answers).some((opinion) => opinion.file === sha256);
    const file = readable ? renditions.handedOut(sha256) : null;
    const sent = file !== null && (await sendBlob(request, reply, blobs, file, pdf));
    return sent ? undefined : refuse('paper-unknown');
  });

  /** For those who run it, and for everyone who was asked once it is closed. */
  const summaryFor = ({ runs, state, host }: ConsultationReading, number = '') =>
    runs || state.stage === 'closed' ? summaryOf(host.state, directory, number) : null;
  type Not = Refused<'consultation-only-secretary'>;

  serve(api.answers.summaryPdf, async ({ as, query, reply }): Promise<undefined | Not> => {
    const summary = summaryFor(as, query.number);
    if (!summary) return refuse('consultation-only-secretary');
    return sendPdf(reply, (await printConsultation(summary)).bytes, 'tong-hop-y-kien', 'never');
  });

  serve(api.answers.summaryWorkbook, async ({ as, query, reply }): Promise<undefined | Not> => {
    const summary = summaryFor(as, query.number);
    if (!summary) return refuse('consultation-only-secretary');
    return sendWorkbook(reply, await consultationWorkbook(summary), 'tong-hop-y-kien');
  });

  /** Every consultation this person runs that was sent within a period. Throws where one is put aside: the figures would be incomplete. */
  async function runBy(personId: string, { from, to }: { readonly from: number; readonly to: number }) {
    const { states, aside } = await consultations.sent();
    const unread = aside.find(({ draft }) => draft.secretaries.includes(personId));
    if (unread) throw unread.refused;
    return states.filter(
      ({ info, sentAt }) => info?.secretaries.includes(personId) && (sentAt ?? 0) >= from && (sentAt ?? 0) <= to,
    );
  }

  async function statisticsOf(
    personId: string,
    period: { readonly from: number; readonly to: number },
  ): Promise<ConsultationStatistics> {
    const sent = await runBy(personId, period);
    const members = memberStatistics(sent);
    const names = new Map(directory.people(members.map((one) => one.personId)).map((one) => [one.id, one.fullName]));
    return {
      members: members
        .map((one) => ({ ...one, name: names.get(one.personId) ?? one.personId }))
        .sort((one, other) => compareNames(one.name, other.name)),
      consultations: sent.flatMap((state) =>
        state.info
          ? [
              {
                id: state.info.id,
                number: state.info.number,
                subject: state.info.subject,
                stage: state.stage,
                sentAt: state.sentAt,
                told: explainConsultation(state, 'vi'),
                result: consultationResult(state),
              },
            ]
          : [],
      ),
    };
  }

  serve(api.answers.statistics, ({ as, query }) => statisticsOf(as.personId, query));

  serve(api.answers.statisticsWorkbook, async ({ as, query, reply }) =>
    sendWorkbook(reply, await statisticsWorkbook(await statisticsOf(as.personId, query)), 'thong-ke-lay-y-kien'),
  );
}
