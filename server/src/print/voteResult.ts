import { type Agency, heading, type Laid, layOut, longDate, paragraph, title } from './layout/layout.ts';
import { sentence } from './layout/paperTime.ts';
import { type VoteContent, voteContent } from './vote.ts';

/** A result as it is printed by itself, for the file or the notice board. Instants are ISO 8601. */
export interface VoteResultContent {
  agency: Agency;
  place: string;
  /** When the vote was closed. */
  date: string;
  /** The meeting. */
  subject: string;
  title: string;
  vote: VoteContent;
  /** The people who counted, and of a secret vote the numbers of slips: a line each. */
  counting: string[];
}

/** The result of one vote on paper. The same content gives the same bytes. */
export function voteResultPdf({
  agency,
  place,
  date,
  subject,
  counting,
  ...content
}: VoteResultContent): Promise<Laid> {
  return layOut(
    [
      heading({ ...agency, number: '', placeAndDate: `${place}, ${longDate(date)}` }),
      title('Kết quả biểu quyết', content.title),
      paragraph(sentence(subject)),
      ...counting.map((line) => paragraph(line)),
      ...voteContent(content.vote),
    ],
    { title: `Kết quả biểu quyết – ${content.title}`, author: agency.unit, created: date },
  );
}
