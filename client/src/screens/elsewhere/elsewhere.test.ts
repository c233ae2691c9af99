import { sentences } from '@dien-hong/shared/refusals';
import { mount, RouterLinkStub } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeAll, expect, test } from 'vitest';
import { as, nobody } from '../../account/account.testing.ts';
import { type Account, useAccount } from '../../account/account.ts';
import { i18n, speak } from '../../i18n/i18n.ts';
import { registerRefusals } from '../../i18n/refusals.ts';
import Elsewhere from './Elsewhere.vue';
import NoMeeting from './NoMeeting.vue';

beforeAll(async () => {
  registerRefusals(sentences);
  await speak('vi');
});

const global = { plugins: [i18n], stubs: { AccountButton: true, RouterLink: RouterLinkStub } };
const administrator: Account = { kind: 'person', demo: false, admin: true, person: null };
const screen: Account = { kind: 'screen', demo: false, meetingId: 'm1' };

test.each([
  ['nobody', nobody(false), '/dang-nhap', 'Đến trang đăng nhập'],
  ['a member', as('an'), '/', 'Về danh sách cuộc họp'],
  ['an administrator without a person', administrator, '/', 'Về trang đầu'],
  ['a big screen', screen, '/', 'Về trang đầu'],
  ['somebody whom the server has not named yet', null, '/', 'Về trang đầu'],
])('an address that leads nowhere says so, and has a way on for %s', (_who, account, to, word) => {
  setActivePinia(createPinia());
  useAccount().account = account;
  const shown = mount(Elsewhere, { props: { why: 'nothingHere' }, global });
  expect(shown.get('h1').text()).toBe('Không có trang này');
  const links = shown.findAllComponents(RouterLinkStub);
  expect(links.map((link) => [link.props('to'), link.text()])).toEqual([[to, word]]);
});

test('a refused meeting says why, with a way home, except on the screen of the room, which nobody can tap', () => {
  const refused = (code: 'not-invited' | 'meeting-put-aside', onScreen = false) =>
    mount(NoMeeting, { props: { refusal: { code, params: {} }, screen: onScreen }, global });
  const uninvited = refused('not-invited');
  expect(uninvited.get('[role=alert]').text()).toContain('Không có cuộc họp này, hoặc đồng chí không được mời dự.');
  expect(uninvited.findComponent(RouterLinkStub).props('to')).toBe('/');
  expect(refused('meeting-put-aside').text()).toContain(sentences['meeting-put-aside'].vi);
  expect(refused('not-invited', true).findComponent(RouterLinkStub).exists()).toBe(false);
});
