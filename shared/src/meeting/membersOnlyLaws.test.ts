// Guests and visitors learn of items for members only and of the preparation at most that there is something.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { lookUp } from '../kernel/index.ts';
import { meetings, play, type Step } from '../testing/generators.ts';
import { cast, committeeRules, commune, motion, present, type Scene, scene } from '../testing/index.ts';
import { runs, viewersOf } from '../testing/laws.ts';
import { type Stage, started } from '../testing/stages.ts';
import type { Proof } from './decide.ts';
import {
  type AnyCommand,
  fold,
  foundingEvents,
  isMembersOnly,
  isVeiled,
  MeetingCommand,
  type MeetingState,
  readAs,
  runningItem,
  screenViewer,
  viewerOf,
} from './index.ts';

// A busy machine may take longer than the usual five seconds for this number of meetings.

test('[AUD-7] another title, question, row or ballot of an item for members only changes nothing for guests', () => {
  const words = fc.record({ title: fc.string({ minLength: 1, maxLength: 8 }), digest: fc.nat({ max: 40 }) });
  const told = (
    secret: { title: string; digest: number },
    choices: readonly number[],
    form: 'open' | 'rollCall',
    annul: boolean,
  ) => {
    const draft = commune({
      motions: [
        motion('v1', { itemId: 'muc-3', title: secret.title, question: secret.title, form, paperIds: ['p3'] }),
        motion('v2', { itemId: 'muc-1', paperIds: ['p3'] }),
      ],
    });
    const items = draft.items.map((item) => (item.id === 'muc-3' ? { ...item, title: secret.title } : item));
    const sha256 = secret.digest.toString(16).padStart(64, 'a');
    const papers = draft.papers.map((one) =>
      one.id === 'p3' && one.file ? { ...one, file: { ...one.file, sha256 } } : one,
    );
    const meeting = present(scene({ ...draft, items, papers }), 8).given(
      'chair',
      ...([
        { type: 'OpenMeeting' },
        { type: 'TakeUpItem', itemId: 'muc-3' },
        { type: 'OpenVote', voteId: 'v1' },
      ] as const),
    );
    for (const [n, choice] of choices.entries()) {
      const answer = committeeRules.choices[choice] ?? '';
      if (form === 'open') cast(meeting, 'v1', `m${n + 2}`, answer);
      else meeting.given('chair', { type: 'RecordAnswer', voteId: 'v1', personId: `m${n + 2}`, choices: [answer] });
    }
    meeting.given(
      'chair',
      annul ? { type: 'AnnulVote', voteId: 'v1', reason: secret.title } : { type: 'CloseVote', voteId: 'v1' },
    );
    return meeting.given('chair', { type: 'TakeUpItem', itemId: 'muc-1' }, { type: 'OpenVote', voteId: 'v2' });
  };
  const choices = fc.array(fc.nat({ max: 2 }), { minLength: 7, maxLength: 7 });
  fc.assert(
    fc.property(
      words,
      words,
      choices,
      choices,
      fc.constantFrom('open', 'rollCall'),
      fc.boolean(),
      (a, b, x, y, form, annul) => {
        const [one, other] = [told(a, x, form, annul), told(b, y, form, annul)];
        for (const who of ['guest', 'visitor']) {
          const seen = readAs(one.records, viewerOf(one.state, who));
          expect(readAs(other.records, viewerOf(other.state, who))).toEqual(seen);
          const { votes } = fold(seen).voting;
          expect(votes.v1?.stage).toBe(annul ? 'annulled' : 'closed');
          expect(votes.v1 && isVeiled(votes.v1.motion)).toBe(true);
        }
        const member = fold(readAs(one.records, viewerOf(one.state, 'm2')));
        expect(member.voting.votes.v1?.motion.title).toBe(a.title);
        expect(member.agenda.items[2]?.title).toBe(a.title);
        expect(fold(readAs(one.records, screenViewer)).voting.votes.v1?.motion.title).toBe(a.title);
      },
    ),
    { numRuns: 20 },
  );
});

describe('[AUD-7, AUD-8] what is written about an item for members only', () => {
  const secret = '⟦kín⟧';
  /** Fields in which somebody writes; the others of a command name things by ids, or are words of the pack. */
  const written = [
    'reason',
    'topic',
    'title',
    'question',
    'basis',
    'subject',
    'number',
    'issuer',
    'name',
    'proposedBy',
  ];
  const others = ['rowIds', 'itemIds', 'voteIds', 'clauseOf', 'paperIds', 'sha256', 'publicKey', 'request'];
  const ofThePack = ['kind', 'special', 'choices', 'issuedOn', 'signature', 'opening', 'ballot'];
  /** Said of a person, of the whole meeting or of another item, and told to everybody. */
  const general = ['RecordLeave', 'RecordAbsence', 'AppointSubstitute', 'AddUrgentItem'];

  test('is looked for in every field that holds words', () => {
    const found = new Set<string>();
    const walk = (name: string, schema: unknown): void => {
      if (typeof schema !== 'object' || schema === null) return;
      const { type, properties, items, anyOf, oneOf, enum: words, const: word } = schema as Record<string, unknown>;
      if ([type].flat().includes('string') && words === undefined && word === undefined) found.add(name);
      for (const [key, value] of Object.entries(properties ?? {})) walk(key, value);
      for (const one of [items, ...((anyOf ?? oneOf ?? []) as unknown[])]) walk(name, one);
    };
    walk('', z.toJSONSchema(MeetingCommand, { io: 'input', unrepresentable: 'any' }));
    const words = [...found].filter((name) => !name.endsWith('Id'));
    expect(words.sort()).toEqual([...written, ...others, ...ofThePack].sort());
  });

  /** The item that a command is about: the one it names, that of its vote or paper, or the one that runs. */
  const itemMeant = (state: MeetingState, one: AnyCommand): string | null => {
    if (general.includes(one.type)) return null;
    if ('itemId' in one) return one.itemId;
    if ('voteId' in one) return lookUp(state.voting.votes, one.voteId)?.motion.itemId ?? null;
    if ('paperId' in one && one.paperId !== null) return lookUp(state.documents.papers, one.paperId)?.itemId ?? null;
    return runningItem(state)?.id ?? null;
  };
  const marked = (value: unknown, name = ''): unknown => {
    // The proposer of a closed session is a word of the pack.
    if (typeof value === 'string')
      return written.includes(name) && name !== 'proposedBy' && value !== '' ? `${secret}${value}` : value;
    if (Array.isArray(value)) return value.map((one) => marked(one, name));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, marked(one, key)]));
  };
  /** The same meeting, in which every text about such an item is marked. */
  const marking = (meeting: Scene): Scene =>
    new Proxy(meeting, {
      get: (target, key) =>
        key === 'when'
          ? (who: string, one: AnyCommand, proof?: Proof | null) =>
              target.when(
                who,
                one.type === 'DecideClosedSession' || isMembersOnly(target.state, itemMeant(target.state, one))
                  ? (marked(one) as AnyCommand)
                  : one,
                proof,
              )
          : Reflect.get(target, key),
    });
  const outsiders = (meeting: Scene) =>
    viewersOf(meeting).filter(({ groups }) => groups.length > 0 && groups.every((one) => /guest|visitor/.test(one)));
  const founded = /Nội dung (3|v[1345])"|nhất trí v[1345]\?|"Về p3"/;

  function keeps(stage: Stage, steps: readonly Step[]): Set<string> {
    const meeting = started(stage, 'muc-3');
    play(marking(meeting), steps);
    for (const viewer of outsiders(meeting)) {
      const entries = readAs(meeting.records, viewer);
      for (const told of [JSON.stringify(entries), JSON.stringify(fold(entries))]) {
        expect(told).not.toContain(secret);
        expect(told).not.toMatch(founded);
      }
    }
    const member = fold(readAs(meeting.records, viewerOf(meeting.state, 'm2')));
    expect(member.floor).toEqual(meeting.state.floor);
    expect(member.attendance).toEqual(meeting.state.attendance);
    expect(member.life).toEqual(meeting.state.life);
    const holding = meeting.records.filter(({ event }) => JSON.stringify(event).includes(secret));
    return new Set(holding.map(({ event }) => event.type));
  }

  test('never leaves the server to guests and visitors', () => {
    fc.assert(
      fc.property(meetings, ({ stage, steps }) => void keeps(stage, steps)),
      { numRuns: runs },
    );
  });

  test('is written in every event that can hold it', () => {
    const reached = fc
      .sample(meetings, { numRuns: 400, seed: 4 })
      .flatMap(({ stage, steps }) => [...keeps(stage, steps)]);
    expect([...new Set(reached)].sort()).toEqual([
      'BoardAppointed',
      'ClosedSessionDecided',
      'MeetingSuspended',
      'PaperPublished',
      'PaperWithdrawn',
      'RecusalRecorded',
      'SlipStruck',
      'SpeechRequested',
      'VoteAnnulled',
      'VotePrepared',
      'VoteSettled',
    ]);
  });

  test('is told by who leads it to insiders alone', () => {
    const draft = commune();
    const items = draft.items.map((item) => ({ ...item, presenterId: 'm2', unitId: 'phong' }));
    const meeting = scene({ ...draft, items });
    const ledIn = (who: string) => fold(readAs(meeting.records, viewerOf(meeting.state, who))).agenda.items[2];
    expect(ledIn('guest')).toMatchObject({ presenterId: null, unitId: null });
    expect(ledIn('m3')).toMatchObject({ presenterId: 'm2', unitId: 'phong' });
  });

  test('stands open in meetings of an earlier edition, which are decided again as they were', () => {
    const draft = commune();
    const old = {
      ...draft,
      info: { ...draft.info, procedure: 2 },
      recusals: [{ itemId: 'muc-3', personId: 'm2', reason: 'x' }],
    };
    const recused = foundingEvents(old).find(({ event }) => event.type === 'RecusalRecorded');
    expect(recused).toMatchObject({ event: { reason: 'x' }, sealedFor: null });
    expect(recused?.event).not.toHaveProperty('sealed');
  });
});
