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
  const { child, first: meeting } = await start<{ port: number }>(
    'meetingServer.ts',
    join(folder, 'following'),
    '0',
    String(names.length),
  );
  const { child: clients } = await start('clients.ts');
  const cookies = await ask<string[]>(child, { do: 'cookies', people: names });
  await ask(clients, {
    do: 'connect',
    urls: names.map(() => urlOf(meeting.port)),
    cookies,
    hellos: names.map(() => hello),
  });
  await ask(clients, { do: 'arrivals' });
  const sent = await ask<[number, number][]>(clients, { do: 'lead', paper, pages, everyMs });
  const late = delays(sent, await ask(clients, { do: 'arrivals' }));
  await stop(child);
  await stop(clients);
  if (late.length !== pages * names.length) throw new Error(`${late.length} deliveries of ${pages * names.length}`);
  return { p50: quantile(late, 0.5), p99: quantile(late, 0.99), most: Math.max(...late) };
}
