import type { DemoPerson } from '@dien-hong/shared/api';

/**
 * The place to which a person of the demo goes from the sign-in page: into the meeting, at his own place. A meeting in preparation has a
 * screen for its officers and no room yet; one that is not among his meetings (no `phase`) leads to the list.
 */
export function placeOf(role: DemoPerson['role'], meetingId: string, phase: string | undefined): string {
  if (phase === undefined) return '/';
  const preparing = phase === 'preparing';
  switch (role) {
    case 'chair':
      return `/hop/${meetingId}/${preparing ? 'chuan-bi' : 'dieu-hanh'}`;
    case 'secretary':
      return `/hop/${meetingId}/${preparing ? 'chuan-bi' : 'thu-ky'}`;
    default:
      return preparing ? '/' : `/hop/${meetingId}`;
  }
}
