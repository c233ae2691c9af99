import 'fake-indexeddb/auto';
import { flushPromises, mount, RouterLinkStub } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { as } from '../../account/account.testing.ts';
import { type Account, useAccount } from '../../account/account.ts';
import { i18n, speak } from '../../i18n/i18n.ts';
import Home from './Home.vue';

beforeAll(() => speak('vi'));
afterEach(() => vi.unstubAllGlobals());

/** The first page of this account, and the addresses it asks of a server that knows no meeting of it. */
async function home(account: Account) {
  setActivePinia(createPinia());
  useAccount().account = account;
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path);
    return Response.json({ meetings: [], aside: [], consultations: [], mayPrepare: false });
  });
  const shown = mount(Home, {
    global: { plugins: [i18n], stubs: { AccountButton: true, RouterLink: RouterLinkStub } },
  });
  await flushPromises();
  return { shown, asked };
}

test('a member without meetings reads where they will appear and whom to ask, and can look again', async () => {
  const { shown, asked } = await home(as('an'));
  await vi.waitFor(() => expect(shown.text()).toContain('Chưa có cuộc họp nào mời đồng chí.'));
  expect(shown.text()).toContain('xin hỏi thư ký của cuộc họp');
  const lists = () => asked.filter((path) => path === '/api/meetings').length;
  const before = lists();
  await shown.get('button').trigger('click');
  await vi.waitFor(() => expect(lists()).toBe(before + 1));
});

test('an administrator without a person reads that he attends no meeting, and finds his work', async () => {
  const { shown, asked } = await home({ kind: 'person', demo: false, admin: true, person: null });
  expect(shown.get('h1').text()).toBe('Việc của người quản trị');
  expect(shown.get('[role=status]').text()).toContain('Tài khoản này không dự họp');
  const links = shown.findAllComponents(RouterLinkStub).map((link) => link.props('to'));
  expect(links).toEqual(['/quy-tac', '/tai-khoan']);
  expect(asked).toEqual(['/api/aside']);
});
