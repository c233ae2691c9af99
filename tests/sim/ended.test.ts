import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { smallPackage } from '@dien-hong/shared/testing';
import { expect, inject, onTestFinished, test, vi } from 'vitest';
import { builtServer } from '../builtServer.ts';

const runs = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test.each(['SIGTERM', 'SIGINT'] as const)(
  'a rehearsal that is ended by %s ends its server and clears its folder',
  async (signal) => {
    const folder = mkdtempSync(join(tmpdir(), 'ended-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const data = join(folder, 'package.json');
    writeFileSync(data, JSON.stringify(smallPackage()));
    const program = join(dirname(builtServer), 'rehearse.js');
    // Slow enough to be in the middle of the meeting for as long as the test takes.
    const args = [program, '--data', data, '--speed', '1', '--out', join(folder, 'out')];
    const env = { ...process.env, TMPDIR: folder, INIT_CWD: folder, NODE_COMPILE_CACHE: inject('compiled') };
    const running = spawn(process.execPath, args, { env, stdio: 'ignore' });
    onTestFinished(() => void running.kill('SIGKILL'));
    const ended = new Promise<number | null>((done) => running.on('exit', done));
    const own = () => readdirSync(folder).filter((name) => name.startsWith('dien-hong-'));
    const lock = () => join(folder, own()[0] ?? '', 'server.pid');
    await vi.waitFor(() => expect(existsSync(lock())).toBe(true), { interval: 100 });
    const server = Number.parseInt(readFileSync(lock(), 'utf8'), 10);
    expect(runs(server)).toBe(true);
    running.kill(signal);
    expect(await ended).toBe(2);
    expect(runs(server)).toBe(false);
    expect(own()).toEqual([]);
  },
);
