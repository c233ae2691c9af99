import { type Context, type Decision, lookUp, only, type Refusal, refuse } from '../kernel/index.ts';
import type { AnswerStatement } from '../signing/answer.ts';
import type { CommandOf, ConsultationCommand, ConsultationEvent, ConsultationInfo } from './messages.ts';
import { sendingProblem } from './sending.ts';
import { type Consultation, isLate } from './state.ts';

/** A verified answer: signed by its sender, over this question and these papers. */
export interface AnswerProof {
  readonly statement: AnswerStatement;
  readonly digest: string;
  readonly certificate: string;
}

type Decided = Decision<ConsultationEvent>;

const everyoneAsked = (info: ConsultationInfo) => only(['secretary'], [...info.secretaries, ...info.recipients]);

const accept = (info: ConsultationInfo, event: ConsultationEvent): Decided => ({
  ok: true,
  events: [{ event, audience: everyoneAsked(info), sealedFor: null }],
});

/** The founding event of a consultation's log. */
export const sendEvents = (info: ConsultationInfo) => [
  { event: { type: 'ConsultationSent', info } as const, audience: everyoneAsked(info), sealedFor: null },
];

function answer(state: Consultation, info: ConsultationInfo, { actor, at, proof }: Context<AnswerProof>): Decided {
  if (actor.kind !== 'person' || !info.recipients.includes(actor.personId)) return refuse('consultation-not-asked');
  if (state.stage !== 'open') return refuse('consultation-not-open');
  if (!proof) return refuse('ballot-not-signed');
  const { choice, text, file } = proof.statement;
  if (!info.rules.written.choices.includes(choice)) return refuse('answer-invalid-choice');
  // A member with another opinion states it.
  if (choice === info.rules.written.choices[2] && text.trim() === '') return refuse('answer-needs-text');
  const earlier = lookUp(state.answers, actor.personId);
  if (earlier && !isLate(state, earlier) && at > state.deadline) return refuse('answer-in-time-stands');
  const { digest, certificate } = proof;
  const event = { type: 'AnswerGiven', personId: actor.personId, choice, text, file, digest, certificate } as const;
  const audience = only(['secretary'], [...info.secretaries, actor.personId]);
  return { ok: true, events: [{ event, audience, sealedFor: null }] };
}

function remind(state: Consultation, info: ConsultationInfo, { personIds }: CommandOf<'RemindRecipients'>): Decided {
  if (state.stage !== 'open') return refuse('consultation-not-open');
  const waited = [...new Set(personIds)];
  if (waited.some((id) => !info.recipients.includes(id))) return refuse('consultation-not-asked');
  if (waited.some((id) => Object.hasOwn(state.answers, id))) return refuse('reminder-answered-already');
  return accept(info, { type: 'RecipientsReminded', personIds: waited });
}

function explain(state: Consultation, info: ConsultationInfo, command: CommandOf<'ExplainOpinions'>): Decided {
  if (state.stage !== 'closed') return refuse('consultation-not-closed');
  const { general, opinions } = command;
  const known = opinions.every(({ personId }) => Object.hasOwn(state.answers, personId));
  if (!known || new Set(opinions.map((one) => one.personId)).size !== opinions.length)
    return refuse('consultation-not-asked');
  if (general === '' && opinions.length === 0) return refuse('explanation-empty');
  return accept(info, { type: 'OpinionsExplained', general, opinions });
}

/** Rules CON-1 to CON-8. Refusals: consultation-*, answer-*, deadline-*, reminder-*, explanation-empty. */
export function decideConsultation(
  state: Consultation,
  command: ConsultationCommand,
  context: Context<AnswerProof>,
): Decided {
  const { info } = state;
  const { actor, at } = context;
  if (!info) return refuse('consultation-unknown');
  if (command.type === 'GiveAnswer') return answer(state, info, context);
  if (actor.kind !== 'person' || !info.secretaries.includes(actor.personId))
    return refuse('consultation-only-secretary');
  switch (command.type) {
    case 'RemindRecipients':
      return remind(state, info, command);
    case 'ExtendDeadline':
      if (state.stage !== 'open') return refuse('consultation-not-open');
      if (command.deadline <= Math.max(state.deadline, at)) return refuse('deadline-not-later');
      return accept(info, { type: 'DeadlineExtended', deadline: command.deadline, reason: command.reason });
    case 'CloseConsultation':
      return state.stage === 'open' ? accept(info, { type: 'ConsultationClosed' }) : refuse('consultation-not-open');
    case 'CancelConsultation':
      if (state.stage !== 'open') return refuse('consultation-not-open');
      return accept(info, { type: 'ConsultationCancelled', reason: command.reason });
    case 'ExplainOpinions':
      return explain(state, info, command);
    case 'ReportResult': {
      if (state.stage !== 'closed') return refuse('consultation-not-closed');
      if (state.reported) return refuse('consultation-reported');
      return accept(info, { type: 'ResultReported', meetingId: command.meetingId, title: command.title });
    }
    default:
      return command satisfies never;
  }
}

/** Why a draft cannot be sent; null when it can. `at`: now, epoch milliseconds. */
export function checkConsultation(info: ConsultationInfo, at: number): Refusal | null {
  const person = info.recipients.find((id, index) => info.recipients.indexOf(id) !== index);
  if (person) return refuse('consultation-person-twice', { person }).refusal;
  const paper = info.papers.find(({ id }, index) => info.papers.findIndex((one) => one.id === id) !== index);
  if (paper) return refuse('draft-listed-twice', { name: paper.subject }).refusal;
  if (info.deadline <= at) return { code: 'deadline-passed', params: {} };
  return sendingProblem(info, at);
}
