import { computed, shallowRef } from 'vue';

/** The person whose things on this device are meant: several people may sign in, one after another, on one shared tablet. */
const person = shallowRef('');

/** The person's id; empty while no person is signed in. */
export const holder = (): string => person.value;

/** The account calls this each time another person is signed in. */
export function holdFor(personId: string): void {
  person.value = personId;
}

/** A thing of the holder's in this page's memory: made anew once somebody else is signed in, so that he finds nothing of it. */
export function ofHolder<T>(make: (personId: string) => T): () => T {
  const made = computed(() => make(person.value));
  return () => made.value;
}
