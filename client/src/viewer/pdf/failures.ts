/** Why a paper cannot be shown; each has its sentence in this folder's words. */
export type PaperFailure = 'broken' | 'locked' | 'gone' | 'forbidden' | 'preparing' | 'network';

/** Names an error of pdf.js. Anything unknown counts as a broken file: the server answered, the pages did not come. */
export function failureOf(error: unknown): PaperFailure {
  const {
    name = '',
    status,
    details,
    message,
  } = error as Partial<Record<'name' | 'message' | 'details', string>> & { status?: number };
  if (name === 'PasswordException') return 'locked';
  if (name === 'ResponseException') {
    if (status === 404 || status === 410) return 'gone';
    if (status === 503) return 'preparing';
    return status === 401 || status === 403 ? 'forbidden' : 'network';
  }
  // A request that never reached the server: browsers word it differently, all of them as a TypeError.
  if (/TypeError/.test(`${name} ${details}`) && /fetch|network|load failed/i.test(`${message} ${details}`))
    return 'network';
  return 'broken';
}
