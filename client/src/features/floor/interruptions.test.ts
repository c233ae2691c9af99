// The suggestions of the console and the announcements when a turn for anything but a speech stops the one that runs.
import { evolve, type MeetingEvent, type MeetingState, speakingNow } from '@dien-hong/shared';
import { commune, present, scene } from '@dien-hong/shared/testing';
import { beforeAll, expect, test } from 'vitest';
import { i18n, speak } from '../../i18n/i18n.ts';
import type { Wording } from '../feature.ts';
import { announceFloor } from './announce.ts';
import { floorSteps } from './steps.ts';

beforeAll(() => speak('vi'));

const speaking = present(scene(commune()), 7)
  .given('chair', { type: 'OpenMeeting' }, { type: 'TakeUpItem', itemId: 'muc-1' })
  .given('chair', { type: 'GrantFloor', personId: 'm2', requestId: null, kind: 'thaoLuan' })
  .given('m4', { type: 'AskToSpeak', kind: 'thaoLuan', topic: '' }).state;
const after = (state: MeetingState, event: MeetingEvent): MeetingState =>
  evolve(state, { seq: state.seq + 1, at: 0, by: 'chair', event });

const about = { personId: 'm3', kind: 'thaoLuan', itemId: 'muc-1', purpose: 'question' };
const asked = after(speaking, { type: 'SpeechRequested', requestId: 'r1', topic: '', rank: 1, ...about });
const turn = { speechId: 's1', requestId: 'r1', limitSeconds: 60 };
const interrupted = after(asked, { type: 'FloorGranted', ...turn, ...about });
const goneOn = after(interrupted, { type: 'SpeechEnded', speechId: 's1' });
const undone = after(interrupted, { type: 'TurnUndone' });

const next = (state: MeetingState) => floorSteps.due(state, 'chair')[0]?.step;

test('a request that interrupts is called before one for a speech, and the speaker goes on before that', () => {
  expect(next(asked)).toEqual({ act: 'give-floor', personId: 'm3', presenting: false });
  expect(next(interrupted)).toEqual({ act: 'end-turn', personId: 'm3' });
  expect(next(goneOn)).toEqual({ act: 'give-floor', personId: 'm4', presenting: false });
});

test('that a speaker goes on is told, and that he does because it was undone', () => {
  const wording: Wording = { me: 'm2', language: 'vi', nameOf: (id) => id, t: i18n.global.t };
  const heard = (now: MeetingState, was: MeetingState, me: string) => announceFloor(now, was, { ...wording, me });
  expect(speakingNow(goneOn)?.personId).toBe('m2');
  expect(heard(interrupted, asked, 'm5')).toBe('m3 phát biểu');
  expect(heard(goneOn, interrupted, 'm5')).toBe('m2 phát biểu tiếp');
  expect(heard(goneOn, interrupted, 'm2')).toMatch(/^Mời .* phát biểu tiếp$/);
  expect(heard(undone, interrupted, 'm5')).toBe('Đã hoàn tác: m2 phát biểu tiếp');
  expect(heard(undone, interrupted, 'm3')).toMatch(/^Đã hoàn tác: .* trở lại danh sách, thứ 1$/);
});
