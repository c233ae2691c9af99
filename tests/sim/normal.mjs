// Loaded before the server by the control of the power cuts: the database as it would be with `synchronous=NORMAL`.
import { createRequire } from 'node:module';
import { join } from 'node:path';

const Database = createRequire(join(import.meta.dirname, '..', '..', 'server', 'package.json'))('better-sqlite3');
const { pragma } = Database.prototype;
Database.prototype.pragma = function normal(words, options) {
  return pragma.call(this, words === 'synchronous = FULL' ? 'synchronous = NORMAL' : words, options);
};
