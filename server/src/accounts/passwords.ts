import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';

/** argon2id with OWASP's parameters: 19 MiB, 2 passes; about 22 ms. */
const parameters = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;
/** So many at once; more would take the machine's memory and threads from the meeting. */
const atOnce = 2;
const longestQueue = 200;

let running = 0;
const queue: (() => void)[] = [];

async function place(): Promise<boolean> {
  if (running < atOnce) {
    running += 1;
    return true;
  }
  if (queue.length >= longestQueue) return false;
  await new Promise<void>((go) => queue.push(go));
  return true;
}

function leave(): void {
  const next = queue.shift();
  if (next) next();
  else running -= 1;
}

function derive(password: string, salt: Buffer): Promise<Buffer> {
  const message = Buffer.from(password.normalize('NFC'));
  return new Promise((resolve, reject) =>
    argon2('argon2id', { message, nonce: salt, ...parameters }, (error, key) =>
      error ? reject(error) : resolve(Buffer.from(key)),
    ),
  );
}

/** `argon2id$<salt>$<key>`, base64url. Null when too many are waiting. */
export async function hashPassword(password: string): Promise<string | null> {
  if (!(await place())) return null;
  try {
    const salt = randomBytes(16);
    return `argon2id$${salt.toString('base64url')}$${(await derive(password, salt)).toString('base64url')}`;
  } finally {
    leave();
  }
}

/** Against a hash that nobody has, so that an unknown name takes as long as a wrong password. */
const nobody = `argon2id$${randomBytes(16).toString('base64url')}$${randomBytes(32).toString('base64url')}`;

/** `busy` when too many sign in at once: try again in a moment. */
export async function checkPassword(password: string, hash: string | null): Promise<'right' | 'wrong' | 'busy'> {
  if (!(await place())) return 'busy';
  try {
    const [, salt = '', key = ''] = (hash ?? nobody).split('$');
    const derived = await derive(password, Buffer.from(salt, 'base64url'));
    return timingSafeEqual(derived, Buffer.from(key, 'base64url')) && hash !== null ? 'right' : 'wrong';
  } finally {
    leave();
  }
}
