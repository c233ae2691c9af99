// The laws of audiences, held against random meetings.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ballotBy, people, play, sequences } from '../testing/generators.ts';
import { hold, publicOf, runs, viewersOf } from '../testing/laws.ts';
import { started } from '../testing/stages.ts';
import { fold, readAs } from './index.ts';

// A busy machine may take longer than the usual five seconds for this number of meetings.

test('[AUD-1, AUD-2] every reader can fold what he may read, and all agree about what is public', () => {
  hold((meeting) => {
    const known = publicOf(meeting.state);
    for (const viewer of viewersOf(meeting)) expect(publicOf(fold(readAs(meeting.records, viewer)))).toEqual(known);
  });
});

test('[AUD-3] other choices tell an outsider nothing until the vote is closed', () => {
  const ballots = fc.tuple(...['chair', 'm2', 'm5'].map((who) => ballotBy(who)));
  fc.assert(
    fc.property(ballots, sequences('vote'), fc.constantFrom(...people), (cast, more, reader) => {
      const steps = [...cast, ...more];
      const meeting = play(started('vote'), steps);
      const turned = steps.map((step) => (step.who === reader ? step : { ...step, choice: step.choice + 1 }));
      const other = play(started('vote'), turned);
      const closing = meeting.records.findIndex(({ event }) => event.type === 'VoteClosed');
      const secret = meeting.records.slice(0, closing === -1 ? undefined : closing);
      const voters = secret.flatMap(({ event }) => (event.type === 'BallotCast' ? [event.personId] : []));
      expect(voters).toEqual(expect.arrayContaining(['chair', 'm2', 'm5']));
      for (const viewer of viewersOf(meeting)) {
        if (viewer.personId !== null && viewer.personId !== reader && voters.includes(viewer.personId)) continue;
        expect(readAs(other.records.slice(0, secret.length), viewer)).toEqual(readAs(secret, viewer));
      }
    }),
    { numRuns: runs },
  );
});
