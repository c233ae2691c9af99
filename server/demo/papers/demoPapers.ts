import type { Laid } from '../../src/print/layout/layout.ts';
import { layOutPaper, type Paper } from '../../src/print/layout/paper.ts';
import { compose } from './compose.ts';
import type { DemoDocument, Unit } from './document.ts';
import { choicesFrom } from './random.ts';

const standardRecipients = [
  'Như trên;',
  'Thường trực Đảng ủy, Thường trực HĐND xã;',
  'Chủ tịch, các Phó Chủ tịch UBND xã;',
  'Các phòng, đơn vị;',
  'Lưu: VT.',
];

/** A drafted resolution or decision already carries the name of the body that will issue it, without a signer's name. */
function issuer({ type, agency, place, signer }: DemoDocument): Pick<Paper, 'agency' | 'signer'> {
  if (type === 'Dự thảo Nghị quyết') {
    return { agency: { upper: '', unit: `Hội đồng nhân dân xã ${place}` }, signer: { title: 'Chủ tịch', name: '' } };
  }
  if (type === 'Dự thảo Quyết định') {
    const signedFor = 'TM. Ủy ban nhân dân\nChủ tịch';
    return { agency: { upper: '', unit: `Ủy ban nhân dân xã ${place}` }, signer: { title: signedFor, name: '' } };
  }
  return { agency, signer };
}

function paperOf(document: DemoDocument, units: Unit[], size: number): Paper {
  const { type, number, subject, place, sentAt: date } = document;
  const recipients = document.recipients ?? standardRecipients;
  return {
    ...issuer(document),
    type,
    number,
    date,
    place,
    subject,
    recipients,
    body: units.filter(({ rank }) => rank <= size).map(({ section }) => section),
  };
}

/**
 * Makes a believable paper of about the stated number of pages: blocks are added by rank until the
 * pages are reached. Bisection over the size needs about five layouts of 20 ms a page.
 */
export async function demoPaper(document: DemoDocument): Promise<Laid> {
  const units = compose(document, choicesFrom(document.id, document.sentAt));
  const sizes = [...new Set(units.map(({ rank }) => rank))].sort((a, b) => a - b);
  let low = 0;
  let high = sizes.length - 1;
  let best: Laid | undefined;
  const distance = (laid: Laid): number => Math.abs(laid.pages - document.pages);
  while (low <= high) {
    const middle = Math.floor((low + high) / 2);
    const laid = await layOutPaper(paperOf(document, units, sizes[middle] ?? 0));
    if (!best || distance(laid) < distance(best)) best = laid;
    if (laid.pages === document.pages) break;
    if (laid.pages < document.pages) low = middle + 1;
    else high = middle - 1;
  }
  if (!best) throw new Error(`no blocks for ${document.type}`);
  return best;
}
