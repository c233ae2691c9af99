import type { DocumentDoubt } from '@dien-hong/shared/documents-refusals';
import { computed, shallowRef } from 'vue';
import { refusalText } from '../../i18n/refusals.ts';
import { type Reply, request, upload } from '../../session/http.ts';

/** What may be taken in; the server goes by the content, not by the name. */
export const acceptedFiles = '.pdf,.docx,.xlsx,.pptx,application/pdf';

/** What the server says of a file it took in. */
export interface Taken {
  readonly sha256: string;
  readonly pages: number;
  readonly bytes: number;
  /** What was removed from it: `script`, `attachment` … */
  readonly removed: readonly string[];
  /** What a person has to look at before it is used. */
  readonly doubts: readonly DocumentDoubt[];
  /** When, by the server's clock. */
  readonly at: number;
}

/** Where the server keeps what it knows of a file of a meeting. */
export const uploadAt = (meetingId: string, sha256: string): string => `/api/meetings/${meetingId}/uploads/${sha256}`;

/** Says that what was in doubt about a file was looked at. */
export const confirmLooked = (address: string): Promise<Reply<object>> => request('POST', `${address}/confirm`);

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
    const reply = await upload<Taken>(`/api/meetings/${meetingId()}/uploads`, file, (share) =>
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
