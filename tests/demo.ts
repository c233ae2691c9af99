// Makes the demo in a folder, or completes one that is there, with every paper ready for reading; the lanes of the browser tests copy it:
// node demo.ts FOLDER
import { createRequire } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { openServer } from './builtServer.ts';

const server = join(import.meta.dirname, '..', 'server');
const Database = createRequire(join(server, 'package.json'))('better-sqlite3');
const [folder = ''] = process.argv.slice(2);
if (folder === '') throw new Error('which folder?');

const unread = `
  select count(*) from meetings, json_each(draft, '$.papers') as paper
  left join renditions on sha256 = paper.value ->> '$.file.sha256'
  where paper.value ->> '$.file.sha256' is not null and coalesce(complete, 0) = 0`;

const running = await openServer(folder);
const data = new Database(join(folder, 'dien-hong.db'), { readonly: true });
while (data.prepare(unread).pluck().get() > 0) await wait(250);
data.close();
await running.close();
