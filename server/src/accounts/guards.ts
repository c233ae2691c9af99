import { denied, type Guards, granted } from '../http/guards.ts';
import type { Session } from './sessions.ts';

declare module '../http/guards.ts' {
  interface As {
    anyone: { readonly session: Session | null };
    account: { readonly accountId: string; readonly personId: string | null; readonly admin: boolean };
    person: { readonly personId: string };
    administrator: { readonly accountId: string };
  }
}

export const accountGuards: Guards<'anyone' | 'account' | 'person' | 'administrator'> = {
  anyone: async ({ session }) => granted({ session }),
  async account({ session }) {
    return session?.kind === 'person' ? granted(session) : denied(session, 'not-signed-in');
  },
  async person({ session }) {
    if (session?.kind !== 'person') return denied(session, 'not-signed-in');
    const { personId } = session;
    // An administrator without a person is signed in: his sign-in session is valid.
    return personId === null ? denied(session, 'account-without-person') : granted({ personId });
  },
  async administrator({ session }) {
    return session?.kind === 'person' && session.admin ? granted(session) : denied(session, 'not-administrator');
  },
};
