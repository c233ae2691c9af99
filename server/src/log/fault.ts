import { type Refusal, type RefusalCode, refuse } from '@dien-hong/shared';

/** The fault of a log that cannot be read on, as a sentence for the operator. */
export class LogFault extends Error {
  readonly why: Refusal;

  constructor(why: Refusal, cause?: unknown) {
    super(`${why.code} ${JSON.stringify(why.params)}`, { cause });
    this.why = why;
  }
}

export const logFault = (code: RefusalCode, params: Refusal['params'] = {}, cause?: unknown): LogFault =>
  new LogFault(refuse(code, params).refusal, cause);

/** The answer to every request for a meeting or a consultation that is put aside. */
export class PutAside extends Error {
  readonly statusCode = 503;
  readonly refusal: Refusal;

  constructor(refusal: Refusal, cause: unknown) {
    super(refusal.code, { cause });
    this.refusal = refusal;
  }
}
