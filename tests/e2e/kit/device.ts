import { gunzipSync } from 'node:zlib';
import { fold, type MeetingState, protocolVersion, socketPath, type Welcome } from '@dien-hong/shared';
import { expect, type Page } from '@playwright/test';
import { io } from 'socket.io-client';
import { cookieOf } from './council.ts';

/** A row of a browser's database; bytes as their number. */
export interface Row {
  readonly key: unknown;
  readonly value: unknown;
}

/** Everything a browser keeps for this site. */
export interface OnDevice {
  readonly local: Readonly<Record<string, string>>;
  readonly session: Readonly<Record<string, string>>;
  /** By database and store, `dien-hong-device/files`. */
  readonly rows: Readonly<Record<string, readonly Row[]>>;
  /** The paths in its caches. */
  readonly cached: readonly string[];
}

export function onDevice(page: Page): Promise<OnDevice> {
  return page.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const plain = (value: unknown): unknown =>
      JSON.parse(JSON.stringify(value, (_, one) => (ArrayBuffer.isView(one) ? { bytes: one.byteLength } : one)) ?? '0');
    const rows: Record<string, { key: unknown; value: unknown }[]> = {};
    for (const { name } of await indexedDB.databases()) {
      const database = await answer(indexedDB.open(name ?? ''));
      for (const store of database.objectStoreNames) {
        const reading = database.transaction(store).objectStore(store);
        const [keys, values] = await Promise.all([answer(reading.getAllKeys()), answer(reading.getAll())]);
        rows[`${name}/${store}`] = keys.map((key, index) => ({ key: plain(key), value: plain(values[index]) }));
      }
      database.close();
    }
    const cached: string[] = [];
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) cached.push(new URL(url).pathname);
    return { local: { ...localStorage }, session: { ...sessionStorage }, rows, cached };
  });
}

/** A meeting as the server sends it to this person, folded from the beginning. */
export async function stateOf(baseURL: string, personId: string, meetingId: string): Promise<MeetingState> {
  const socket = io(baseURL, {
    path: socketPath(meetingId),
    transports: ['websocket'],
    forceNew: true,
    extraHeaders: { cookie: await cookieOf(baseURL, personId) },
  });
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  const hello = { protocol: protocolVersion, lastSeq: 0, foldedAs: '' };
  const welcome: Welcome = await socket.timeout(60_000).emitWithAck('hello', hello);
  socket.disconnect();
  if (!welcome.ok || welcome.catchup.how !== 'snapshot') throw new Error('no snapshot');
  const state = JSON.parse(gunzipSync(welcome.catchup.state).toString()) as MeetingState;
  return { ...fold(welcome.catchup.own, state), seq: state.seq };
}

/** The application itself is on the device: it starts without a network from now on. */
export async function shellKept(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
}

/** A PDF of one page whose picture is noise of this many bytes, the same for the same seed. */
export function noisyPdf(bytes: number, seed: number): Buffer {
  const width = 1000;
  const height = Math.round(bytes / width);
  const noise = Buffer.alloc(width * height);
  let state = seed;
  for (let at = 0; at < noise.length; at++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    noise[at] = state >>> 24;
  }
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const places: number[] = [];
  const add = (text: string, stream?: Buffer) => {
    places.push(parts.reduce((sum, part) => sum + part.length, 0));
    parts.push(Buffer.from(`${places.length} 0 obj\n${text}\n`));
    if (stream) parts.push(Buffer.from('stream\n'), stream, Buffer.from('\nendstream\n'));
    parts.push(Buffer.from('endobj\n'));
  };
  const draw = Buffer.from('q 500 0 0 700 50 70 cm /P Do Q');
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add('<< /Type /Pages /Kids [3 0 R] /Count 1 >>');
  add(
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 840] /Contents 4 0 R /Resources << /XObject << /P 5 0 R >> >> >>',
  );
  add(`<< /Length ${draw.length} >>`, draw);
  const picture = `/Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8 /Length ${noise.length}`;
  add(`<< /Type /XObject /Subtype /Image ${picture} >>`, noise);
  const table = parts.reduce((sum, part) => sum + part.length, 0);
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(Buffer.from(`xref\n0 6\n0000000000 65535 f \n${rows}trailer << /Size 6 /Root 1 0 R >>\n`));
  parts.push(Buffer.from(`startxref\n${table}\n%%EOF\n`));
  return Buffer.concat(parts);
}
