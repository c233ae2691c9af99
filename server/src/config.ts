import { join, resolve } from 'node:path';
import { isWeak } from './accounts/weak.ts';

export interface Config {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  /** Serve HTTPS on the local network with a certificate of the installation's own authority. */
  readonly lan: boolean;
  /** Given at the first start: the installation is then a real one instead of the demo. */
  readonly admin: { readonly username: string; readonly password: string } | null;
  /** The address under which nginx in front serves the folder of blobs to itself alone; empty where nginx serves no blobs. */
  readonly accelPrefix: string;
  readonly clientDir: string;
  readonly migrationsDir: string;
  /** The package that fills a demo. */
  readonly demoPackage: string;
}

/** Reads the environment and the command line. `root` is the server's folder: src/ and dist/ lie equally deep. */
export function readConfig(env: NodeJS.ProcessEnv, argv: readonly string[], root: string): Config {
  const password = env.ADMIN_PASSWORD;
  if (password !== undefined && password.length < 10)
    throw new Error('ADMIN_PASSWORD must have at least 10 characters. / ADMIN_PASSWORD phải có ít nhất 10 ký tự.');
  if (password !== undefined && isWeak(password, [env.ADMIN_USER ?? 'admin']))
    throw new Error(
      'ADMIN_PASSWORD is easy to guess: choose another, such as four unrelated words. / ADMIN_PASSWORD dễ đoán: hãy chọn mật khẩu khác, chẳng hạn bốn từ không liên quan với nhau.',
    );
  const port = Number(env.PORT ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Error(`PORT must be a number from 0 to 65535, not "${env.PORT}".`);
  const accelPrefix = env.X_ACCEL_PREFIX ?? '';
  if (!/^(\/[\w-]+\/)?$/.test(accelPrefix))
    throw new Error(`X_ACCEL_PREFIX must be a name between two slashes, such as "/blobs/", not "${accelPrefix}".`);
  const lan = env.LAN === '1' || argv.includes('--lan');
  return {
    // Others on the network are let in on request only, and then over HTTPS.
    host: env.HOST ?? (lan ? '0.0.0.0' : 'localhost'),
    port,
    dataDir: resolve(env.DATA_DIR ?? join(root, '..', 'data')),
    lan,
    admin: password === undefined ? null : { username: env.ADMIN_USER ?? 'admin', password },
    accelPrefix,
    clientDir: join(root, '..', 'client', 'dist'),
    migrationsDir: join(root, 'migrations'),
    demoPackage: join(root, 'demo', 'meetings.json'),
  };
}
