import { everyone, type MeetingRecord } from '@dien-hong/shared';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { brokenAt, chain, genesis, type StoredRecord } from '../../verifier/chain.ts';
import { type EventLog, SequenceTaken } from './eventLog.ts';

export interface OpenedLog {
  readonly log: EventLog;
  /** Opens the same storage again, as after a restart. */
  reopen(): Promise<EventLog>;
  dispose(): Promise<void>;
}

export function recordsAfter(meeting: string, before: readonly StoredRecord[], count: number): StoredRecord[] {
  const made: StoredRecord[] = [];
  for (let n = 0; n < count; n++) {
    const last = made.at(-1) ?? before.at(-1);
    const seq = (last?.seq ?? 0) + 1;
    const record: MeetingRecord = {
      seq,
      at: 1000 + seq,
      by: 'chair',
      commandId: `c${seq}`,
      audience: everyone,
      sealedFor: null,
      event: { type: 'SpeechExtended', seconds: seq },
    };
    made.push(chain(meeting, last?.hash ?? genesis, record));
  }
  return made;
}

const bytes = (text: string) => new TextEncoder().encode(text);

/** Tests that every storage of the log must pass, through the port alone. */
export function logContract(name: string, open: () => Promise<OpenedLog>): void {
  describe(`the log on ${name}`, () => {
    let opened: OpenedLog;
    let log: EventLog;

    beforeEach(async () => {
      opened = await open();
      log = opened.log;
    });
    afterEach(() => opened.dispose());

    const append = (meetingId: string, records: readonly StoredRecord[], attached: [string, string][] = []) =>
      log.append({
        meetingId,
        records,
        attachments: attached.map(([digest, text]) => ({ digest, bytes: bytes(text) })),
      });

    test('[LOG-1] what was appended is read back in order, whole, after a restart too', async () => {
      const first = recordsAfter('a', [], 3);
      await append('a', first);
      const more = recordsAfter('a', first, 2);
      await append('a', more);
      expect(await log.read('a', 0)).toEqual([...first, ...more]);
      expect(await log.read('a', 3)).toEqual(more);
      await log.close();
      const again = await opened.reopen();
      expect(await again.read('a', 0)).toEqual([...first, ...more]);
      expect(brokenAt('a', await again.read('a', 0))).toBeNull();
      await again.close();
    });

    test('[LOG-3] numbers never skip and are never given twice: the second writer is refused whole', async () => {
      const first = recordsAfter('a', [], 2);
      await append('a', first);
      await expect(append('a', recordsAfter('a', [], 3))).rejects.toBeInstanceOf(SequenceTaken);
      await expect(append('a', recordsAfter('a', recordsAfter('a', first, 1), 1))).rejects.toBeInstanceOf(
        SequenceTaken,
      );
      expect(await log.read('a', 0)).toEqual(first);
    });

    test('batches of one tick stand or fall alone', async () => {
      const a = recordsAfter('a', [], 2);
      const b = recordsAfter('b', [], 1);
      const [one, two, three] = await Promise.allSettled([
        append('a', a),
        append('a', a, [['f'.repeat(64), 'lost with its batch']]),
        append('b', b),
      ]);
      expect([one.status, two.status, three.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect(await log.read('a', 0)).toEqual(a);
      expect(await log.read('b', 0)).toEqual(b);
      expect(await log.attachment('a', 'f'.repeat(64))).toBeNull();
    });

    test('bytes become durable with the records that name them, and belong to their meeting', async () => {
      const digest = 'd'.repeat(64);
      await append('a', recordsAfter('a', [], 1), [[digest, 'signed ballot']]);
      expect(Buffer.from((await log.attachment('a', digest)) ?? []).toString()).toBe('signed ballot');
      expect(await log.attachment('b', digest)).toBeNull();
    });

    test('many meetings at once each get their own consecutive numbers', async () => {
      const meetings = Array.from({ length: 20 }, (_, n) => `m${n}`);
      await Promise.all(meetings.map((id) => append(id, recordsAfter(id, [], 10))));
      for (const id of meetings)
        expect((await log.read(id, 0)).map((record) => record.seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    });

    test('a closed log takes no more', async () => {
      await log.close();
      await expect(append('a', recordsAfter('a', [], 1))).rejects.toThrow('closed');
    });
  });
}
