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

export const keyOf = ({ id, version }: { id: string; version: number }): string => `${id}/${version}`;
