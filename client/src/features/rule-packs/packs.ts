import type { RulePack } from '@dien-hong/shared';
import { type Reply, request } from '../../session/http.ts';

/** One version of a pack as the house keeps it. */
export interface KeptPack {
  readonly pack: RulePack;
  readonly standard: boolean;
  readonly basedOn: { readonly id: string; readonly version: number } | null;
  readonly savedBy: string;
  readonly note: string;
  readonly savedAt: number;
  /** Meetings that go by it. */
  readonly uses: number;
}

export async function loadPacks(): Promise<Reply<readonly KeptPack[]>> {
  const reply = await request<{ packs: KeptPack[] }>('GET', '/api/rules');
  return reply.ok ? { ok: true, value: reply.value.packs } : reply;
}

/** A pack in a list to choose from: which of the house it is, in words. */
export const packOption = (
  { pack, standard }: Pick<KeptPack, 'pack' | 'standard'>,
  t: (key: string, named: Record<string, unknown>) => string,
): { readonly id: string; readonly label: string } => ({
  id: keyOf(pack),
  label: t(standard ? 'rule-packs.standardOption' : 'rule-packs.copyOption', {
    name: pack.name,
    version: pack.version,
  }),
});

export const keyOf = ({ id, version }: { id: string; version: number }): string => `${id}/${version}`;
