import type { Taken } from '@dien-hong/shared/api';
import { computed, shallowRef } from 'vue';
import { refusalText } from '../../i18n/refusals.ts';
import { call, callWithFile, pathTo } from '../../line/call.ts';
import type { Reply } from '../../line/http.ts';

/** The files that may be taken in; the server goes by the content, not by the name. */
export const acceptedFiles = '.pdf,.docx,.xlsx,.pptx,application/pdf';

export type { Taken } from '@dien-hong/shared/api';

/** The address at which a file that was brought can be looked at. */
export const uploadPath = (id: string, sha256: string): string =>
  pathTo('GET /api/meetings/:id/uploads/:sha256/file', { params: { id, sha256 } });

/** Asks how far the server is with making an uploaded file ready to read. */
export const uploadRendition = (id: string, sha256: string) => () =>
  call('GET /api/meetings/:id/uploads/:sha256', { params: { id, sha256 } });

/** Tells the server that somebody has looked at the doubtful parts of a file. */
export const confirmLooked = (id: string, sha256: string): Promise<Reply<object>> =>
  call('POST /api/meetings/:id/uploads/:sha256/confirm', { params: { id, sha256 } });

export interface Intake {
  readonly id: string;
  readonly name: string;
  readonly state:
    | { readonly is: 'uploading'; readonly share: number }
    | { readonly is: 'taken'; readonly file: Taken }
    | { readonly is: 'refused'; readonly why: string };
}

/** Several files on their way to the server, one after another, each with its own progress and its own answer. */
export function useIntake(meetingId: () => string) {
  const intakes = shallowRef<readonly Intake[]>([]);
  let queue = Promise.resolve();

  const put = (id: string, state: Intake['state']): void => {
    intakes.value = intakes.value.map((one) => (one.id === id ? { ...one, state } : one));
  };

  async function send(id: string, file: File): Promise<Taken | null> {
    const reply = await callWithFile('POST /api/meetings/:id/uploads', { params: { id: meetingId() } }, file, (share) =>
      put(id, { is: 'uploading', share }),
    );
    put(id, reply.ok ? { is: 'taken', file: reply.value } : { is: 'refused', why: refusalText(reply.refusal) });
    return reply.ok ? reply.value : null;
  }

  /** Resolves when the last of them is answered. */
  function add(files: readonly File[]): Promise<void> {
    const fresh = files.map((file) => ({ id: crypto.randomUUID(), file }));
    intakes.value = [
      ...intakes.value,
      ...fresh.map(({ id, file }): Intake => ({ id, name: file.name, state: { is: 'uploading', share: 0 } })),
    ];
    for (const { id, file } of fresh) queue = queue.then(() => send(id, file)).then(() => undefined);
    return queue;
  }

  const remove = (id: string): void => {
    intakes.value = intakes.value.filter((one) => one.id !== id);
  };
  const busy = computed(() => intakes.value.some(({ state }) => state.is === 'uploading'));
  return { intakes, busy, add, remove };
}

/** A first guess at a paper's subject: the file's name without its ending and its underscores. */
export const subjectOf = (fileName: string): string =>
  fileName
    .normalize('NFC')
    .replace(/\.(pdf|docx|xlsx|pptx)$/i, '')
    .replaceAll(/[_\s]+/g, ' ')
    .trim();
