import { expect, test } from 'vitest';
import { accept } from '../kernel/index.ts';
import { codeOf, commune, issuing, motion, present, scene, uploadOf } from '../testing/index.ts';
import { decide, ranked } from './decide.ts';
import {
  capabilities,
  evolve,
  initialMeeting,
  MeetingCommand,
  MeetingEvent,
  nextDeadline,
  ServiceCommand,
} from './index.ts';

const namesOf = (schemas: readonly { shape: { type: { def: { values: readonly string[] } } } }[]): string[] =>
  schemas.flatMap((one) => one.shape.type.def.values);

test('a name belongs to one command, an event’s to one event, a purpose’s to one purpose', () => {
  const commands = namesOf([...MeetingCommand.def.options, ...ServiceCommand.def.options]);
  expect(new Set(commands).size).toBe(commands.length);
  const events = namesOf(MeetingEvent.def.options);
  expect(new Set(events).size).toBe(events.length);
  const purposes = capabilities.flatMap((one) => ('purposes' in one ? Object.keys(one.purposes) : []));
  expect(new Set(purposes).size).toBe(purposes.length);
});

test('[LOG-3] an event that this release does not know changes nothing but the number', () => {
  const unknown = { type: 'MeetingPostponed' } as unknown as MeetingEvent;
  expect(evolve(initialMeeting, { seq: 7, at: 0, by: 'chair', event: unknown })).toEqual({ ...initialMeeting, seq: 7 });
});

test.each([
  ['speech', 0],
  ['coffee', 'purpose-unknown'],
  ['toString', 'purpose-unknown'],
])(
  '[FLR-17] a request for the purpose “%s” gets the rank that is brought for it, or is refused: %s',
  (purpose, outcome) => {
    const about = { requestId: 'r1', personId: 'm2', kind: 'thaoLuan', topic: '', itemId: null };
    const decision = ranked(accept({ type: 'SpeechRequested', purpose, rank: 9, ...about }));
    expect(decision).toMatchObject(
      decision.ok ? { events: [{ event: { purpose, rank: outcome } }] } : { refusal: { code: outcome } },
    );
  },
);

test('[VOT-15, LOG-8] of several deadlines the earliest comes first', () => {
  const motions = [
    motion('v1', { itemId: null, paperIds: [], seconds: 300 }),
    motion('v2', { itemId: null, paperIds: [], seconds: 60 }),
    motion('v3', { itemId: null, paperIds: [], seconds: 120 }),
  ];
  const meeting = present(scene(commune({ motions })), 8).given(
    'chair',
    { type: 'OpenMeeting' },
    { type: 'OpenSeries', voteIds: ['v1', 'v2', 'v3'] },
  );
  const command = { type: 'CloseVote', voteId: 'v2' } as const;
  expect(nextDeadline(meeting.state)).toEqual({ at: meeting.now + 60_000, command });
});

test('[DOC-2] what was verified for another kind of command proves nothing', () => {
  const meeting = present(scene(commune()), 8).given('chair', { type: 'OpenMeeting' });
  const words = {
    kind: 'Tờ trình',
    number: '',
    subject: 'Bản mới',
    issuer: '',
    issuedOn: null,
    access: 'everyone',
  } as const;
  const command = { type: 'PublishPaper', paperId: null, itemId: null, sha256: uploadOf(9).sha256, ...words } as const;
  expect(codeOf(meeting.when('sec', command, issuing))).toBe('paper-not-uploaded');
  const context = { actor: { kind: 'person', personId: 'sec' }, at: 0, commandId: 'x' } as const;
  expect(decide(meeting.state, command, { ...context, proof: uploadOf(9) }).ok).toBe(true);
});
