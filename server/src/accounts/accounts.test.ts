import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openDatabase, tables } from '../db/open.ts';
import { checkPassword, hashPassword } from './passwords.ts';
import { openSessions } from './sessions.ts';

describe('passwords', () => {
  test('only the right one opens, whatever form its marks were typed in', async () => {
    const hash = await hashPassword('Mật khẩu của tôi');
    expect(hash).toMatch(/^argon2id\$/);
    expect(await checkPassword('Mật khẩu của tôi', hash)).toBe('right');
    expect(await checkPassword('Mật khẩu của tôi'.normalize('NFD'), hash)).toBe('right');
    expect(await checkPassword('mật khẩu của tôi', hash)).toBe('wrong');
    expect(await checkPassword('', hash)).toBe('wrong');
  });

  test('two people with one password have different hashes; nobody’s hash fits anything', async () => {
    expect(await hashPassword('0123456789')).not.toBe(await hashPassword('0123456789'));
    expect(await checkPassword('0123456789', null)).toBe('wrong');
  });
});

describe('sessions and codes', () => {
  let now = 1_000_000;
  const { db, raw } = openDatabase(':memory:', join(import.meta.dirname, '../../migrations'));
  const sessions = openSessions(db, () => now);
  db.insert(tables.accounts).values({ id: 'a', username: 'a' }).run();

  test('a session ends when it is closed, when its time is over, and with all of its account', () => {
    const one = sessions.open({ accountId: 'a' }, 1);
    const two = sessions.open({ accountId: 'a' }, 1);
    expect(sessions.find(one.token)).toMatchObject({ kind: 'person', accountId: 'a' });
    sessions.close(one.token);
    expect(sessions.find(one.token)).toBeNull();
    // Asked before each end too: the memory of a session must not outlive it.
    expect(sessions.find(two.token)).not.toBeNull();
    sessions.closeAll('a');
    expect(sessions.find(two.token)).toBeNull();
    const three = sessions.open({ accountId: 'a' }, 1);
    expect(sessions.find(three.token)).not.toBeNull();
    now += 3_600_001;
    expect(sessions.find(three.token)).toBeNull();
    expect(sessions.find('made up')).toBeNull();
  });

  test('a session that ends costs the others no write, and what is none costs nothing', async () => {
    const tokens = Array.from({ length: 3 }, () => sessions.open({ accountId: 'a' }).token);
    const written = () => (raw.prepare('SELECT total_changes() AS n').get() as { n: number }).n;
    const findAll = () => tokens.map((token) => sessions.find(token) !== null);
    let told = 0;
    sessions.onEnded(() => {
      told += 1;
    });
    findAll();
    const before = written();
    sessions.close('made up');
    expect([findAll(), told, written() - before]).toEqual([[true, true, true], 0, 0]);
    sessions.close(tokens.pop() as string);
    expect([findAll(), told, written() - before]).toEqual([[true, true], 1, 1]);
    // The uses of sign-in sessions are written down together, at a moment when no request waits for it.
    now += 300_001;
    expect([findAll(), written() - before]).toEqual([[true, true], 1]);
    await new Promise((next) => setImmediate(next));
    expect(written() - before).toBe(3);
  });

  test('the tables hold no token and no code', () => {
    const { token } = sessions.open({ accountId: 'a' });
    const code = sessions.makeCode({ personId: 'p' });
    const kept = JSON.stringify([db.select().from(tables.sessions).all(), db.select().from(tables.codes).all()]);
    expect(kept).not.toContain(token);
    expect(kept).not.toContain(code);
  });

  test('a code works once, for its purpose, in its time; tried for another purpose it stays usable', () => {
    const [screen, device] = [sessions.makeCode({ meetingId: 'm' }, 10), sessions.makeCode({ personId: 'p' }, 10)];
    expect(sessions.useScreenCode(device)).toBeNull();
    expect([sessions.useCodeOf(screen, 'p'), sessions.useCodeOf(device, 'q')]).toEqual([false, false]);
    expect([sessions.useScreenCode(screen), sessions.useCodeOf(device, 'p')]).toEqual(['m', true]);
    expect([sessions.useScreenCode(screen), sessions.useCodeOf(device, 'p')]).toEqual([null, false]);
    const late = sessions.makeCode({ personId: 'p' }, 10);
    now += 600_001;
    expect(sessions.useCodeOf(late, 'p')).toBe(false);
  });
});
