import { type Refusal, type RefusalCode, refuse } from '@dien-hong/shared';

/** What is wrong with a log that cannot be gone on with, in words for whoever looks after the server. */
export class LogFault extends Error {
  readonly why: Refusal;

  constructor(why: Refusal, cause?: unknown) {
    super(`${why.code} ${JSON.stringify(why.params)}`, { cause });
    this.why = why;
  }
}

export const logFault = (code: RefusalCode, params: Refusal['params'] = {}, cause?: unknown): LogFault =>
  new LogFault(refuse(code, params).refusal, cause);

/** How everyone is answered who wants something of a meeting or a consultation that is put aside. */
export class PutAside extends Error {
  readonly statusCode = 503;
  readonly refusal: Refusal;

  constructor(refusal: Refusal, cause: unknown) {
    super(refusal.code, { cause });
    this.refusal = refusal;
  }
}
