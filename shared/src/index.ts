export {
  type AnswerProof,
  type Consultation,
  ConsultationCommand,
  ConsultationEvent,
  ConsultationInfo,
  ConsultationPaper,
  type ConsultationResult,
  checkConsultation,
  consultationFor,
  consultationResult,
  decideConsultation,
  endOfWorkingDays,
  evolveConsultation,
  explainConsultation,
  initialConsultation,
  isLate,
  type MemberStatistics,
  memberStatistics,
  type Opinion,
  SummaryQuery,
  sendEvents,
} from './consultation/index.ts';
export * from './kernel/index.ts';
export * from './meeting/index.ts';
export * from './paperGaps.ts';
export * from './protocol/index.ts';
export * from './rules/index.ts';
export * from './signing/answer.ts';
export * from './signing/ballot.ts';
export * from './signing/canonical.ts';
