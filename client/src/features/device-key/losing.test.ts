import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { holdFor } from '../../device/holder.ts';
import { answerAt } from '../../device/local.ts';
import { forgetBallot, keepBallot } from '../../device/stores/ballots.ts';
import { keepSlip } from '../../device/stores/secretVotes.ts';
import { wipe } from '../../device/wipe.ts';
import { losing } from './losing.ts';

test('a person who signs out is asked first about a ballot that waits, a slip that is not cast, and typed text', async () => {
  holdFor('an');
  expect(await losing()).toBeNull();
  answerAt('lyk', 'an', {}).write({ text: 'x' });
  expect(await losing()).toBe('typed');
  await keepSlip(['an', 'hop', 'v1'], { is: 'received', secrets: {} as never });
  expect(await losing()).toBe('slip');
  await keepBallot('an', { meetingId: 'hop', envelope: { id: 'e' } as never });
  expect(await losing()).toBe('ballot');
  holdFor('binh');
  expect(await losing()).toBeNull();
  holdFor('an');
  await forgetBallot('an', 'e');
  await keepSlip(['an', 'hop', 'v1'], { is: 'cast' });
  expect(await losing()).toBe('typed');
  await wipe('an', 'signed-out');
  expect(await losing()).toBeNull();
});
