// The laws of the log, held against random meetings.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { Viewer } from '../kernel/index.ts';
import { meetings, play } from '../testing/generators.ts';
import { cast, committeeRules, commune, isRefusal, type Scene, scene, uploadOf } from '../testing/index.ts';
import { hold, runs, throughJson, viewersOf } from '../testing/laws.ts';
import { started } from '../testing/stages.ts';
import { decide } from './decide.ts';
import {
  coalesce,
  entryFor,
  fold,
  foldEntry,
  initialMeeting,
  MeetingCommand,
  MeetingEvent,
  type MeetingState,
  readAs,
  readByName,
  ServiceCommand,
  viewerOf,
} from './index.ts';

// A busy machine may take longer than the usual five seconds for this number of meetings.

test('the generator reaches every event and every command', () => {
  const events = new Set<string>();
  const carriedOut = new Set<string>();
  for (const { stage, steps } of fc.sample(meetings, { numRuns: 1000, seed: 4 })) {
    const { records } = play(started(stage), steps, (command, outcome) => {
      if (!isRefusal(outcome)) carriedOut.add(command.type);
    });
    for (const { event } of records) events.add(event.type);
  }
  const namesOf = (schemas: readonly { shape: { type: z.ZodMiniLiteral<string> } }[]): string[] =>
    schemas.flatMap((one) => one.shape.type.def.values);
  const missing = namesOf(MeetingEvent.def.options).filter((name) => !events.has(name));
  const commands = namesOf([...MeetingCommand.def.options, ...ServiceCommand.def.options]);
  const unsent = commands.filter((name) => !carriedOut.has(name));
  expect({ missing, unsent }).toEqual({ missing: [], unsent: [] });
});

test('[LOG-3] numbers never skip, and every record and event fits its schema', () => {
  hold(({ records }) => {
    expect(records.map(({ seq }) => seq)).toEqual(records.map((_, index) => index + 1));
    for (const { event, by, at } of records) {
      expect(z.parse(MeetingEvent, throughJson(event))).toEqual(event);
      expect(by).not.toBe('');
      expect(Number.isSafeInteger(at)).toBe(true);
    }
  });
});

test('[LOG-13] deciding answers every command that fits its schema, and a refusal changes nothing', () => {
  fc.assert(
    fc.property(meetings, ({ stage, steps }) => {
      const meeting = started(stage);
      let before = meeting.state;
      play(meeting, steps, (command, outcome) => {
        const schema = z.union([MeetingCommand, ServiceCommand]);
        expect(z.safeParse(schema, command).success).toBe(true);
        if (isRefusal(outcome)) expect(meeting.state).toBe(before);
        else expect(meeting.state.seq).toBe(before.seq + outcome.length);
        before = meeting.state;
        const context = { actor: { kind: 'person', personId: 'chair' }, at: 0, commandId: 'x', proof: null } as const;
        expect(decide(initialMeeting, command, context).ok).toBe(false);
      });
    }),
    { numRuns: runs },
  );
});

test('[LOG-11] deciding and folding change nothing that is given to them, and do the same again', () => {
  const frozen = <T>(value: T): T => {
    if (typeof value === 'object' && value !== null && !Object.isFrozen(value))
      Object.values(Object.freeze(value)).forEach(frozen);
    return value;
  };
  hold((meeting, steps, stage) => {
    const again = started(stage);
    frozen(again.state);
    play(again, frozen(steps), () => frozen(again.state));
    expect(again.records).toEqual(meeting.records);
    expect(again.state).toEqual(meeting.state);
  });
});

describe('folding', () => {
  test('[AUD-4] a part and then the rest is all of it', () => {
    hold((meeting, steps) => {
      for (const viewer of viewersOf(meeting)) {
        const entries = meeting.records.map((record) => entryFor(record, viewer));
        const at = (steps.length * 7) % entries.length;
        const resumed = fold(entries.slice(at), throughJson(fold(entries.slice(0, at))));
        expect(resumed).toEqual(fold(entries));
      }
    });
  });

  test('[LOG-3] silence costs one number, and its last one arrives', () => {
    const meeting = started('vote');
    const before = meeting.records.length;
    for (const who of ['chair', 'm2', 'm5']) cast(meeting, 'v1', who, committeeRules.choices[0]);
    const entries = readAs(meeting.records, viewerOf(meeting.state, 'guest'));
    expect(entries.at(-1)).toEqual({ hiddenTo: before + 3 });
    expect(entries.filter((entry) => 'hiddenTo' in entry && entry.hiddenTo > before)).toHaveLength(1);
    expect(fold(entries).seq).toBe(meeting.records.length);
  });

  test('[LOG-3] joined silence ends in the same state as silence told number by number', () => {
    hold((meeting, steps) => {
      for (const viewer of viewersOf(meeting)) {
        const single = meeting.records.map((record) => entryFor(record, viewer));
        const at = (steps.length * 5) % single.length;
        const frames = [...coalesce(single.slice(0, at)), ...coalesce(single.slice(at))];
        expect(fold(readAs(meeting.records, viewer))).toEqual(fold(single));
        expect(fold(frames)).toEqual(fold(single));
        expect(fold(single).seq).toBe(meeting.records.length);
      }
    });
  });

  /** The state of a newcomer: the one that his groups see, as JSON, and then the records that are his own. */
  const joinedLate = ({ records }: Scene, viewer: Viewer): MeetingState => {
    const asGroup = { personId: null, groups: viewer.groups };
    const snapshot = throughJson(
      records.reduce((state, record) => foldEntry(state, entryFor(record, asGroup)), initialMeeting),
    );
    const own = records.filter((record) => readByName(record, viewer)).map((record) => entryFor(record, viewer));
    return { ...fold(own, snapshot), seq: snapshot.seq };
  };

  test('[AUD-5] the state of his groups, and his own records late, is the fold of his own log', () => {
    hold((meeting) => {
      for (const viewer of viewersOf(meeting))
        expect(joinedLate(meeting, viewer)).toEqual(fold(readAs(meeting.records, viewer)));
    });
  });

  test('[AUD-5] a visitor who stands in for a member reads the paper that replaced a withdrawn one', () => {
    const meeting = scene(commune()).given(
      'sec',
      { type: 'WithdrawPaper', paperId: 'p2', reason: 'Sai' },
      { type: 'AppointSubstitute', personId: 'm3', substituteId: 'visitor', reason: '' },
    );
    const words = {
      kind: 'Tờ trình',
      number: '',
      subject: 'Bản sửa',
      issuer: '',
      issuedOn: null,
      access: 'everyone',
    } as const;
    const { sha256 } = uploadOf(9);
    meeting.when('sec', { type: 'PublishPaper', paperId: 'p2', itemId: 'muc-2', sha256, ...words }, uploadOf(9));
    const viewer = viewerOf(meeting.state, 'visitor');
    expect(joinedLate(meeting, viewer)).toEqual(fold(readAs(meeting.records, viewer)));
    expect(joinedLate(meeting, viewer).documents.papers.p2).toMatchObject({ version: 2, withdrawn: null });
    const named = meeting.records.filter((record) => readByName(record, viewer));
    expect(named.map(({ event }) => event.type)).toEqual(['InvitationTold']);
  });
});
