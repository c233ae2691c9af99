import type { Paper } from './messages.ts';

/** "Tờ trình số 187/TTr-PKT “Về việc …”". */
export const paperName = ({ kind, number, subject }: Pick<Paper, 'kind' | 'number' | 'subject'>): string =>
  [kind, number && `số ${number}`, `“${subject}”`].filter(Boolean).join(' ');
