import { MeetingCommand, type MotionFields } from '@dien-hong/shared';
import { computed } from 'vue';
import { useChecked } from '../../../forms/useChecked.ts';
import { type Field, type MotionForm, missingIn } from './motionForm.ts';

/** Checks a vote that is being written: by the schema of its command, and for the lists that its kind needs. */
export function useMotionCheck(form: () => MotionForm, fields: () => MotionFields, place: () => unknown) {
  const { error, fits, tried } = useChecked(MeetingCommand, () => ({ type: 'PrepareVote', ...fields() }), place);
  const missing = computed((): ReadonlySet<Field> => (tried.value ? missingIn(form()) : new Set()));
  return { error, missing, fits: (): boolean => fits() && missingIn(form()).size === 0 };
}
