import {
  type Consultation,
  ConsultationInfo,
  consultationFor,
  consultationResult,
  explainConsultation,
  inputRefusal,
  isLate,
  lookUp,
  type RefusalCode,
  type Refused,
  refuse,
} from '@dien-hong/shared';
import { api, done, type ListedConsultation } from '@dien-hong/shared/api';
import type { Directory } from '../../accounts/directory.ts';
import type { Serve } from '../../http/serve.ts';
import { type Drafts, prepares } from '../../meetings/drafts.ts';
import type { RulePacks } from '../../rules/packs.ts';
import type { Consultations, KeptDraft } from '../consultations.ts';

interface Needs {
  readonly consultations: Consultations;
  readonly directory: Directory;
  readonly drafts: Drafts;
  readonly rulePacks: RulePacks;
  readonly now: () => number;
}

function read(value: unknown): { readonly ok: true; readonly draft: ConsultationInfo } | Refused<RefusalCode> {
  const parsed = ConsultationInfo.safeParse(value);
  return parsed.success ? { ok: true, draft: parsed.data } : { ok: false, refusal: inputRefusal(parsed.error.issues) };
}

/** Preparing written consultations: the people who may, the lists to choose from, drafts and sending. */
export function consultationRoutes(serve: Serve, needs: Needs): void {
  const { consultations, directory, drafts, rulePacks, now } = needs;
  const organisationOf = (personId: string): string => directory.organisationIdOf(personId) ?? '';

  serve(api.consultations.list, async ({ as: { personId } }) => {
    const own = consultations.drafts().filter(({ draft }) => draft.secretaries.includes(personId));
    const { states, aside } = await consultations.sent();
    const unread = aside.flatMap(({ draft }) => listedAside(draft, personId));
    const sent = states.flatMap((state) => listed(state, personId));
    const mayPrepare = consultations.mayPrepare(personId);
    return { consultations: [...own.map(listedDraft), ...unread, ...sent], mayPrepare, now: now() };
  });

  serve(api.consultations.desk, ({ as: { personId } }) => {
    const organisationId = organisationOf(personId);
    return {
      organisation: directory.organisation(organisationId) ?? { id: organisationId, name: '' },
      people: directory.everyone(organisationId),
      units: directory.units(organisationId),
      // The members of a meeting are known to those who run it.
      bodies: drafts
        .of(organisationId)
        .filter((row) => prepares(row, personId))
        .map(({ draft: { info, invited } }) => ({
          id: info.id,
          name: info.title,
          organisation: info.organisation,
          rules: info.rules.id,
          voters: invited.filter((one) => one.voter).map((one) => one.personId),
        })),
      packs: rulePacks.all().map(({ pack, standard }) => ({ pack, standard })),
      now: now(),
    };
  });

  serve(api.consultations.create, ({ body, as: { personId } }) => {
    const written = read(body.draft);
    if (!written.ok) return written;
    const { draft } = written;
    const there = consultations.row(draft.id);
    if (there?.draft.secretaries.includes(personId)) return refuse('draft-changed');
    if (there || !draft.secretaries.includes(personId)) return refuse('consultation-only-secretary');
    const made = consultations.create(draft, organisationOf(personId));
    return made.ok ? { id: draft.id, version: 1 } : made;
  });

  serve(api.consultations.draft, ({ as: { row } }) => ({
    draft: row.draft,
    version: row.version,
    sent: row.sentAt !== null,
  }));

  serve(api.consultations.save, ({ body, as: { row, personId } }) => {
    const written = read(body.draft);
    if (!written.ok) return written;
    if (written.draft.id !== row.id) return refuse('bad-input', { place: 'id' });
    const saved = consultations.save(written.draft, body.version, organisationOf(personId));
    return saved.ok ? { version: saved.version } : saved;
  });

  serve(api.consultations.remove, ({ as: { row } }) => {
    const removed = consultations.remove(row.id);
    return removed.ok ? done : removed;
  });

  serve(api.consultations.send, async ({ body, as: { row } }) => {
    const sent = await consultations.send(row.id, body.version);
    return sent.ok ? done : sent;
  });

  serve(api.consultations.reported, async ({ params }) => {
    const { reported } = await consultations.reportedAt(params.id);
    return {
      reported: reported.flatMap((state) =>
        state.info
          ? [
              {
                id: state.info.id,
                number: state.info.number,
                subject: state.info.subject,
                passed: consultationResult(state).passed,
                told: explainConsultation(state, 'vi'),
              },
            ]
          : [],
      ),
    };
  });
}

const listedDraft = ({ id, draft: { number, subject, deadline, recipients } }: KeptDraft): ListedConsultation => ({
  id,
  number,
  subject,
  deadline,
  stage: 'draft',
  sentAt: null,
  runs: true,
  asked: false,
  own: null,
  answered: 0,
  recipients: recipients.length,
  reminded: false,
});

/** One that is put aside, for the people whom its draft names; its present state is unknown. */
function listedAside(draft: ConsultationInfo, personId: string): ListedConsultation[] {
  const { id, number, subject, deadline, recipients, secretaries, followUpId } = draft;
  const runs = secretaries.includes(personId) || followUpId === personId;
  const asked = recipients.includes(personId);
  if (!runs && !asked) return [];
  return [
    {
      id,
      number,
      subject,
      stage: 'aside',
      deadline,
      sentAt: null,
      runs,
      asked,
      own: null,
      answered: null,
      recipients: recipients.length,
      reminded: false,
    },
  ];
}

function listed(whole: Consultation, personId: string): ListedConsultation[] {
  const state = consultationFor(whole, personId);
  if (!state?.info) return [];
  const { info, stage, deadline, sentAt } = state;
  const runs = info.secretaries.includes(personId) || info.followUpId === personId;
  const own = lookUp(state.answers, personId);
  return [
    {
      id: info.id,
      number: info.number,
      subject: info.subject,
      stage,
      deadline,
      sentAt,
      runs,
      asked: info.recipients.includes(personId),
      own: own ? { choice: own.choice, at: own.at, late: isLate(state, own) } : null,
      answered: runs || stage === 'closed' ? Object.keys(whole.answers).length : null,
      recipients: info.recipients.length,
      reminded: state.reminders.some((one) => one.personIds.includes(personId)),
    },
  ];
}
