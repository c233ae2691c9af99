import { PackEdit, type PackField, packFields, packProblems, type RulePack } from '@dien-hong/shared';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { useChecked } from '../../forms/useChecked.ts';

/** The fields whose parts may each be right and not go together: equal words, a share above one. */
type Together = 'basis' | 'quorum' | 'pass' | 'special' | 'tie' | 'choices' | 'entryChoices' | 'confidence' | 'written';

/** The faults of a pack that is being edited, in words, once it was tried. */
export interface PackFaults {
  /** Of the part at a path: `name`, `written.answerDays`. */
  readonly error: (path: string) => string | undefined;
  /** Of the parts of a field together, where each for itself is right. */
  readonly together: (field: Together) => string | undefined;
}

/**
 * Checks an edited pack and its note by the schema with which the server reads them, and beside it by the rule of packs (PCK-4), which
 * compares words and shares as no schema does.
 */
export function usePackCheck(pack: () => RulePack | null, note: () => string) {
  const { t } = useI18n();
  const { error: errorAt, fits, tried } = useChecked(PackEdit, () => ({ pack: pack(), note: note() }));
  const problems = computed((): readonly PackField[] => {
    const edited = pack();
    return edited ? packProblems(edited) : [];
  });
  const error = (path: string) => errorAt(`pack.${path}`);
  const isWrong = (field: PackField): boolean =>
    problems.value.includes(field) || error(field) !== undefined || (field === 'tie' && error('head') !== undefined);
  const faults: PackFaults = {
    error,
    together: (field) =>
      tried.value && problems.value.includes(field) && error(field) === undefined
        ? t(`rule-packs.together.${field}`)
        : undefined,
  };
  return {
    faults,
    noteError: () => errorAt('note'),
    /** The first field of the form with a fault; undefined before the pack was tried, and once it is right. */
    firstWrong: computed(() => (tried.value ? packFields.find(isWrong) : undefined)),
    fits: (): boolean => fits() && problems.value.length === 0,
  };
}
