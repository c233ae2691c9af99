import { readingNow } from './paperFiles.ts';

/** An answer that refuses a paper has the browser's own cache emptied: a page that was looked at before is not read from there. */
export async function beRefused(meetingId: string): Promise<void> {
  await readingNow({ meetingId, paperId: 'gone', sha256: 'gone' });
}
