/** Whose things on this device are meant: several people may sign in, one after another, on one shared tablet. */
let person = '';

/** The person's id; empty while nobody, or no person, is signed in. */
export const holder = (): string => person;

/** Told by the account whenever somebody else is signed in. */
export function holdFor(personId: string): void {
  person = personId;
}
