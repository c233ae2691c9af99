import type { PublishedPaper } from '@dien-hong/shared';
import { ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { markedPdf } from '../../exports/markedPdf.ts';
import { marksText } from '../../exports/marksText.ts';
import { useFormat } from '../../i18n/format.ts';
import { refusalText } from '../../i18n/refusals.ts';
import { useMarks } from '../../session/marks.ts';
import { useMeeting } from '../../session/meetingStore.ts';
import { partOf, readingOf } from '../../session/paperFiles.ts';
import { toast } from '../../ui/toasts.ts';
import { carryTo, oldMarks } from '../../viewer/marks/carried.ts';

/** What is one's own, as files to take along. They are made on this device. */
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

  async function exportPdf(paper: PublishedPaper): Promise<void> {
    if (!paper.file || making.value !== null) return;
    making.value = paper.id;
    const file = { meetingId: meeting.id, paperId: paper.id, sha256: paper.file.sha256 };
    const reading = await readingOf(file);
    const bytes = reading.ok ? await partOf(file, reading.value.open.path) : reading;
    const carried = await carryTo(oldMarks(paper, file.sha256, marks.byFile), file);
    const own = [...marks.byFile(file.sha256), ...[...(carried?.byPage.values() ?? [])].flat()];
    const words = { bookmarks: t('exports.bookmarks'), page: (page: number) => t('exports.page', { page }) };
    const made = bytes.ok ? await markedPdf(bytes.value, own, words) : bytes;
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
  // The browser takes it from there in its own time.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
