import { commune, present, scene } from '@dien-hong/shared/testing';
import { flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { i18n, speak } from '../../i18n/i18n.ts';
import { useMeeting } from '../../meeting/meetingStore.ts';
import LifeStrip from './LifeStrip.vue';

beforeAll(() => speak('vi'));
afterEach(() => vi.unstubAllGlobals());

test('[AUD-8] minutes are offered to the people to whom the server gives them', async () => {
  const play = present(scene({ ...commune(), items: [], papers: [], motions: [], invited: commune().invited }), 8);
  play.given('chair', { type: 'OpenMeeting' }, { type: 'CloseMeeting' });
  const laid = { personId: 'sec', sha256: 'a'.repeat(64), pages: 1, logSeq: 1, logHash: 'b'.repeat(64) };
  play.given('service', { type: 'PrepareMinutes', ...laid });
  for (const ok of [false, true]) {
    const asked = vi.fn(async (_: string, { method }: RequestInit) => ({ ok, method }));
    vi.stubGlobal('fetch', asked);
    setActivePinia(createPinia());
    Object.assign(useMeeting(), { id: 'hop-1', state: play.state, joined: true, me: 'guest' });
    const shown = mount(LifeStrip, { global: { plugins: [i18n] } });
    await flushPromises();
    expect(asked.mock.calls).toMatchObject([
      [`/api/meetings/hop-1/minutes/current/${laid.sha256}`, { method: 'HEAD' }],
    ]);
    expect(shown.find('a').exists()).toBe(ok);
    shown.unmount();
  }
});
