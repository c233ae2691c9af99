import { computed, type Ref } from 'vue';

/** Refs of an object that is made anew from time to time: each is that of the object which there is now. */
export function following<Refs extends object>(current: () => Refs): Refs {
  const refOf = (name: string): Ref => (current() as Record<string, Ref>)[name] as Ref;
  const follow = (name: string) =>
    computed({
      get: () => refOf(name).value,
      set: (value) => {
        refOf(name).value = value;
      },
    });
  return Object.fromEntries(Object.keys(current()).map((name) => [name, follow(name)])) as Refs;
}
