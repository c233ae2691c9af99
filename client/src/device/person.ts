import type { Account } from '@dien-hong/shared/api';

export type { PersonCard as Person } from '@dien-hong/shared/api';

/** A person's account: `person` is null where an administrator takes no part in meetings. */
export type SignedIn = Extract<Account, { kind: 'person' }>;
