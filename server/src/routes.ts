import { printDemoPaper } from '../demo/papers/print.ts';
import { demoRoutes } from '../demo/routes.ts';
import { accountGuards } from './accounts/guards.ts';
import { isDemo } from './accounts/isDemo.ts';
import { authorityRoutes } from './accounts/routes/authority.ts';
import { deviceRoutes } from './accounts/routes/devices.ts';
import { sessionRoutes } from './accounts/routes/session.ts';
import { archiveRoutes } from './archive/routes.ts';
import { consultationGuards } from './consultations/guards.ts';
import { answerRoutes } from './consultations/routes/answers.ts';
import { asideRoutes } from './consultations/routes/aside.ts';
import { consultationRoutes } from './consultations/routes/consultations.ts';
import type { App } from './http/app.ts';
import { server } from './http/serve.ts';
import { markRoutes } from './marks/routes.ts';
import { meetingGuards } from './meetings/guards.ts';
import { meetingRoutes } from './meetings/routes/meetings.ts';
import { openMinutesDesk } from './minutes/desk.ts';
import { minutesRoutes } from './minutes/routes.ts';
import { packageRoutes } from './packages/routes.ts';
import { openOpens } from './papers/opens.ts';
import { openRoutes } from './papers/routes/opens.ts';
import { paperSearchRoutes } from './papers/routes/paperSearch.ts';
import { paperRoutes } from './papers/routes/papers.ts';
import { uploadRoutes } from './papers/routes/uploads.ts';
import { ruleRoutes } from './rules/routes.ts';
import type { Services } from './services.ts';
import { openCountingDesk } from './votes/countingRecord.ts';
import { countingRecordRoutes } from './votes/routes/countingRecord.ts';
import { resultRoutes } from './votes/routes/results.ts';
import { slipRoutes } from './votes/routes/slips.ts';

/** Every route; those of the demo exist in a demo only. */
export function allRoutes(app: App, services: Services): void {
  const { accounts, attempts, blobs, box, consultations, database, directory, drafts, keyNews, marks } = services;
  const { markNews, meetings, now, pki, renditions, rulePacks, scheme, sessions, slipNews, texts, uploads } = services;
  const { db } = database;
  const guards = { ...accountGuards, ...meetingGuards({ meetings, drafts }), ...consultationGuards(consultations) };
  const serve = server(app, guards);
  const demo = isDemo(db);
  const signing = { blobs, db, directory, pki, now };
  const takingIn = { blobs, renditions, texts, uploads };

  sessionRoutes(serve, { accounts, attempts, directory, sessions, demo });
  if (demo) demoRoutes(serve, { directory, drafts, sessions });
  const changed = (personId: string) => void keyNews.emit('changed', personId);
  const { runsMeetingOf } = drafts;
  deviceRoutes(serve, { attempts, changed, demo, directory, pki, runsMeetingOf, sessions, now });
  authorityRoutes(serve, pki);

  meetingRoutes(serve, { directory, drafts, meetings, rulePacks, sessions, uploads });
  paperRoutes(serve, { blobs, renditions });
  paperSearchRoutes(serve, texts);
  uploadRoutes(serve, takingIn);
  openRoutes(serve, openOpens(db, now));
  markRoutes(serve, marks, (owner, rev) => markNews.emit('changed', owner, rev));

  const dropped = (meetingId: string, voteId: string) => void slipNews.emit('slip', meetingId, voteId);
  slipRoutes(serve, { meetings, box, scheme, dropped });
  countingRecordRoutes(serve, openCountingDesk(signing), blobs);
  resultRoutes(serve, directory);
  minutesRoutes(serve, openMinutesDesk({ ...signing, consultations, meetings }), blobs);
  archiveRoutes(serve, { ...signing, meetings });

  consultationRoutes(serve, { consultations, directory, drafts, rulePacks, now });
  answerRoutes(serve, { ...takingIn, consultations, directory, meetings, now });
  asideRoutes(serve, { meetings, drafts, consultations, now });
  ruleRoutes(serve, rulePacks, accounts.usernameOf);
  packageRoutes(serve, { blobs, db, renditions, now, printPaper: printDemoPaper });
}
