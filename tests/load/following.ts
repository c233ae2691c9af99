import { join } from 'node:path';
import { commune } from '@dien-hong/shared/testing';
import { ask, delays, folder, hello, quantile, start, stop, urlOf } from './processes.ts';

const pages = 100;
const [first] = commune().papers;
/** The paper of the room that is presented; a leader needs an existing paper. */
const paper = { paperId: first?.id ?? '', sha256: first?.file?.sha256 ?? '' };
const everyMs = 100;

/** The delay (ms) of the presenter's page and pointer at the followers: from his socket to theirs. */
export async function following(names: readonly string[]): Promise<{ p50: number; p99: number; most: number }> {
  const { child, first: room } = await start<{ port: number }>(
    'room.ts',
    join(folder, 'following'),
    '0',
    String(names.length),
  );
  const { child: crowd } = await start('crowd.ts');
  const cookies = await ask<string[]>(child, { do: 'cookies', people: names });
  await ask(crowd, {
    do: 'connect',
    urls: names.map(() => urlOf(room.port)),
    cookies,
    hellos: names.map(() => hello),
  });
  await ask(crowd, { do: 'arrivals' });
  const sent = await ask<[number, number][]>(crowd, { do: 'lead', paper, pages, everyMs });
  const late = delays(sent, await ask(crowd, { do: 'arrivals' }));
  await stop(child);
  await stop(crowd);
  if (late.length !== pages * names.length) throw new Error(`${late.length} deliveries of ${pages * names.length}`);
  return { p50: quantile(late, 0.5), p99: quantile(late, 0.99), most: Math.max(...late) };
}
