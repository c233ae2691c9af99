import type { KeptPack } from '@dien-hong/shared/api';
import { call } from '../../line/call.ts';
import type { Reply } from '../../line/http.ts';

export type { KeptPack } from '@dien-hong/shared/api';

export async function loadPacks(): Promise<Reply<readonly KeptPack[]>> {
  const reply = await call('GET /api/rules');
  return reply.ok ? { ok: true, value: reply.value.packs } : reply;
}

/** A pack in a list to choose from: its standing in the organisation, in words. */
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
