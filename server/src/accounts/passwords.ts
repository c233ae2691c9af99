import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { createTaskQueue } from '../kernel/taskQueue.ts';

/** argon2id with OWASP's parameters: 19 MiB, 2 passes; about 22 ms. */
const parameters = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;
/** Two at once, or they would take the machine's memory and threads from the meeting. */
const queue = createTaskQueue(2, 200);

function derive(password: string, salt: Buffer): Promise<Buffer> {
  const message = Buffer.from(password.normalize('NFC'));
  return new Promise((resolve, reject) =>
    argon2('argon2id', { message, nonce: salt, ...parameters }, (error, key) =>
      error ? reject(error) : resolve(Buffer.from(key)),
    ),
  );
}

/** `argon2id$<salt>$<key>`, base64url. Null when too many are waiting. */
export function hashPassword(password: string): Promise<string | null> {
  return queue.run(async () => {
    const salt = randomBytes(16);
    return `argon2id$${salt.toString('base64url')}$${(await derive(password, salt)).toString('base64url')}`;
  });
}

/** A hash that fits no password, so that an unknown name takes as long as a wrong password. */
const nobody = `argon2id$${randomBytes(16).toString('base64url')}$${randomBytes(32).toString('base64url')}`;

/** `busy` when too many sign in at once: try again in a moment. */
export async function checkPassword(password: string, hash: string | null): Promise<'right' | 'wrong' | 'busy'> {
  const right = await queue.run(async () => {
    const [, salt = '', key = ''] = (hash ?? nobody).split('$');
    const derived = await derive(password, Buffer.from(salt, 'base64url'));
    return timingSafeEqual(derived, Buffer.from(key, 'base64url')) && hash !== null;
  });
  if (right === null) return 'busy';
  return right ? 'right' : 'wrong';
}
