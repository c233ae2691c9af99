import { api, type KeptPack } from '@dien-hong/shared/api';
import { call } from '../../session/call.ts';
import type { Reply } from '../../session/http.ts';

export type { KeptPack } from '@dien-hong/shared/api';

export async function loadPacks(): Promise<Reply<readonly KeptPack[]>> {
  const reply = await call(api.rules.list);
  return reply.ok ? { ok: true, value: reply.value.packs } : reply;
}

export const keyOf = ({ id, version }: { id: string; version: number }): string => `${id}/${version}`;
