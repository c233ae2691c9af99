import { itemIdOf } from '@dien-hong/shared/packages';
import { each, needed } from './people/http.ts';
import { signPages } from './people/signPages.ts';
import type { Stage } from './stage.ts';

/** The secretary writes the texts of the package, lays the minutes out and signs; then the chair does. */
export async function writeMinutes(stage: Stage, summaries: ReadonlyMap<string, string>): Promise<void> {
  const { meeting, secretary, chair } = stage;
  const path = `/api/meetings/${meeting.id}`;
  const texts = [
    ...meeting.agenda.map((item) => [`conclusion:${itemIdOf(item.no)}`, item.conclusion] as const),
    ...[...summaries].map(([speechId, summary]) => [`speech:${speechId}`, summary] as const),
    ['number', meeting.minutes?.number ?? ''] as const,
  ];
  await each(
    texts.filter(([, text]) => text !== ''),
    4,
    async ([key, text]) => {
      const address = `${path}/minutes/texts/${encodeURIComponent(key)}`;
      await needed(`minutes ${key}`, secretary.browser.request('PUT', address, { text, version: 0 }));
    },
  );
  await needed('layout of the minutes', secretary.browser.request('POST', `${path}/minutes/layout`, {}));
  await signPages(secretary, `${path}/minutes/signing`);
  await signPages(chair, `${path}/minutes/signing`);
}
