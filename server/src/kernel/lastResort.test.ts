import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const module = join(import.meta.dirname, 'lastResort.ts');

/** Runs a process that keeps something running, and in which an error occurs that nothing catches. */
async function ended(fault: string, stop = "console.log('let go')"): Promise<{ code: number; said: string }> {
  const program = `
    import { lastResort } from ${JSON.stringify(`file://${module}`)};
    setInterval(() => {}, 1000);
    lastResort(async () => { ${stop} });
    ${fault}
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program]);
  let said = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  child.stderr.on('data', (chunk) => (said += chunk));
  const [code] = await once(child, 'close');
  return { code, said };
}

test.each([
  ['a rejected promise', "Promise.reject(new Error('injected'))"],
  ['a throw in a timer', "setTimeout(() => { throw new Error('injected') }, 1)"],
])(
  '[LOG-14] %s that nobody catches: it is logged, everything is let go of, and the end is an error',
  async (_, fault) => {
    const { code, said } = await ended(fault);
    expect(code).toBe(1);
    expect(said).toContain('injected');
    expect(said).toContain('let go');
  },
);

test('[LOG-14] it ends also where letting go fails', async () => {
  const { code, said } = await ended("Promise.reject(new Error('injected'))", "throw new Error('stuck')");
  expect(code).toBe(1);
  expect(said).toContain('stuck');
});
