import { bodyOf, refuse } from '@dien-hong/shared';
import { api, type DemoPerson, done } from '@dien-hong/shared/api';
import type { Directory } from '../src/accounts/directory.ts';
import { beginSession } from '../src/accounts/login.ts';
import type { Sessions } from '../src/accounts/sessions.ts';
import type { Serve } from '../src/http/serve.ts';
import type { Drafts } from '../src/meetings/drafts.ts';

interface Needs {
  readonly directory: Directory;
  readonly drafts: Drafts;
  readonly sessions: Sessions;
}

/** The demo's people by role, and the sign-in as one of them. */
export function demoRoutes(serve: Serve, { directory, drafts, sessions }: Needs): void {
  serve(api.demo.people, () => ({
    // The meeting that has been convened comes last.
    meetings: drafts
      .all()
      .sort((one, other) => (one.convenedAt ?? 0) - (other.convenedAt ?? 0))
      .map(({ draft: { info, invited } }) => {
        const names = new Map(directory.people(invited.map((one) => one.personId)).map((one) => [one.id, one]));
        const role = (personId: string, voter: boolean): DemoPerson['role'] => {
          if (info.chairs.includes(personId)) return 'chair';
          if (info.secretaries.includes(personId)) return 'secretary';
          return voter ? 'member' : 'guest';
        };
        return {
          id: info.id,
          title: info.title,
          body: bodyOf(info.rules),
          people: invited.flatMap((one) => {
            const person = names.get(one.personId);
            return person ? [{ ...person, role: role(one.personId, one.voter) }] : [];
          }),
        };
      }),
  }));

  serve(api.demo.enter, ({ body, request, reply }) => {
    if ('screenOf' in body) {
      const meeting = drafts.find(body.screenOf);
      if (!meeting) return refuse('meeting-unknown');
      beginSession(sessions, request, reply, { screenOf: meeting.id });
      return done;
    }
    const account = directory.accountOf(body.personId);
    if (!account) return refuse('person-unknown');
    beginSession(sessions, request, reply, { accountId: account.id });
    return done;
  });
}
