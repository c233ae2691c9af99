import type { RulePack, Threshold } from '../rules/index.ts';
import type { Package } from './format.ts';
import { moreThanHalf, twoThirds } from './votes.ts';

const threshold = (kind: 'quaNua' | 'haiPhanBa'): Threshold =>
  kind === 'quaNua' ? { kind: 'moreThanHalf' } : { kind: 'atLeast', fraction: { num: 2, den: 3 } };

/** The pack of a package in full: fields that it does not state are as in the standard packs. */
export function toRulePack(pack: Package['rulePacks'][number]): RulePack {
  const special = pack.special.map((one) => ({ name: one.case, pass: threshold(one.kind) }));
  // A vote may state the other threshold than the pack's ordinary one.
  const other = pack.pass.kind === 'quaNua' ? 'haiPhanBa' : 'quaNua';
  return {
    id: pack.id,
    version: 1,
    name: pack.body,
    basis: pack.basis.map((one) => (typeof one === 'string' ? { kind: 'note', text: one, fields: [] } : one)),
    verify: pack.verifyBeforeUse,
    baseLabel: pack.pass.base.label,
    quorum: pack.quorum?.fraction ?? null,
    pass: threshold(pack.pass.kind),
    special: [...special, { name: other === 'haiPhanBa' ? twoThirds : moreThanHalf, pass: threshold(other) }],
    tie: pack.tie,
    ...(pack.tie === 'head' ? { head: pack.head ?? 'Chủ tịch Ủy ban nhân dân' } : {}),
    choices: pack.choices ?? ['Tán thành', 'Không tán thành', 'Không biểu quyết'],
    entryChoices: ['Đồng ý', 'Không đồng ý'],
    base: { withoutExcused: pack.pass.base.withoutExcused, withoutRecused: false },
    changeUntilClosed: pack.changeUntilClosed,
    confidence: {
      levels: pack.confidence?.layPhieu ?? ['Tín nhiệm cao', 'Tín nhiệm', 'Tín nhiệm thấp'],
      vote: pack.confidence?.boPhieu ?? ['Tín nhiệm', 'Không tín nhiệm'],
      mayResignAbove: { num: 1, den: 2 },
      removalFrom: { num: 2, den: 3 },
    },
    boardMin: pack.secretBallot?.banKiemPhieuMin ?? 3,
    written: {
      choices: ['Đồng ý', 'Không đồng ý', 'Ý kiến khác'],
      silent: pack.writtenBallot?.silent ?? 'nothing',
      late: pack.writtenBallot?.late ?? 'shown',
      answerDays: pack.writtenBallot?.answerDays ?? 5,
    },
    paperLeadDays: 3,
    conclusionDays: 5,
  };
}
