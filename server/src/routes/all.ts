import { usernameOf } from '../accounts/usernames.ts';
import { guardsOf } from '../api/guards.ts';
import { server } from '../api/serve.ts';
import { openOpens } from '../documents/opens.ts';
import type { Services } from '../services.ts';
import { answerRoutes } from './answers.ts';
import type { App } from './app.ts';
import { archiveRoutes } from './archive.ts';
import { authorityRoutes } from './authority.ts';
import { consultationRoutes } from './consultations.ts';
import { countingRecordRoutes } from './countingRecord.ts';
import { deviceRoutes } from './devices.ts';
import { markRoutes } from './marks.ts';
import { meetingRoutes } from './meetings.ts';
import { minutesRoutes } from './minutes.ts';
import { openRoutes } from './opens.ts';
import { packageRoutes } from './packages.ts';
import { paperSearchRoutes } from './paperSearch.ts';
import { paperRoutes } from './papers.ts';
import { resultRoutes } from './results.ts';
import { ruleRoutes } from './rules.ts';
import { sessionRoutes } from './session.ts';
import { slipRoutes } from './slips.ts';
import { uploadRoutes } from './uploads.ts';

/** Every route of every installation; the demo's own are registered in a demo alone. */
export function allRoutes(app: App, services: Services): void {
  const serve = server(app, guardsOf(services.meetings));
  const { db } = services.database;
  sessionRoutes(app, services);
  meetingRoutes(app, services);
  paperRoutes(app, services);
  paperSearchRoutes(app, services);
  markRoutes(app, services);
  openRoutes(serve, openOpens(db, services.now));
  slipRoutes(app, services);
  countingRecordRoutes(app, services);
  resultRoutes(app, services);
  uploadRoutes(app, services);
  deviceRoutes(app, services);
  authorityRoutes(app, services);
  minutesRoutes(app, services);
  consultationRoutes(app, services);
  answerRoutes(app, services);
  ruleRoutes(serve, services.rulePacks, usernameOf(db));
  packageRoutes(app, services);
  archiveRoutes(app, services);
}
