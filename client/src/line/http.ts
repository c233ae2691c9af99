import type { Refusal } from '@dien-hong/shared';

export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

const noConnection = { ok: false, refusal: { code: 'no-connection', params: {} } } as const;

async function read<T>(response: Response): Promise<Reply<T>> {
  const body = (await response.json().catch(() => null)) as (T & { refusal?: Refusal }) | null;
  if (response.ok && body !== null) return { ok: true, value: body };
  return { ok: false, refusal: body?.refusal ?? { code: 'server-error', params: {} } };
}

/** One request to our own server; with `omit` as nobody. Never throws: no connection is a refusal like any other. */
export async function request<T>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
  credentials: RequestCredentials = 'same-origin',
): Promise<Reply<T>> {
  const init: RequestInit =
    body === undefined
      ? { method }
      : { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  try {
    return await read<T>(await fetch(path, { ...init, credentials }));
  } catch {
    return noConnection;
  }
}

/** Whether this file of our own server may be read, without reading it. */
export const mayFetch = (path: string): Promise<boolean> =>
  fetch(path, { method: 'HEAD', credentials: 'same-origin' }).then(
    ({ ok }) => ok,
    () => false,
  );

/** The bytes behind an address of our own server. */
export async function download(path: string, init: RequestInit = {}): Promise<Reply<Uint8Array<ArrayBuffer>>> {
  try {
    const response = await fetch(path, { credentials: 'same-origin', ...init });
    if (!response.ok) return await read(response);
    return { ok: true, value: new Uint8Array(await response.arrayBuffer()) };
  } catch {
    return noConnection;
  }
}

/** Uploads one file, telling its progress from 0 to 1. */
export function upload<T>(path: string, file: File, onProgress: (share: number) => void): Promise<Reply<T>> {
  return new Promise((resolve) => {
    const form = new FormData();
    form.append('file', file);
    const xhr = new XMLHttpRequest();
    xhr.open('POST', path);
    xhr.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    xhr.onerror = () => resolve(noConnection);
    xhr.onload = () => void read<T>(new Response(xhr.responseText, { status: xhr.status })).then(resolve);
    xhr.send(form);
  });
}
