import { type DOMWrapper, mount } from '@vue/test-utils';
import { beforeAll, expect, test } from 'vitest';
import { i18n, speak } from '../../i18n/i18n.ts';
import DayField from './DayField.vue';
import MomentField from './MomentField.vue';

beforeAll(() => speak('vi'));
const global = { plugins: [i18n] };
/** Typed into the field, which is not left yet. */
function type(input: DOMWrapper<HTMLInputElement> | undefined, text: string): Promise<void> | undefined {
  if (input) input.element.value = text;
  return input?.trigger('input');
}
const at = (iso: string) => Date.parse(`${iso}:00+07:00`);

test('a moment is shown day before month on the 24 h clock, and follows what is typed into either field', async () => {
  const field = mount(MomentField, { global, props: { modelValue: at('2026-12-18T07:30'), label: 'Bắt đầu' } });
  const [day, time] = field.findAll('input');
  const shown = () => [day?.element.value, time?.element.value];
  expect(shown()).toEqual(['18/12/2026', '07:30']);
  expect(day?.attributes()).toMatchObject({ type: 'text', 'aria-label': 'Bắt đầu: ngày' });
  await type(time, '19h');
  expect(field.emitted('update:modelValue')?.at(-1)).toEqual([at('2026-12-18T19:00')]);
  // A text that is being typed stays unchanged until the field is left.
  expect(shown()).toEqual(['18/12/2026', '19h']);
  await time?.trigger('change');
  await type(day, '5-1-27');
  await day?.trigger('change');
  expect(shown()).toEqual(['05/01/2027', '19:00']);
  expect(field.emitted('update:modelValue')?.at(-1)).toEqual([at('2027-01-05T19:00')]);
  await field.setProps({ modelValue: at('2026-11-02T08:05') });
  expect(shown()).toEqual(['02/11/2026', '08:05']);
});

test('text that cannot be read changes nothing and is told with an example once the field is left', async () => {
  const field = mount(MomentField, { global, props: { modelValue: at('2026-12-18T07:30'), label: 'Hạn' } });
  const [day, time] = field.findAll('input');
  await type(day, '12/18/2026');
  expect(field.text()).not.toContain('Chưa rõ');
  await day?.trigger('change');
  expect(field.text()).toContain('Chưa rõ ngày');
  expect(day?.attributes('aria-describedby')).toBe(field.get('p').attributes('id'));
  await type(day, '18/12/2026');
  await type(time, '25:00');
  await time?.trigger('change');
  expect(field.text()).toContain('Chưa rõ giờ');
  expect(
    field
      .emitted('update:modelValue')
      ?.flat()
      .every((one) => one === at('2026-12-18T07:30')) ?? true,
  ).toBe(true);
});

test('a day may be left empty only where that is allowed', async () => {
  const field = mount(DayField, { global, props: { modelValue: '2026-11-24', label: 'Ngày', optional: true } });
  const input = field.get('input');
  expect(input.element.value).toBe('24/11/2026');
  await input.setValue('');
  await input.trigger('change');
  expect(field.emitted('update:modelValue')?.at(-1)).toEqual(['']);
  const needed = mount(DayField, { global, props: { modelValue: '2026-11-24', label: 'Ngày' } });
  await needed.get('input').setValue('');
  await needed.get('input').trigger('change');
  expect(needed.emitted('update:modelValue')).toBeUndefined();
  expect(needed.text()).toContain('Chưa rõ ngày');
});

test('no field follows the language of the device', () => {
  const sources = import.meta.glob<string>('../../**/*.vue', { eager: true, query: '?raw', import: 'default' });
  const native = Object.entries(sources).filter(([, text]) =>
    /type="(date|time|datetime-local|month|week)"/.test(text),
  );
  expect(native.map(([path]) => path)).toEqual([]);
});
