import { mount } from '@vue/test-utils';
import { expect, test } from 'vitest';
import TextArea from './TextArea.vue';
import TextField from './TextField.vue';

const kinds = [
  { kind: 'one line', Field: TextField, tag: 'input' },
  { kind: 'several lines', Field: TextArea, tag: 'textarea' },
];

test.each(kinds)('$kind: the label names it, the other attributes are its own', async ({ Field, tag }) => {
  const frame = mount(Field, { props: { modelValue: 'a', label: 'Lý do' }, attrs: { maxlength: 10, class: 'handle' } });
  const field = frame.get(tag);
  expect(frame.get('label').attributes('for')).toBe(field.attributes('id'));
  expect(field.attributes()).toMatchObject({ maxlength: '10' });
  expect(field.classes()).toContain('handle');
  expect(frame.element.className).not.toContain('handle');
  await field.setValue('ab');
  expect(frame.emitted('update:modelValue')).toEqual([['ab']]);
});

test.each(kinds)('$kind: its error stands in place of its hint and is read out with it', async ({ Field, tag }) => {
  const frame = mount(Field, { props: { modelValue: '', label: 'Lý do', hint: 'Ghi ngắn gọn' } });
  const field = frame.get(tag);
  const note = () => frame.get(`[id="${field.attributes('aria-describedby')}"]`).text();
  expect(note()).toBe('Ghi ngắn gọn');
  expect(field.attributes('aria-invalid')).toBeUndefined();
  await frame.setProps({ error: 'Chưa ghi lý do' });
  expect(note()).toBe('Chưa ghi lý do');
  expect(field.attributes('aria-invalid')).toBe('true');
  await frame.setProps({ error: undefined, hint: undefined });
  expect(field.attributes('aria-describedby')).toBeUndefined();
});

test.each(kinds)('$kind: it tells its length once little room is left', async ({ Field }) => {
  const frame = mount(Field, { props: { modelValue: '1234567', label: 'Lý do' }, attrs: { maxlength: 10 } });
  expect(frame.find('[role=status]').exists()).toBe(false);
  await frame.setProps({ modelValue: '12345678' });
  expect(frame.get('[role=status]').text()).toBe('8/10');
  expect(frame.get('[role=status]').classes()).not.toContain('text-live');
  await frame.setProps({ modelValue: '1234567890' });
  expect(frame.get('[role=status]').classes()).toContain('text-live');
});
