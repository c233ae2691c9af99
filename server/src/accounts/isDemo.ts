import { eq } from 'drizzle-orm';
import { type Db, tables } from '../db/open.ts';

const { settings } = tables;

/** Whether this installation is a demo: everybody may sign in as any of its people. */
export const isDemo = (db: Db): boolean =>
  db.select().from(settings).where(eq(settings.key, 'demo')).get() !== undefined;
