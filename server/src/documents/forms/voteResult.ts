import { heading, type Laid, layOut, longDate, paragraph, title } from './layout.ts';
import { type VoteContent, voteContent } from './vote.ts';

/** A result as it is printed by itself, for the file or the notice board. Instants are ISO 8601. */
export interface VoteResultContent {
  agency: { upper: string; unit: string };
  place: string;
  /** When the vote was closed. */
  date: string;
  /** The meeting. */
  subject: string;
  title: string;
  vote: VoteContent;
  /** Of a secret vote: what came into the box. */
  slips: string[];
}

/** The result of one vote on paper. The same content gives the same bytes. */
export function voteResultPdf({ agency, place, date, subject, slips, ...content }: VoteResultContent): Promise<Laid> {
  return layOut(
    [
      heading({ ...agency, number: '', placeAndDate: `${place}, ${longDate(date)}` }),
      title('Kết quả biểu quyết', content.title),
      paragraph(`${subject}.`),
      ...slips.map((line) => paragraph(`- ${line}`, { margin: [0, 0, 0, 2] })),
      ...voteContent(content.vote),
    ],
    { title: `Kết quả biểu quyết – ${content.title}`, author: agency.unit, created: date },
  );
}
