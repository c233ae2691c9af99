import { inputRefusal } from '@dien-hong/shared';
import { computed, readonly, ref, watch } from 'vue';
import { refusalText } from '../i18n/refusals.ts';
import { toast } from '../ui/notes/toasts.ts';
import { faultsOf, faultText, type Schema } from './fieldErrors.ts';

const isIn = (at: string, path: string): boolean => at === path || at.startsWith(`${path}.`);

/**
 * Checks what a form is about to send by the schema by which the server reads it. `error`: what is wrong with the field at a path, or
 * with a part of it, once the form was tried; `empty` are the form's own words where nothing stands in it. `fits`: tries it, and tells in a toast what stands at
 * no field. Another `place` (see `useTypedForm`) is a form that was not tried yet.
 */
export function useChecked(schema: Schema, input: () => unknown, place: () => unknown = () => '') {
  const tried = ref(false);
  const faults = computed(() => faultsOf(schema, input()));
  /** Fields that show what is wrong with them. */
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
