import { mount } from '@vue/test-utils';
import { expect, test } from 'vitest';
import LinesField from './LinesField.vue';

test('the list follows the text as it is typed, and a line being begun is left as it is', async () => {
  const field = mount(LinesField, {
    props: {
      modelValue: ['Chủ tịch'],
      label: 'Ai triệu tập',
      hint: 'Mỗi dòng một',
      'onUpdate:modelValue': (modelValue: string[]) => field.setProps({ modelValue }),
    },
  });
  const area = field.get('textarea');
  await area.setValue('Chủ tịch\n');
  expect([field.props('modelValue'), area.element.value]).toEqual([['Chủ tịch'], 'Chủ tịch\n']);
  await area.setValue('Chủ tịch\nThường trực');
  expect(field.props('modelValue')).toEqual(['Chủ tịch', 'Thường trực']);
  await field.setProps({ modelValue: ['Khác'] });
  expect(area.element.value).toBe('Khác');
});
