import { storageAsked } from './local.ts';

/** Left free beside the downloads, so that photographs and other applications have some. */
const spare = 200 * 1024 * 1024;

/** The kind of network, as some browsers tell it. */
interface Network {
  readonly saveData?: boolean;
  readonly type?: string;
}

/** The reason to ask before a download: it may cost money, or leave the device little room. */
export async function reasonToAsk(bytes: number): Promise<'metered' | 'little-space' | null> {
  const { connection } = navigator as Navigator & { readonly connection?: Network };
  if (connection?.saveData || connection?.type === 'cellular') return 'metered';
  const { quota, usage = 0 } = (await navigator.storage?.estimate?.().catch(() => null)) ?? {};
  return quota !== undefined && quota - usage < bytes + spare ? 'little-space' : null;
}

/** Whether the browser has promised to keep everything here. Null where it gives no answer. */
export const isPersistent = async (): Promise<boolean | null> =>
  (await navigator.storage?.persisted?.().catch(() => null)) ?? null;

/** Asks for that promise: some browsers clear the data of a site after a week without use. */
export const persist = async (): Promise<boolean> => (await navigator.storage?.persist?.().catch(() => false)) ?? false;

/** Asks for it once: some browsers ask the person in turn. */
export async function askToStay(): Promise<void> {
  if (storageAsked.read() !== null || (await isPersistent()) !== false) return;
  // Where the answer cannot be written down, the person would be asked again at every start.
  if (storageAsked.write('1')) await persist();
}
