// Logs of past releases: each replays, record by record, to the state it had.
import { readdirSync, readFileSync } from 'node:fs';
import {
  coalesce,
  entryFor,
  evolve,
  fold,
  initialMeeting,
  MeetingEvent,
  type MeetingRecord,
  readAs,
  screenViewer,
  upcast,
  viewerOf,
} from '@dien-hong/shared';
import { describe, expect, test } from 'vitest';
import { folder, hashFile, logFile, stateHash } from './golden.ts';

const logs = readdirSync(folder).flatMap((file) => (file.endsWith('.jsonl') ? [file.slice(0, -'.jsonl'.length)] : []));

const onPurpose =
  'The log folds to another state. If the shape of the state changed on purpose and no fact is lost, put the new hash into the .sha256 file; a golden log itself is never changed.';

test('there are golden logs', () => {
  expect(logs).not.toEqual([]);
});

describe.each(logs)('[LOG-7] %s', (name) => {
  const records = readFileSync(logFile(name), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as MeetingRecord);
  const state = records.reduce(evolve, initialMeeting);

  test('[LOG-7] every record fits the schema of today', () => {
    for (const { seq, event } of records)
      expect([seq, MeetingEvent.parse(upcast(event))]).toEqual([seq, upcast(event)]);
    expect(records.map(({ seq }) => seq)).toEqual(records.map((_, index) => index + 1));
  });

  test('[LOG-7] it replays to the state it had', () => {
    expect(stateHash(state), onPurpose).toBe(readFileSync(hashFile(name), 'utf8').trim());
  });

  test('[LOG-7] everyone who was there can still read his part', () => {
    const viewers = [screenViewer, ...Object.keys(state.attendance.people).map((id) => viewerOf(state, id))];
    for (const viewer of viewers) {
      const seen = fold(readAs(records, viewer));
      expect(seen.seq).toBe(records.length);
      expect(seen).toEqual(fold(coalesce(records.map((record) => entryFor(record, viewer)))));
      expect(seen.agenda).toEqual(state.agenda);
      for (const [id, vote] of Object.entries(state.voting.votes))
        expect(seen.voting.votes[id]).toMatchObject({ stage: vote.stage, closed: vote.closed, settled: vote.settled });
    }
  });
});
