import { type Ref, ref, watch } from 'vue';

/**
 * The text of a field whose model is something else: the model follows as soon as the text can be read, the text is put in order once the
 * field is left. `failed`: it was left with a text that cannot be read, and the model is unchanged.
 */
export function useTyped(
  model: Ref<string>,
  { read, write }: { read: (text: string) => string | null; write: (value: string) => string },
) {
  const text = ref(write(model.value));
  const failed = ref(false);
  watch(text, (now) => {
    const value = read(now);
    if (value === null) return;
    failed.value = false;
    model.value = value;
  });
  watch(model, (now) => {
    if (read(text.value) !== now) text.value = write(now);
  });
  function leave(): void {
    const value = read(text.value);
    failed.value = value === null;
    if (value !== null) text.value = write(value);
  }
  return { text, failed, leave };
}
