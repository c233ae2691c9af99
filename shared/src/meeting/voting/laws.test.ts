// The laws of votes, held against random meetings.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { people, play } from '../../testing/generators.ts';
import { cast, codeOf, committeeRules, issuing, type Scene, voteOpened } from '../../testing/index.ts';
import { hold, runs } from '../../testing/laws.ts';
import { started } from '../../testing/stages.ts';
import { decide } from '../decide.ts';
import { barsOpening, mayVote, openingNotes } from '../index.ts';

// A busy machine may take longer than the usual five seconds for this number of meetings.

test('[VOT-17] the tally does not depend on the order of the ballots', () => {
  const ballots = fc.array(fc.constantFrom(...committeeRules.choices), { minLength: 8, maxLength: 8 });
  const who = ['chair', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8'];
  fc.assert(
    fc.property(ballots, fc.shuffledSubarray(who, { minLength: 1 }), (choices, order) => {
      const closedAfter = (voters: readonly string[]) => {
        const meeting = voteOpened();
        for (const one of voters) cast(meeting, 'v1', one, choices[who.indexOf(one)] ?? '');
        meeting.given('chair', { type: 'CloseVote', voteId: 'v1' });
        const { at: _, ...closed } = meeting.state.voting.votes.v1?.closed ?? { at: 0 };
        return closed;
      };
      expect(closedAfter(order)).toEqual(closedAfter([...order].sort()));
    }),
    { numRuns: runs },
  );
});

test('[VOT-45] whatever opening would refuse as things stand is foretold, and nothing else bars it', () => {
  // These depend on the state of the meeting and not on the vote: the console offers no vote then.
  const elsewhere = ['meeting-not-open', 'meeting-closed', 'vote-open', 'recused-from-running'];
  const foretold = new Set<string>();
  const look = ({ state }: Scene) => {
    for (const { motion, stage } of Object.values(state.voting.votes)) {
      const actor = { kind: 'person', personId: 'chair' } as const;
      const command = { type: 'OpenVote', voteId: motion.id } as const;
      const opening = decide(state, command, { actor, at: 0, commandId: 'x', proof: issuing });
      const code = opening.ok ? null : opening.refusal.code;
      if (stage !== 'prepared' || (code && elsewhere.includes(code))) continue;
      expect([code, openingNotes(state, motion.id).some(barsOpening)]).toEqual([code, code !== null]);
      if (code) foretold.add(code);
    }
  };
  hold((meeting, steps, stage) => {
    look(meeting);
    const again = started(stage);
    play(again, steps, () => look(again));
  });
  expect(foretold.size).toBeGreaterThan(1);
});

test('[VOT-21] who may vote by the selector, and he alone, has his ballot taken', () => {
  hold((meeting) => {
    for (const vote of Object.values(meeting.state.voting.votes))
      for (const one of people) {
        const late = vote.opened?.closesAt != null && meeting.now > vote.opened.closesAt;
        const may = mayVote(meeting.state, vote.motion.id, one) && !late;
        const [choice = ''] = vote.motion.choices;
        expect(codeOf(cast(meeting, vote.motion.id, one, choice)) === null).toBe(may);
      }
  });
});
