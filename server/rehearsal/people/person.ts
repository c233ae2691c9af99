import { randomUUID } from 'node:crypto';
import { type Answer, infoOf, isSingle, type MeetingCommand, type MeetingState, voteOf } from '@dien-hong/shared';
import { type Signer, signBallot, signCades } from '@dien-hong/shared/cades';
import { slipRequestBytes } from '@dien-hong/shared/signing';
import { Browser, needed } from './http.ts';
import { makeKey, sha256 } from './keys.ts';
import { type Folding, Line } from './line.ts';
import type { Measure } from './measure.ts';

/** A socket may send 20 commands at once and 20 a second; a virtual person stays below that. */
const commandsPerSecond = 19;
const atOnce = 16;
const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(base64, 'base64'));

/** One virtual participant: an account, a key of his own, a socket. */
export class Person {
  readonly id: string;
  readonly browser: Browser;
  readonly #measure: Measure;
  #signer: Signer | null = null;
  #line: Line | null = null;
  #next = 0;

  constructor(id: string, base: string, measure: Measure) {
    this.id = id;
    this.browser = new Browser(base);
    this.#measure = measure;
  }

  /** The first sign-in, with the code from the administrator and a password of his own. */
  async activate(username: string, code: string, password: string): Promise<void> {
    const body = { username, code, password };
    await needed(`activation of ${username}`, this.browser.request('POST', '/api/session/activation', body));
  }

  /** Makes a key that never leaves this process and has it certified. */
  async enrol(code: string): Promise<void> {
    const key = await makeKey();
    const csr = Buffer.from(key.request).toString('base64');
    const made = await needed(
      `enrolment of ${this.id}`,
      this.browser.request<{ certificate: string; chain: string[] }>('POST', '/api/devices', { csr, code }),
    );
    this.#signer = key.signer(bytesOf(made.certificate), made.chain.map(bytesOf));
  }

  async connect(meetingId: string, folding: Folding): Promise<void> {
    const { base, cookie } = this.browser;
    this.#line = await Line.open({ base, cookie, meetingId }, { folding, measure: this.#measure });
  }

  close(): void {
    this.#line?.close();
  }

  get connected(): boolean {
    return this.#line !== null;
  }

  get line(): Line {
    if (!this.#line) throw new Error(`${this.id} is not connected`);
    return this.#line;
  }

  get signer(): Signer {
    if (!this.#signer) throw new Error(`${this.id} has no key`);
    return this.#signer;
  }

  get state(): MeetingState {
    return this.line.state;
  }

  /** Sends a command and waits for its answer; a refusal is counted and returned. */
  async command(command: MeetingCommand, id: string = randomUUID()): Promise<Answer> {
    const wait = this.#next - performance.now();
    this.#next = Math.max(this.#next, performance.now()) + 1000 / commandsPerSecond;
    // The first commands of a quiet moment go at once; a long row of them is spread out.
    const allowed = (atOnce * 1000) / commandsPerSecond;
    if (wait > allowed) await sleep(wait - allowed);
    const sentAt = performance.now();
    const answer = await this.line.send({ id, command });
    this.#measure.acknowledged.push(performance.now() - sentAt);
    if (answer.ok) this.#measure.answered(sentAt, answer.seq);
    else this.#measure.refused.push({ ...answer.refusal, command: command.type, by: this.id });
    return answer;
  }

  /** Signs a ballot, a choice for each row, for the vote open on his own screen; base64 as `CastBallot` carries it. */
  async signBallot(voteId: string, choices: readonly string[]): Promise<string> {
    await this.line.until((state) => voteOf(state, voteId)?.stage === 'open', 60_000);
    const vote = voteOf(this.state, voteId);
    const statement = {
      v: 1 as const,
      meeting: infoOf(this.state).id,
      vote: voteId,
      question: vote?.motion.question ?? '',
      ...(vote && !isSingle(vote.motion) ? { rows: vote.motion.rows.map((row) => row.name) } : {}),
      choices: [...choices],
      papers: vote?.opened?.papers.map(({ id, sha256 }) => ({ id, sha256 })) ?? [],
      voter: this.id,
      at: this.#now(),
    };
    return Buffer.from(await signBallot(statement, this.signer, sha256)).toString('base64');
  }

  /** The server's time as his device computes it, to the second. */
  #now(): string {
    return `${new Date(Date.now() + this.line.clockAhead).toISOString().slice(0, 19)}Z`;
  }

  /** Signs his request for a slip; base64 as `RequestSlip` carries it. */
  async signRequest(voteId: string, blinded: { house: string; board: string }): Promise<string> {
    const at = this.#now();
    const meeting = infoOf(this.state).id;
    const content = slipRequestBytes({ v: 1, request: 'slip', meeting, vote: voteId, blinded, voter: this.id, at });
    const signed = await signCades({ content }, this.signer, sha256, { signingTime: new Date(at) });
    return Buffer.from(signed).toString('base64');
  }

  /** Drops a slip into the box anonymously: without a cookie, over a connection of its own. */
  async drop(meetingId: string, voteId: string, slip: Uint8Array): Promise<boolean> {
    const response = await fetch(`${this.browser.base}/api/ballot-box/${meetingId}/${voteId}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ slip: Buffer.from(slip).toString('base64') }),
    });
    if (response.ok) this.#measure.ballots += 1;
    return response.ok;
  }

  async cast(voteId: string, ballot: string): Promise<Answer> {
    const answer = await this.command({ type: 'CastBallot', voteId, ballot });
    if (answer.ok) this.#measure.ballots += 1;
    return answer;
  }
}
