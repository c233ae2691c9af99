/** A person as the directory names him. */
export interface Person {
  readonly id: string;
  readonly fullName: string;
  readonly title: string;
  readonly salutation: string;
  readonly unitId: string | null;
}

/** A person's account: `person` is null where an administrator takes no part in meetings. */
export interface SignedIn {
  readonly kind: 'person';
  readonly demo: boolean;
  readonly person: Person | null;
  readonly admin: boolean;
}
