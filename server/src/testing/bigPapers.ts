import { createRequire } from 'node:module';
import { type Canvas, createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { layOut, paragraph } from '../print/layout/layout.ts';

/** Always the same numbers, 0 to 1. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const words =
  `căn cứ luật tổ chức chính quyền địa phương ngân sách nhà nước năm ủy ban nhân dân xã trình hội đồng xem xét quyết định
  phê duyệt dự toán thu chi đầu tư công chỉ tiêu kế hoạch thực hiện nhiệm vụ báo cáo kết quả giám sát kiến nghị cử tri`.split(
    /\s+/,
  );

/** A paper of this number of pages of text, each headed "Trang n". */
export async function textPdf(pages: number, seed = 1): Promise<Uint8Array> {
  const random = randomFrom(seed);
  const sentence = () => Array.from({ length: 60 }, () => words[Math.floor(random() * words.length)]).join(' ');
  const content = Array.from({ length: pages }, (_, index) => [
    { text: `Trang ${index + 1}`, bold: true, ...(index > 0 ? { pageBreak: 'before' as const } : {}) },
    ...Array.from({ length: 6 }, () => paragraph(sentence())),
  ]);
  const info = { title: 'Báo cáo', author: 'Diên Hồng', created: '2026-11-20T08:00:00+07:00' };
  return (await layOut(content.flat(), info)).bytes;
}

const [width, height] = [1240, 1754];
const paperColour = 234;
const grain = 7;

/** Paper as a scanner sees it. */
function paperTile(random: () => number): Canvas {
  const tile = createCanvas(256, 256);
  const context = tile.getContext('2d');
  const image = context.createImageData(256, 256);
  for (let at = 0; at < image.data.length; at += 4) {
    image.data.fill(paperColour + random() * grain, at, at + 3);
    image.data[at + 3] = 255;
  }
  context.putImageData(image, 0, 0);
  return tile;
}

/** A page as a JPEG of some 200 KB. */
function scannedPage(number: number, tile: Canvas, random: () => number): Promise<Buffer> {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = context.createPattern(tile, 'repeat') ?? '#eee';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#222';
  context.font = '60px ScanFont';
  context.fillText(`Trang ${number}`, 480, 130);
  context.font = '26px ScanFont';
  for (let y = 200; y < 1650; y += 38)
    for (let x = 120; x < 1100; ) {
      const word = words[Math.floor(random() * words.length)] ?? '';
      context.fillText(word, x, y);
      x += context.measureText(word).width + 9;
    }
  return canvas.encode('jpeg', 38);
}

/**
 * A scanned paper as scanners write it: one picture a page, one flat list of pages, and each page's objects beside its picture.
 * No text. 300 pages are some 65 MB and take 20 s to make.
 */
export async function scanPdf(pages: number, seed = 1): Promise<Uint8Array> {
  const font = createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf');
  GlobalFonts.registerFromPath(font, 'ScanFont');
  const random = randomFrom(seed);
  const tile = paperTile(random);
  const parts: Buffer[] = [];
  const places: number[] = [];
  let at = 0;
  const put = (...more: (string | Buffer)[]): void => {
    for (const part of more) {
      const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : part;
      parts.push(bytes);
      at += bytes.length;
    }
  };
  const object = (number: number, ...body: (string | Buffer)[]): void => {
    places[number] = at;
    put(`${number} 0 obj\n`, ...body, '\nendobj\n');
  };
  put('%PDF-1.4\n');
  object(1, '<< /Type /Catalog /Pages 2 0 R >>');
  for (let page = 1; page <= pages; page++) {
    const jpeg = await scannedPage(page, tile, random);
    const picture = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB`;
    const coded = `/BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length}`;
    object(page * 3, `<< ${picture} ${coded} >>\nstream\n`, jpeg, '\nendstream');
    const code = 'q 595.2 0 0 841.92 0 0 cm /Im Do Q';
    object(page * 3 + 1, `<< /Length ${code.length} >>\nstream\n${code}\nendstream`);
    const shows = `/Resources << /XObject << /Im ${page * 3} 0 R >> >> /Contents ${page * 3 + 1} 0 R`;
    object(page * 3 + 2, `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595.2 841.92] ${shows} >>`);
  }
  const kids = Array.from({ length: pages }, (_, index) => `${index * 3 + 5} 0 R`);
  object(2, `<< /Type /Pages /Count ${pages} /Kids [${kids.join(' ')}] >>`);
  const start = at;
  const rows = places.slice(1).map((place) => `${String(place).padStart(10, '0')} 00000 n \n`);
  put(`xref\n0 ${places.length}\n0000000000 65535 f \n`, ...rows);
  put(`trailer\n<< /Size ${places.length} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`);
  return new Uint8Array(Buffer.concat(parts));
}
