import { flushPromises, mount } from '@vue/test-utils';
import { beforeAll, expect, test } from 'vitest';
import { i18n, speak } from '../../i18n/i18n.ts';
import ItemFields from './ItemFields.vue';

beforeAll(() => speak('vi'));

async function shown(faults: Record<string, string> = {}) {
  const fields = mount(ItemFields, {
    global: { plugins: [i18n] },
    props: {
      title: 'Dự toán',
      presenterId: '',
      minutes: '15',
      people: [
        { id: 'tu', label: 'Đỗ Thị Tú' },
        { id: 'an', label: 'Lê Văn An' },
      ],
      error: (path: string) => faults[path],
    },
  });
  await flushPromises();
  return fields;
}

test('nobody has to present an item; the others stand in the order of their names', async () => {
  const fields = await shown();
  expect(fields.findAll('option').map((one) => one.text())).toEqual([
    i18n.global.t('agenda.edit.nobody'),
    'Lê Văn An',
    'Đỗ Thị Tú',
  ]);
  await fields.get('select').setValue('tu');
  expect(fields.emitted('update:presenterId')).toEqual([['tu']]);
});

test('a fault stands at its field, that of the minutes in words of its own', async () => {
  const fields = await shown({ title: 'Chưa có tên', plannedMinutes: 'too-large' });
  expect(fields.get('textarea').element.parentElement?.textContent).toContain('Chưa có tên');
  expect(fields.get('input').element.parentElement?.textContent).toContain(i18n.global.t('agenda.edit.minutesWrong'));
  expect(fields.text()).not.toContain('too-large');
});
