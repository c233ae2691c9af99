import type { ConsultationInfo, Refusal, RefusalCode } from '@dien-hong/shared';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { effectScope } from 'vue';
import { unkept } from '../../device/unkept.ts';
import { signer } from '../../keys/deviceKey.ts';
import { useAnswer } from './useAnswer.ts';

vi.mock('../../keys/deviceKey.ts', () => ({ signer: vi.fn(), sha256: async () => new Uint8Array(32) }));
const signCades = vi.hoisted(() => vi.fn(async (_: { content: Uint8Array }) => new Uint8Array([1])));
vi.mock('@dien-hong/shared/cades', () => ({ signCades }));

const info = {
  id: 'c1',
  subject: 'Kế hoạch',
  question: 'Đồng ý?',
  papers: [],
  rules: { written: { choices: ['Đồng ý', 'Không đồng ý', 'Ý kiến khác'] } },
} as unknown as ConsultationInfo;
const refused = (code: RefusalCode): Refusal => ({ code, params: {} });

beforeEach(() => {
  localStorage.clear();
  vi.mocked(signer).mockResolvedValue({} as never);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** A member's answer form whose server gives these answers in turn: null where it took the answer. */
function form(...answers: (Refusal | null)[]) {
  const send = vi.fn(async () => answers.shift() ?? null);
  const scope = effectScope();
  const answer = scope.run(() => useAnswer(() => info, 'm2', { send, now: () => 0 }));
  if (!answer) throw new Error('there is a form');
  return { ...answer, sendCommand: send, leave: () => scope.stop() };
}

test('an answer that the browser will not sign is told, and does not wait for the network', async () => {
  vi.mocked(signer).mockRejectedValue(new DOMException('no', 'OperationError'));
  const { written, send, stage, problem, leave } = form();
  written.value.choice = 'Đồng ý';
  expect(await send()).toBe(false);
  expect([stage.value, problem.value?.code]).toEqual(['writing', 'signing-failed']);
  leave();
});

test('text written while the device is slow to sign is not signed with the answer', async () => {
  let found = (_: unknown): void => {};
  vi.mocked(signer).mockReturnValue(new Promise((resolve) => (found = resolve as typeof found)) as never);
  const { written, send, leave } = form(null);
  Object.assign(written.value, { choice: 'Ý kiến khác', text: 'Nâng mức hỗ trợ' });
  const sending = send();
  written.value.text = 'Nâng mức hỗ trợ, nhưng';
  found({});
  expect(await sending).toBe(true);
  const signed = new TextDecoder().decode(signCades.mock.lastCall?.[0].content);
  expect(JSON.parse(signed)).toMatchObject({ text: 'Nâng mức hỗ trợ' });
  expect(localStorage.getItem('answer:c1:m2')).toContain('nhưng');
  leave();
});

test('a server that comes back gets the answer without the browser’s telling', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { written, send, stage, sendCommand, leave } = form(refused('no-connection'), null);
  written.value.choice = 'Đồng ý';
  await send();
  expect(stage.value).toBe('waiting');
  await vi.advanceTimersByTimeAsync(5000);
  expect(sendCommand).toHaveBeenCalledTimes(2);
  expect(localStorage.length).toBe(0);
  leave();
});

test('an answer that waits is sent by the next page, and is kept where it comes too late', async () => {
  const first = form(refused('no-connection'));
  first.written.value.choice = 'Ý kiến khác';
  first.written.value.text = 'Nâng mức hỗ trợ';
  await first.send();
  first.leave();
  const next = form(refused('consultation-not-open'));
  await vi.waitFor(() => expect(next.problem.value?.code).toBe('consultation-not-open'));
  expect(JSON.parse(localStorage.getItem('answer:c1:m2') ?? '')).toMatchObject({
    choice: 'Ý kiến khác',
    text: 'Nâng mức hỗ trợ',
    waiting: true,
  });
  next.leave();
});

const keptHere = () => JSON.parse(localStorage.getItem('answer:c1:m2') ?? '{}');

test('an answer that waits and is written on is sent by its writer alone', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const first = form(refused('no-connection'));
  first.written.value.choice = 'Đồng ý';
  await first.send();
  first.written.value.choice = 'Ý kiến khác';
  first.written.value.text = 'Nâng m';
  expect([first.stage.value, keptHere().waiting]).toEqual(['writing', false]);
  await vi.advanceTimersByTimeAsync(20_000);
  window.dispatchEvent(new Event('online'));
  expect(first.sendCommand).toHaveBeenCalledTimes(1);
  first.leave();

  const next = form(null);
  await vi.advanceTimersByTimeAsync(20_000);
  expect([next.written.value.text, next.stage.value]).toEqual(['Nâng m', 'writing']);
  expect(next.sendCommand).not.toHaveBeenCalled();
  expect(await next.send()).toBe(true);
  next.leave();
});

test('text written while an answer is on its way waits for a tap, and stays where the answer was taken', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  for (const came of [refused('no-connection'), null]) {
    localStorage.clear();
    const { written, send, stage, sendCommand, leave } = form(came);
    written.value.choice = 'Ý kiến khác';
    written.value.text = 'Nâng mức hỗ trợ';
    const sending = send();
    written.value.text = 'Nâng mức hỗ trợ lên';
    expect(await sending).toBe(came === null);
    await vi.advanceTimersByTimeAsync(20_000);
    expect([stage.value, sendCommand.mock.calls.length]).toEqual(['writing', 1]);
    expect(keptHere()).toMatchObject({ text: 'Nâng mức hỗ trợ lên', waiting: false });
    leave();
  }
});

test('an answer that waited and was refused for good is handed in by a tap only', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const first = form(refused('no-connection'), refused('certificate-revoked'));
  first.written.value.choice = 'Đồng ý';
  await first.send();
  await vi.advanceTimersByTimeAsync(5000);
  expect([first.stage.value, first.problem.value?.code, keptHere().waiting]).toEqual([
    'writing',
    'certificate-revoked',
    false,
  ]);
  first.leave();
  const next = form(null);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(next.sendCommand).not.toHaveBeenCalled();
  next.leave();
});

test('a device that keeps nothing sends it all the same, and says so', async () => {
  const setItem = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  vi.stubGlobal('localStorage', { getItem: () => null, setItem, removeItem: () => {} });
  const { written, send, sendCommand, leave } = form(null);
  written.value.choice = 'Đồng ý';
  expect(unkept.value.has('answer')).toBe(true);
  expect(await send()).toBe(true);
  expect(sendCommand).toHaveBeenCalledTimes(1);
  leave();
});
