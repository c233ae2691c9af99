import { storageAsked } from './local.ts';

/** Left free beside what is downloaded, so that photographs and other applications have some. */
const spare = 200 * 1024 * 1024;

/** As browsers that know of it tell the kind of network. */
interface Network {
  readonly saveData?: boolean;
  readonly type?: string;
}

/** Why a download should be asked about first: it may cost money, or leave the device little room. */
export async function reasonToAsk(bytes: number): Promise<'metered' | 'little-room' | null> {
  const { connection } = navigator as Navigator & { readonly connection?: Network };
  if (connection?.saveData || connection?.type === 'cellular') return 'metered';
  const { quota, usage = 0 } = (await navigator.storage?.estimate?.().catch(() => null)) ?? {};
  return quota !== undefined && quota - usage < bytes + spare ? 'little-room' : null;
}

/** Whether the browser has promised not to clear what is kept here. Null where it does not say. */
export const isPersistent = async (): Promise<boolean | null> =>
  (await navigator.storage?.persisted?.().catch(() => null)) ?? null;

/** Asks for that promise: some browsers clear what a site keeps that was not used for a week. */
export const persist = async (): Promise<boolean> => (await navigator.storage?.persist?.().catch(() => false)) ?? false;

/** Asks for it once: some browsers ask the person in turn. */
export async function askToStay(): Promise<void> {
  if (storageAsked.read() !== null || (await isPersistent()) !== false) return;
  // Where it cannot be written down, the person would be asked again at every start.
  if (storageAsked.write('1')) await persist();
}
