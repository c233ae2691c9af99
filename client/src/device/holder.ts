import { computed, shallowRef } from 'vue';

/** Whose things on this device are meant: several people may sign in, one after another, on one shared tablet. */
const person = shallowRef('');

/** The person's id; empty while nobody, or no person, is signed in. */
export const holder = (): string => person.value;

/** Told by the account whenever somebody else is signed in. */
export function holdFor(personId: string): void {
  person.value = personId;
}

/** A thing of the holder's in this page's memory: made anew once somebody else is signed in, and nothing of it is left for him. */
export function ofHolder<T>(make: (personId: string) => T): () => T {
  const made = computed(() => make(person.value));
  return () => made.value;
}
