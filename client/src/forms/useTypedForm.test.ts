import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { effectScope, nextTick, ref } from 'vue';
import { holdFor } from '../device/holder.ts';
import { somethingTyped, typedAt } from '../device/stores/typed.ts';
import { wipe } from '../device/wipe.ts';
import { useTypedForm } from './useTypedForm.ts';

beforeEach(async () => {
  await wipe(null, 'closed');
  holdFor('an');
});

/** A dialog about `place` in a page of its own; null: it is closed. */
function page(begin: string | null) {
  const place = ref(begin);
  const scope = effectScope();
  const { form, done } = scope.run(() =>
    useTypedForm(
      () => place.value,
      () => ({ reason: '', rows: ['a'] }),
    ),
  ) as ReturnType<typeof useTypedForm<{ reason: string; rows: string[] }>>;
  return { place, form, done, goes: () => scope.stop() };
}
const onDevice = async () => (await typedAt<{ reason: string }>('annul:1').found())?.value.reason;
const isKept = (reason: string | undefined) => vi.waitFor(async () => expect(await onDevice()).toBe(reason));

test('text typed in a dialog is on the device within a second and comes back in another page', async () => {
  const first = page('annul:1');
  first.form.value.reason = 'Phòng mất điện';
  first.form.value.rows.push('b');
  await isKept('Phòng mất điện');
  first.goes();
  const second = page(null);
  expect(second.form.value.reason).toBe('');
  second.place.value = 'annul:1';
  await vi.waitFor(() => expect(second.form.value).toEqual({ reason: 'Phòng mất điện', rows: ['a', 'b'] }));
  second.place.value = 'annul:2';
  await nextTick();
  expect(second.form.value).toEqual({ reason: '', rows: ['a'] });
  expect(await onDevice()).toBe('Phòng mất điện');
});

test.each([
  ['the act is acknowledged', ({ done }: ReturnType<typeof page>) => done()],
  [
    'the dialog is closed',
    ({ place }: ReturnType<typeof page>) => {
      place.value = null;
    },
  ],
  [
    'it is emptied by hand',
    ({ form }: ReturnType<typeof page>) => {
      form.value.reason = '';
    },
  ],
])('it goes when %s', async (_when, act) => {
  const dialog = page('annul:1');
  dialog.form.value.reason = 'x';
  await isKept('x');
  act(dialog);
  await isKept(undefined);
  expect(dialog.form.value.reason).toBe('');
});

test('opening a dialog keeps nothing, and text left there does not overwrite text being typed', async () => {
  page('annul:2');
  expect(await somethingTyped()).toBe(false);
  typedAt('annul:1').keep({ reason: 'before' }, 0);
  await isKept('before');
  const dialog = page('annul:1');
  dialog.form.value.reason = 'now';
  await isKept('now');
  expect(dialog.form.value.reason).toBe('now');
});
