import { inputRefusal } from '@dien-hong/shared';
import { computed, readonly, ref, watch } from 'vue';
import { refusalText } from '../i18n/refusals.ts';
import { toast } from '../ui/notes/toasts.ts';
import { faultsOf, faultText, type Schema } from './fieldErrors.ts';

const isIn = (at: string, path: string): boolean => at === path || at.startsWith(`${path}.`);

/**
 * Checks the input that a form is about to send by the schema by which the server reads it. `error`: the fault of the field at a path, or
 * of a part of it, in words, once the form was tried; `empty`: own words for a field without text. `fits` tries the form, and tells a fault
 * that no field shows in a toast. Another `place` (see `useTypedForm`) is a form that was not tried yet.
 */
export function useChecked(schema: Schema, input: () => unknown, place: () => unknown = () => '') {
  const tried = ref(false);
  const faults = computed(() => faultsOf(schema, input()));
  /** Paths of the fields that show their faults. */
  const fields = new Set<string>();
  watch(place, () => {
    tried.value = false;
  });

  function error(path: string, empty?: string): string | undefined {
    fields.add(path);
    const fault = tried.value ? [...faults.value].find(([at]) => isIn(at, path))?.[1] : undefined;
    if (!fault) return undefined;
    return fault.empty && empty !== undefined ? empty : faultText(fault);
  }

  function fits(): boolean {
    tried.value = true;
    const unshown = [...faults.value].find(([at]) => ![...fields].some((path) => isIn(at, path)));
    if (unshown) toast(refusalText(inputRefusal([unshown[1].issue])), { seconds: 8 });
    return faults.value.size === 0;
  }
  return { error, fits, tried: readonly(tried) };
}
