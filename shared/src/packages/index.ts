export { toConsultation } from './consultations.ts';
export {
  Package,
  type PackageDocument,
  type PackageEntry,
  type PackageItem,
  type PackageMeeting,
  type PackageVote,
} from './format.ts';
export { organisationOf } from './organisation.ts';
export { prefixPackage } from './prefix.ts';
export { packageProblems, readPackage } from './problems.ts';
export { participants } from './references.ts';
export { toRulePack } from './rulePack.ts';
export { documentsOf, type Files, isPaperOnly, type Skipped, toDraft } from './toDraft.ts';
export { itemIdOf, votesWithItems } from './votes.ts';
export { methodFromWords } from './words.ts';
