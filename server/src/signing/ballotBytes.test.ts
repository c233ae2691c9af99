import { beforeAll, describe, expect, it } from 'vitest';
import { type BallotContext, verifyBallot } from '../../verifier/ballots/ballotProof.ts';
import { allBytesTimeout, ballotOf, enrol, placesIn, statement, temporaryPki, today } from './testKit.ts';

let context: BallotContext;
let ballot: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  const pki = await temporaryPki();
  const member = await enrol(pki, statement.voter);
  const holder = (fingerprint: string) => (fingerprint === member.issued.fingerprint ? statement.voter : undefined);
  context = { trust: pki.trust, at: today, holderOf: holder };
  ballot = await ballotOf(member);
});

async function outcome(der: Uint8Array): Promise<string> {
  const verified = await verifyBallot(der, statement, context);
  return verified.ok ? 'ok' : verified.refusal.code;
}

describe('a signed ballot', () => {
  it('is accepted as it was signed', async () => {
    expect(await outcome(ballot)).toBe('ok');
  });

  it('is refused with a byte after it, and cut short anywhere', async () => {
    for (const tail of [[0], [0, 0], [0x30, 0]]) {
      expect(await outcome(new Uint8Array([...ballot, ...tail]))).not.toBe('ok');
    }
    for (let length = 1; length < ballot.length; length++) {
      expect(await outcome(ballot.subarray(0, length)), `${length} bytes`).not.toBe('ok');
    }
  });

  it(
    'is refused with any single byte changed in any of three ways',
    async () => {
      const accepted: string[] = [];
      for (const place of placesIn(ballot)) {
        for (const flip of [0x01, 0x80, 0xff]) {
          const mutant = ballot.slice();
          mutant[place] = (mutant[place] as number) ^ flip;
          if ((await outcome(mutant)) === 'ok') accepted.push(`${place}^${flip}`);
        }
      }
      expect(accepted).toEqual([]);
    },
    allBytesTimeout,
  );

  it('is refused after random changes of several bytes: set, dropped, doubled, moved', async () => {
    const seed = Number(process.env.SEED ?? Date.now() % 1e9);
    console.log(`Mutations of a ballot: SEED=${seed}`);
    let state = seed >>> 0;
    const random = (below: number) => {
      // Mulberry32: small, and the same everywhere for a seed.
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
    };
    const accepted: string[] = [];
    for (let round = 0; round < 2000; round++) {
      let bytes = [...ballot];
      for (let change = 0; change <= random(4); change++) {
        const place = random(bytes.length);
        const length = 1 + random(8);
        const way = random(4);
        if (way === 0) bytes[place] = random(256);
        if (way === 1) bytes.splice(place, length);
        if (way === 2) bytes.splice(place, 0, ...bytes.slice(place, place + length));
        if (way === 3) bytes = [...bytes.slice(place), ...bytes.slice(0, place)];
      }
      const mutant = new Uint8Array(bytes);
      if (Buffer.compare(mutant, ballot) !== 0 && (await outcome(mutant)) === 'ok') accepted.push(`round ${round}`);
    }
    expect(accepted).toEqual([]);
  });
});
