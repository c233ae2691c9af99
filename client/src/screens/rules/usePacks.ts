import type { Refusal } from '@dien-hong/shared';
import { computed, onMounted, shallowRef } from 'vue';
import { useAccount } from '../../account/account.ts';
import { type KeptPack, keyOf, loadPacks } from '../../features/rule-packs/index.ts';

/** The packs of the organisation, read when a screen opens. `admin`: whether this person may edit. */
export function usePacks() {
  const packs = shallowRef<readonly KeptPack[]>();
  const problem = shallowRef<Refusal | null>(null);
  const session = useAccount();
  async function load(): Promise<void> {
    const reply = await loadPacks();
    problem.value = reply.ok ? null : reply.refusal;
    if (reply.ok) packs.value = reply.value;
  }
  onMounted(load);
  return {
    packs,
    problem,
    load,
    admin: computed(() => session.account?.kind === 'person' && session.account.admin),
    find: (one: { id: string; version: number }) => packs.value?.find(({ pack }) => keyOf(pack) === keyOf(one)),
  };
}
