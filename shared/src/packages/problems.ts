import { checkDraft, MeetingDraft } from '../meeting/index.ts';
import { packProblems } from '../rules/index.ts';
import { placeOf } from './fields.ts';
import { Package } from './format.ts';
import { referenceProblems } from './references.ts';
import { toRulePack } from './rulePack.ts';
import { toDraft } from './toDraft.ts';
import { votesProblems } from './voteProblems.ts';

/** The package's own word for a field of a rule pack. */
const fields: Readonly<Record<string, string>> = { name: 'body', baseLabel: 'pass.base', written: 'writtenBallot' };

const ruleProblems = (pack: Package): string[] =>
  pack.rulePacks.flatMap((one, index) => {
    const [field] = packProblems(toRulePack(one));
    return field ? [`rulePacks[${index}].${fields[field] ?? field}: is empty, doubled, or a share above one`] : [];
  });

/** The problems that convening would refuse, in case the other checks, which name closer places, miss one. */
const draftProblems = (pack: Package): string[] =>
  pack.meetings.flatMap((meeting, index) => {
    const made = toDraft(pack, meeting, new Map());
    if (!made.ok) return [made.problem];
    const read = MeetingDraft.safeParse(made.draft);
    if (!read.success)
      return read.error.issues.map((one) => `meetings[${index}]: ${placeOf(one.path)}: ${one.message}`);
    const refusal = checkDraft(read.data);
    return refusal ? [`meetings[${index}]: ${refusal.code} ${Object.values(refusal.params).join(', ')}`.trimEnd()] : [];
  });

/** The contradictions in a package, within the parts whose form is right. */
export function packageProblems(pack: Package): string[] {
  const found = [...referenceProblems(pack), ...ruleProblems(pack), ...votesProblems(pack)];
  return found.length > 0 ? found : draftProblems(pack);
}

/**
 * Reads a package, or tells everything that is wrong with it at once, each with its place: `meetings[0].agenda[3].title: …`. By then nothing
 * of it has been kept or made.
 */
export function readPackage(json: unknown): { ok: true; value: Package } | { ok: false; problems: string[] } {
  let so: unknown;
  const whole = Package.refine(
    (value) => {
      so = value;
      return true;
    },
    // Also where the form is wrong somewhere: the rest is looked at all the same.
    { when: () => true },
  );
  const read = whole.safeParse(json);
  if (read.success) {
    const problems = packageProblems(read.data);
    return problems.length === 0 ? { ok: true, value: read.data } : { ok: false, problems };
  }
  const form = read.error.issues.map((issue) => [placeOf(issue.path), issue.message] as const);
  const others = partly(so).filter((problem) => !form.some(([place]) => place !== '' && problem.startsWith(place)));
  return { ok: false, problems: [...form.map(([place, message]) => `${place}: ${message}`), ...others] };
}

/** The references of a package part of which could not be read; empty when too much is missing to follow them. */
function partly(value: unknown): string[] {
  const found: string[] = [];
  for (const look of [referenceProblems, ruleProblems, votesProblems])
    try {
      found.push(...look(value as Package));
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  return found;
}
