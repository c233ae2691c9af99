// The server of a lane of browser tests: on a copy of the demo that DEMO names, or on one that it makes itself.
import { cpSync } from 'node:fs';
import process from 'node:process';

const { DATA_DIR = '', DEMO } = process.env;
if (DEMO) cpSync(DEMO, DATA_DIR, { recursive: true });
await import('../server/dist/main.js' as string);
