import { inputRefusal, refuse, WrittenPack } from '@dien-hong/shared';
import { api, done } from '@dien-hong/shared/api';
import type { Serve } from '../http/serve.ts';
import type { RulePacks } from './packs.ts';

/** The law as data: every version with the meetings that use it, the administrator's next versions. */
export function ruleRoutes(serve: Serve, rulePacks: RulePacks, usernameOf: (accountId: string) => string): void {
  serve(api.rules.list, () => ({
    packs: rulePacks.all().map((one) => ({ ...one, uses: rulePacks.usesOf(one.pack).length })),
  }));

  serve(api.rules.uses, ({ params }) => {
    const kept = rulePacks.find(params.rules, params.version);
    return kept ? { uses: rulePacks.usesOf(kept.pack) } : refuse('rules-unknown');
  });

  serve(api.rules.save, ({ body: { basedOn, note, pack }, as }) => {
    const read = WrittenPack.safeParse(pack);
    if (!read.success) return { ok: false, refusal: inputRefusal(read.error.issues) };
    const saved = rulePacks.save(read.data, { basedOn, note, savedBy: usernameOf(as.accountId) });
    return saved.ok ? { id: saved.id, version: saved.version } : saved;
  });

  serve(api.rules.remove, ({ params }) => {
    const removed = rulePacks.remove(params.rules, params.version);
    return removed.ok ? done : removed;
  });
}
