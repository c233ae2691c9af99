import type { PublishedPaper } from '@dien-hong/shared';
import { ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { markedPdf } from '../../exports/markedPdf.ts';
import { marksText } from '../../exports/marksText.ts';
import { useFormat } from '../../i18n/format.ts';
import { refusalText } from '../../i18n/refusals.ts';
import type { Reply } from '../../line/http.ts';
import { useMarks } from '../../marks/marks.ts';
import { useMeeting } from '../../meeting/meetingStore.ts';
import { rangeOf, readingOf } from '../../papers/paperFiles.ts';
import { toast } from '../../ui/notes/toasts.ts';
import { carryTo, oldMarks } from '../../viewer/marks/carried.ts';

const noConnection = { ok: false, refusal: { code: 'no-connection', params: {} } } as const;

/** A person's own marks, as files to take along. They are made on this device. */
export function useExport() {
  const meeting = useMeeting();
  const marks = useMarks();
  const { t } = useI18n();
  const format = useFormat();
  /** The paper whose PDF is being made. */
  const making = ref<string | null>(null);

  function exportText(): void {
    const speech = { t: (key: string, params = {}) => t(key, params), date: format.date, time: format.time };
    const text = marksText(meeting.state, marks.marks.values(), { speech, at: meeting.now() });
    const name = t('marks.fileName', { title: meeting.info?.title ?? '' });
    // With its mark, so that older editors read Vietnamese letters.
    save(new Blob(['\ufeff', text], { type: 'text/plain' }), `${name}.txt`);
  }

  async function pdfOf(paper: PublishedPaper, sha256: string): Promise<Reply<Uint8Array<ArrayBuffer>>> {
    const file = { meetingId: meeting.id, paperId: paper.id, sha256 };
    const reading = await readingOf(file);
    if (!reading.ok) return reading;
    const { path, bytes } = reading.value.open;
    const whole = await rangeOf(file, path, 0, bytes, new AbortController().signal);
    const old = oldMarks(paper, sha256, marks.byFile);
    const carried = await carryTo(old, file);
    const own = [...marks.byFile(sha256), ...[...(carried?.byPage.values() ?? [])].flat()];
    const left = carried?.stranded.length ?? old.reduce((sum, one) => sum + one.marks.length, 0);
    if (left > 0) toast(t('marks.exportLeft', { count: left }));
    const words = { bookmarks: t('exports.bookmarks'), page: (page: number) => t('exports.page', { page }) };
    return markedPdf(whole, own, words);
  }

  async function exportPdf(paper: PublishedPaper): Promise<void> {
    if (!paper.file || making.value !== null) return;
    making.value = paper.id;
    const made = await pdfOf(paper, paper.file.sha256).catch(() => noConnection);
    making.value = null;
    if (!made.ok) toast(refusalText(made.refusal));
    else
      save(new Blob([made.value], { type: 'application/pdf' }), `${paper.kind} ${paper.number} ${paper.subject}.pdf`);
  }
  return { making, exportText, exportPdf };
}

/** Signs a file system may refuse in a name. */
const forbidden = /[\\/:*?"<>|]+/g;

function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement('a'), { href: url, download: name.replace(forbidden, '-') });
  link.click();
  // The browser reads it in its own time.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
