import {
  type BoardMember,
  cosignedAtOnce,
  fitForBoard,
  infoOf,
  type Motion,
  notCosigned,
  voteOf,
} from '@dien-hong/shared';
import type { PackageVote } from '@dien-hong/shared/packages';
import { openingBytes, type Slip, tokenBytes } from '@dien-hong/shared/signing';
import {
  type BoardKey,
  fromBase64,
  makeBoardKey,
  makeSecrets,
  makeSlip,
  type SlipSecrets,
  signOpening,
  toBase64,
  tokenOf,
} from '@dien-hong/shared/tablet';
import { blindRsa } from '../verifier/ballots/scheme.ts';
import { each, needed } from './people/http.ts';
import type { Person } from './people/person.ts';
import { signPages } from './people/signPages.ts';
import { isAdded } from './prepare.ts';
import { slipsOf } from './script/choices.ts';
import type { Drawer } from './script/random.ts';
import type { Stage } from './stage.ts';

/** The values that a secret vote of a rehearsal needs from its player. */
export interface SecretCast {
  readonly stage: Stage;
  readonly draw: Drawer;
  /** Carries a command out and waits until its sender's state contains it. */
  readonly by: (person: Person, command: Parameters<Person['command']>[0]) => Promise<{ readonly ok: boolean }>;
}

/**
 * The stated board, with its first member as head unless one is named. Without a stated board, the number that the rules require is drawn
 * from the voters who are present and are not candidates.
 */
function boardOf({ stage, draw }: SecretCast, vote: PackageVote, motion: Motion): BoardMember[] {
  if (vote.countingBoard.length > 0) {
    const stated = vote.countingBoard;
    if (stated.some((one) => one.role === 'head')) return stated;
    return stated.map((one, index) => (index === 0 ? { ...one, role: 'head' } : one));
  }
  const { state } = stage.chair;
  return draw
    .shuffled(fitForBoard(state, motion))
    .slice(0, infoOf(state).rules.boardMin)
    .map((personId, index) => ({ personId, role: index === 0 ? 'head' : 'member' }));
}

/** Signing blindly on the board's own tablet; here with the platform's arithmetic, with the same resulting bytes. */
async function cosignAll(holder: Person, voteId: string, key: BoardKey): Promise<void> {
  for (;;) {
    const slips = voteOf(holder.state, voteId)?.slips;
    const waiting = slips ? notCosigned(slips).slice(0, cosignedAtOnce) : [];
    if (!slips || waiting.length === 0) return;
    const signed = waiting.flatMap((personId) => {
      const blinded = slips.issued[personId]?.sealed?.blinded.board ?? '';
      const signature = blindRsa.blindSign(fromBase64(key.privateKey), fromBase64(blinded));
      return signature ? [{ personId, signature: toBase64(signature) }] : [];
    });
    const answer = await holder.command({ type: 'CosignSlips', voteId, slips: signed });
    if (!answer.ok) return;
    await holder.line.until((state) => state.seq >= answer.seq, 30_000);
  }
}

/** Opens a secret vote and takes it to the end of casting. The tokens of all slips that were cast. */
export async function castSecretly(
  cast: SecretCast,
  voteId: string,
  stated: PackageVote,
): Promise<SecretBallots | null> {
  const { stage, draw, by } = cast;
  const { chair, people, meeting } = stage;
  const motion = voteOf(chair.state, voteId)?.motion;
  if (!motion) return null;
  const members = boardOf(cast, stated, motion);
  const holder = people.get(members[0]?.personId ?? '');
  if (!holder) return null;
  const basis = 'Cuộc họp thống nhất cử Ban kiểm phiếu';
  await by(chair, { type: 'AppointBoard', voteId, members, basis });
  await holder.line.until((state) => voteOf(state, voteId)?.board != null, 30_000);
  const key = await makeBoardKey();
  await by(holder, { type: 'PresentBoardKey', voteId, publicKey: key.publicKey });
  await chair.line.until((state) => voteOf(state, voteId)?.boardKey != null, 30_000);
  if (!(await by(chair, { type: 'OpenVote', voteId })).ok) return null;

  const vote = voteOf(chair.state, voteId);
  const electorate = (vote?.opened?.electorate ?? []).filter((id) => !isAdded(id) && people.get(id)?.connected);
  const marks = slipsOf(stated, { electorate, chair: null, motion }, draw);
  const receiving = draw.shuffled(electorate).slice(0, stated.ballotsIssued ?? electorate.length);
  const keys = vote?.slips?.keys ?? { house: '', board: '' };
  const secrets = new Map<string, SlipSecrets>();
  await each(receiving, 8, async (id) => {
    const person = people.get(id) as Person;
    const own = await makeSecrets({ meeting: meeting.id, vote: voteId }, keys);
    secrets.set(id, own);
    const request = await person.signRequest(voteId, own.blinded);
    await person.command({ type: 'RequestSlip', voteId, request });
  });
  await holder.line.until((state) => {
    const slips = voteOf(state, voteId)?.slips;
    return receiving.every((id) => slips?.issued[id]?.sealed);
  }, 30_000);
  await cosignAll(holder, voteId, key);
  await chair.line.until((state) => {
    const slips = voteOf(state, voteId)?.slips;
    return slips != null && notCosigned(slips).length === 0;
  }, 30_000);
  await by(chair, { type: 'CloseIssuing', voteId });

  const tokens: string[] = [];
  await each([...marks.entries()], 8, async ([index, marked]) => {
    const person = people.get(receiving[index] ?? '');
    const own = secrets.get(receiving[index] ?? '');
    if (!person || !own) return;
    await person.line.until((state) => voteOf(state, voteId)?.slips?.issued[person.id]?.board != null, 30_000);
    const issued = voteOf(person.state, voteId)?.slips?.issued[person.id];
    const signatures = { house: issued?.sealed?.house ?? '', board: issued?.board ?? '' };
    const { bytes, token } = await makeSlip(
      own,
      keys,
      signatures,
      marked.map((row) => [...row]),
    );
    if (await person.drop(meeting.id, voteId, bytes)) tokens.push(token);
  });
  return { tokens, stated: marks.length, holder, key };
}

export interface SecretBallots {
  readonly tokens: readonly string[];
  /** The number of slips that were to be cast. */
  readonly stated: number;
  readonly holder: Person;
  readonly key: BoardKey;
}

/** The board's record, laid out by its head and signed by every member. */
async function signRecord({ people, meeting, chair }: Stage, voteId: string): Promise<void> {
  const members = (voteOf(chair.state, voteId)?.board?.members ?? []).flatMap((one) => people.get(one.personId) ?? []);
  const path = `/api/meetings/${meeting.id}/votes/${voteId}/record`;
  const [head] = members;
  if (!head) return;
  await needed('layout of the counting record', head.browser.request('POST', `${path}/layout`, {}));
  for (const member of members) await signPages(member, `${path}/signing`);
}

/**
 * Ends the casting, and the board opens the count and signs its record. Answers the number of cast slips that are among the published ones.
 */
export async function countSecretly(cast: SecretCast, voteId: string, ballots: SecretBallots): Promise<number> {
  const { stage, by } = cast;
  const { chair, meeting, secretary } = stage;
  const { holder, key, tokens } = ballots;
  if (!(await by(chair, { type: 'CloseVote', voteId })).ok) return 0;
  await holder.line.until((state) => voteOf(state, voteId)?.stage === 'counting', 30_000);
  const opening = await signOpening(key, openingBytes({ meeting: meeting.id, vote: voteId }));
  await by(holder, { type: 'CountSlips', voteId, opening });
  await chair.line.until((state) => voteOf(state, voteId)?.stage === 'closed', 30_000);
  const slips = await needed(
    'published slips',
    secretary.browser.request<Slip[]>('GET', `/api/meetings/${meeting.id}/votes/${voteId}/slips`),
  );
  await signRecord(stage, voteId);
  const published = new Set(await Promise.all(slips.map((slip) => tokenOf(tokenBytes(slip)))));
  return tokens.filter((token) => published.has(token)).length;
}
