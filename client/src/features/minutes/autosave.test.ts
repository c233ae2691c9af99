import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Reply } from '../../line/http.ts';
import { autosave, type Kept } from './autosave.ts';

/** A server that keeps one text by version, as the minutes' route does. */
function server(start: Kept = { text: '', version: 0 }) {
  const kept = { ...start };
  let connected = true;
  const put = vi.fn(async (text: string, version: number): Promise<Reply<{ version: number }>> => {
    if (!connected) return { ok: false, refusal: { code: 'no-connection', params: {} } } as const;
    if (version !== kept.version) return { ok: false, refusal: { code: 'text-changed', params: {} } } as const;
    kept.text = text;
    kept.version += 1;
    return { ok: true, value: { version: kept.version } } as const;
  });
  return { kept, put, read: async () => ({ ...kept }), connect: (now: boolean) => (connected = now) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('saves once when typing pauses, over the version it knows', async () => {
  const { kept, put, read } = server();
  const text = autosave({ text: '', version: 0 }, { put, read });
  text.write('Thống');
  await vi.advanceTimersByTimeAsync(500);
  text.write('Thống nhất');
  expect(text.state.status).toBe('changed');
  await vi.advanceTimersByTimeAsync(1000);
  expect(put.mock.calls).toEqual([['Thống nhất', 0]]);
  expect(kept).toEqual({ text: 'Thống nhất', version: 1 });
  expect(text.state.status).toBe('saved');
});

test('text typed while saving is saved after it', async () => {
  const { kept, put, read } = server();
  const text = autosave({ text: '', version: 0 }, { put, read });
  text.write('a');
  const saving = text.flush();
  text.write('ab');
  await saving;
  expect(text.state.status).toBe('changed');
  await vi.advanceTimersByTimeAsync(1000);
  expect(kept).toEqual({ text: 'ab', version: 2 });
});

test('a refusal that passes is tried again by itself, and a save that was made before it is no conflict', async () => {
  const { kept, put, read } = server();
  put.mockImplementationOnce(async (text) => {
    Object.assign(kept, { text, version: kept.version + 1 });
    return { ok: false, refusal: { code: 'server-error', params: {} } };
  });
  const text = autosave({ text: '', version: 0 }, { put, read });
  text.write('Thống');
  await text.flush();
  expect(text.state.status).toBe('waiting');
  text.write('Thống nhất');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(text.state.status).toBe('saved');
  expect(kept).toEqual({ text: 'Thống nhất', version: 2 });
});

test("somebody else's text is not overwritten: both are kept until the writer chooses", async () => {
  const { kept, put, read } = server({ text: 'của thư ký khác', version: 3 });
  const text = autosave({ text: 'cũ', version: 2 }, { put, read });
  text.write('của tôi');
  await text.flush();
  expect(text.state).toMatchObject({ status: 'conflict', text: 'của tôi', theirs: { text: 'của thư ký khác' } });
  text.write('của tôi nữa');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(kept.text).toBe('của thư ký khác');
  await text.keepMine();
  expect(kept).toEqual({ text: 'của tôi nữa', version: 4 });
  expect(text.state.theirs).toBeNull();
});

test('taking the other text sends nothing and goes on from its version', async () => {
  const { kept, put, read } = server({ text: 'của họ', version: 5 });
  const text = autosave({ text: '', version: 4 }, { put, read });
  text.write('của tôi');
  await text.flush();
  text.takeTheirs();
  expect(text.state).toMatchObject({ status: 'saved', text: 'của họ' });
  text.write('của họ, thêm');
  await text.flush();
  expect(kept).toEqual({ text: 'của họ, thêm', version: 6 });
});

test('a save whose answer was lost is no conflict', async () => {
  const { put, read } = server({ text: 'đã gửi', version: 1 });
  const text = autosave({ text: '', version: 0 }, { put, read });
  text.write('đã gửi');
  await text.flush();
  expect(text.state).toMatchObject({ status: 'saved', theirs: null });
});

test('nor is one that was written on before it was tried again', async () => {
  const { kept, put, read, connect } = server();
  const text = autosave({ text: '', version: 0 }, { put, read });
  text.write('Thống nhất');
  // It arrives; the way back is cut.
  kept.text = 'Thống nhất';
  kept.version = 1;
  connect(false);
  await text.flush();
  text.write('Thống nhất thông qua');
  connect(true);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(text.state).toMatchObject({ status: 'saved', theirs: null });
  expect(kept).toEqual({ text: 'Thống nhất thông qua', version: 2 });
});

test('without a connection it waits and sends later', async () => {
  const { kept, put, read, connect } = server();
  connect(false);
  const text = autosave({ text: '', version: 0 }, { put, read });
  text.write('giữ lại');
  await text.flush();
  expect(text.state.status).toBe('waiting');
  connect(true);
  await vi.advanceTimersByTimeAsync(5000);
  expect(kept.text).toBe('giữ lại');
  expect(text.state.status).toBe('saved');
});

test('text that the server lacks is told with the version it was written over, and comes back', async () => {
  const { kept, put, read, connect } = server();
  const unsaved = vi.fn();
  const text = autosave({ text: '', version: 0 }, { put, read, unsaved });
  connect(false);
  text.write('Thống nhất');
  await vi.advanceTimersByTimeAsync(1000);
  expect(text.state.status).toBe('waiting');
  expect(unsaved.mock.calls).toEqual([['Thống nhất', 0]]);
  connect(true);
  const next = autosave({ text: '', version: 0 }, { put, read, unsaved });
  next.restore('Thống nhất', 0);
  await vi.advanceTimersByTimeAsync(1);
  expect(kept).toEqual({ text: 'Thống nhất', version: 1 });
  expect(unsaved).toHaveBeenLastCalledWith(null, 1);
});

test('text that comes back is not written over another person’s later text', async () => {
  const { kept, put, read } = server({ text: 'của thư ký khác', version: 3 });
  const text = autosave({ text: 'của thư ký khác', version: 3 }, { put, read });
  text.restore('của tôi', 2);
  await vi.advanceTimersByTimeAsync(1);
  expect(text.state).toMatchObject({ status: 'conflict', text: 'của tôi', theirs: { text: 'của thư ký khác' } });
  expect(kept.text).toBe('của thư ký khác');
});
