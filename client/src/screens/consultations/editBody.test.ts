import type { ConsultationInfo } from '@dien-hong/shared';
import { committeeRules } from '@dien-hong/shared/testing';
import { mount } from '@vue/test-utils';
import { beforeAll, expect, test } from 'vitest';
import { i18n, speak } from '../../i18n/i18n.ts';
import EditBody from './EditBody.vue';

beforeAll(() => speak('vi'));

test('the asking body is named, and a committee of the Party is asked for the body above, as its papers print it', async () => {
  const organisation: ConsultationInfo['organisation'] = { id: 'lt', name: 'Đảng ủy xã Liêm Thanh' };
  const edit = (rules: ConsultationInfo['rules'], above?: string) =>
    mount(EditBody, {
      props: {
        error: () => undefined,
        rules,
        modelValue: { ...organisation, ...(above === undefined ? {} : { above }) },
      },
      global: { plugins: [i18n] },
    });
  const party = { ...committeeRules, name: 'Ban Chấp hành Đảng bộ', baseLabel: 'tổng số cấp ủy viên đương nhiệm' };
  const lacks = 'chưa có tên tổ chức đảng cấp trên';
  const shown = edit(party);
  expect(shown.text()).toContain(lacks);
  const [name, above] = shown.findAll('input');
  expect(name?.element.value).toBe('Đảng ủy xã Liêm Thanh');
  await above?.setValue('Đảng bộ tỉnh Ninh Bình');
  expect(shown.emitted('update:modelValue')).toEqual([[{ ...organisation, above: 'Đảng bộ tỉnh Ninh Bình' }]]);
  expect(edit(party, 'Đảng bộ tỉnh Ninh Bình').text()).not.toContain(lacks);
  expect(edit(committeeRules).text()).not.toContain(lacks);
});
