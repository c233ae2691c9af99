import { request } from './http.ts';

/** Whoever is refused a paper has the browser's own cache emptied by the answer: a page that was looked at is not read from there. */
export async function beRefused(meetingId: string): Promise<void> {
  await request('GET', `/api/meetings/${meetingId}/papers/gone/gone/reading`);
}
