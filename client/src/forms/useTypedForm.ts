import { type Ref, ref, watch } from 'vue';
import { type TypedPlace, typedAt } from '../device/stores/typed.ts';

/**
 * Keeps the text that is typed in a dialog on the device until the server has it. The form begins anew each time that `place` names another
 * one, with the text that was left there. Null: the dialog was closed, and its text is given up; a page that goes away closes no dialog.
 * `done`: the act was acknowledged.
 * @param place of this dialog and its subject, e.g. `annul:<meeting>:<vote>`
 */
export function useTypedForm<T extends object>(place: () => string | null, blank: () => T) {
  const form = ref(blank()) as Ref<T>;
  let kept: TypedPlace<T> | null = null;
  /** The form as it was last seen here, written as JSON: an unchanged form is not kept again. */
  let seen = '';
  let empty = '';

  function begin(value: T): void {
    form.value = value;
    seen = JSON.stringify(value);
  }

  watch(
    place,
    async (now) => {
      if (now === null) kept?.discard();
      const here = now === null ? null : typedAt<T>(now);
      kept = here;
      begin(blank());
      empty = seen;
      const left = await here?.found();
      // Somebody who types already goes on with his own text.
      if (left && kept === here && JSON.stringify(form.value) === empty) begin({ ...form.value, ...left.value });
    },
    { immediate: true },
  );
  watch(
    form,
    (now) => {
      const text = JSON.stringify(now);
      if (kept === null || text === seen) return;
      seen = text;
      if (text === empty) kept.discard();
      else kept.keep(JSON.parse(text) as T, 0);
    },
    { deep: true },
  );

  function done(): void {
    kept?.discard();
    begin(blank());
    empty = seen;
  }
  return { form, done };
}
