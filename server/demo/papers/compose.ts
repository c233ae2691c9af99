import { annex, drawings } from './annexes.ts';
import { roomRules } from './articles.ts';
import type { DemoDocument, Unit } from './document.ts';
import { invitation } from './invitation.ts';
import { causes, furtherLimits, furtherResults, furtherTasks } from './patterns.ts';
import type { Choices } from './random.ts';
import { economy, type Sector } from './sectors.ts';
import { society } from './society.ts';
import { indicators, schedule } from './tables.ts';
import { type Topic, topics } from './topics.ts';

const text = (rank: number, text: string): Unit => ({ rank, section: { kind: 'text', text } });
const part = (text: string, rank = 0): Unit => ({ rank, section: { kind: 'part', text } });
const point = (text: string, rank = 0): Unit => ({ rank, section: { kind: 'point', text } });
const roman = ['I', 'II', 'III', 'IV', 'V', 'VI'];

const lower = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

function fieldsOf(topic: Topic, rng: Choices): Sector[] {
  const all = [...economy, ...society];
  const own = all.filter(({ name }) => topic.fields.some((word) => name.startsWith(word)));
  return topic.fields.length ? [...own, ...rng.shuffle(all.filter((sector) => !own.includes(sector)))] : all;
}

/** One numbered point per field of work; its first paragraph decides when the field appears. */
function fieldPoints(
  fields: Sector[],
  first: number,
  lines: (sector: Sector) => string[],
  rng: Choices,
  step: number,
): Unit[] {
  return fields.flatMap((sector, index) => {
    const rank = first + index * step;
    const paragraphs = lines(sector).map((line, depth) =>
      text(rank + depth * fields.length * step, rng.fill(line.replaceAll('{lĩnh vực}', lower(sector.name)))),
    );
    return [point(`${index + 1}. ${sector.name}`, rank), ...paragraphs];
  });
}

function report(document: DemoDocument, topic: Topic, rng: Choices): Unit[] {
  const fields = fieldsOf(topic, rng);
  const said = (document.speeches ?? []).map((line) => text(0, `- ${line}.`));
  return [
    ...topic.need.map((line) => text(0, rng.fill(line))),
    part('I. KẾT QUẢ THỰC HIỆN'),
    ...topic.content.slice(0, 3).map((line, index) => text(index, rng.fill(line))),
    ...fieldPoints(fields, 1, ({ results }) => [...results, ...rng.shuffle(furtherResults)], rng, 1),
    part('II. HẠN CHẾ, TỒN TẠI VÀ NGUYÊN NHÂN'),
    point('1. Hạn chế, tồn tại'),
    ...fields.flatMap(({ name, limits }, index) =>
      [...limits, ...rng.shuffle(furtherLimits)].map((line, depth) =>
        text(2 + index + depth * 2 * fields.length, `- ${rng.fill(line.replaceAll('{lĩnh vực}', lower(name)))}`),
      ),
    ),
    ...said,
    point('2. Nguyên nhân'),
    ...causes.map((line, index) => text(index * 8, rng.fill(line))),
    part('III. NHIỆM VỤ, GIẢI PHÁP TRỌNG TÂM THỜI GIAN TỚI'),
    ...topic.content.slice(3).map((line, index) => text(index * 2, rng.fill(line))),
    ...fieldPoints(fields, 3, ({ tasks }) => [...tasks, ...rng.shuffle(furtherTasks)], rng, 2),
    part('IV. ĐỀ XUẤT, KIẾN NGHỊ'),
    ...topic.requests.map((line, index) => text(0, `${index + 1}. ${rng.fill(line)}`)),
    text(0, `Trên đây là nội dung báo cáo, ${document.agency.unit} trân trọng báo cáo./.`),
  ];
}

function proposal(document: DemoDocument, topic: Topic, rng: Choices): Unit[] {
  const fields = fieldsOf(topic, rng).slice(0, 6);
  const basis = topic.basis.map((text, index): Unit => ({ rank: index, section: { kind: 'basis', text } }));
  return [
    { rank: 0, section: { kind: 'addressee', lines: [document.addressee ?? 'Ủy ban nhân dân xã'] } },
    ...basis,
    text(
      0,
      `${document.agency.unit} kính trình ${document.addressee ?? 'Ủy ban nhân dân xã'} xem xét nội dung như sau:`,
    ),
    part('I. SỰ CẦN THIẾT'),
    ...topic.need.map((line, index) => text(index, `${index + 1}. ${rng.fill(line)}`)),
    part('II. NỘI DUNG CHỦ YẾU'),
    ...topic.content.map((line, index) => text(index, `${index + 1}. ${rng.fill(line)}`)),
    part('III. TÌNH HÌNH LIÊN QUAN VÀ NGUỒN LỰC BẢO ĐẢM', 3),
    ...fieldPoints(fields, 3, ({ results, limits }) => [...results, ...limits, ...rng.shuffle(furtherResults)], rng, 1),
    part('IV. KIẾN NGHỊ'),
    ...topic.requests.map((line, index) => text(0, `${index + 1}. ${rng.fill(line)}`)),
    text(0, `${document.agency.unit} kính trình ${document.addressee ?? 'Ủy ban nhân dân xã'} xem xét, quyết định./.`),
  ];
}

function plan(_document: DemoDocument, topic: Topic, rng: Choices): Unit[] {
  const fields = fieldsOf(topic, rng);
  return [
    ...topic.basis.map((text, index): Unit => ({ rank: index, section: { kind: 'basis', text } })),
    part('I. MỤC ĐÍCH, YÊU CẦU'),
    ...topic.need.map((line, index) => text(0, `${index + 1}. ${rng.fill(line)}`)),
    part('II. NỘI DUNG THỰC HIỆN'),
    ...topic.content.map((line, index) => text(index, `${index + 1}. ${rng.fill(line)}`)),
    part('III. NHIỆM VỤ, GIẢI PHÁP THEO LĨNH VỰC', 2),
    ...fieldPoints(fields, 2, ({ tasks, results }) => [...tasks, ...rng.shuffle(furtherTasks), ...results], rng, 1),
    part('IV. KINH PHÍ VÀ TIẾN ĐỘ'),
    { rank: 0, section: schedule(fields.slice(0, 8), rng) },
    part('V. TỔ CHỨC THỰC HIỆN'),
    ...topic.requests.map((line, index) => text(0, `${index + 1}. ${rng.fill(line)}`)),
    ...rng
      .shuffle(causes)
      .slice(0, 1)
      .map((line) => text(6, `Khi triển khai cần lưu ý khắc phục nguyên nhân đã chỉ ra. ${rng.fill(line)}`)),
    text(
      0,
      'Yêu cầu các phòng, đơn vị, các thôn nghiêm túc thực hiện; nếu có vướng mắc, báo cáo Ủy ban nhân dân xã xem xét, chỉ đạo./.',
    ),
  ];
}

function resolution(document: DemoDocument, topic: Topic, rng: Choices): Unit[] {
  const fields = fieldsOf(topic, rng);
  const article = (rank: number, number: number, text: string): Unit => ({
    rank,
    section: { kind: 'article', label: `Điều ${number}`, text },
  });
  const head: Unit = {
    rank: 0,
    section: { kind: 'centred', text: `HỘI ĐỒNG NHÂN DÂN XÃ ${document.place.toUpperCase()}` },
  };
  return [
    head,
    ...topic.basis.map((text, index): Unit => ({ rank: index, section: { kind: 'basis', text } })),
    {
      rank: 0,
      section: {
        kind: 'basis',
        text: 'Xét Tờ trình của Ủy ban nhân dân xã; báo cáo thẩm tra của Ban Kinh tế – Xã hội; ý kiến thảo luận của đại biểu Hội đồng nhân dân tại kỳ họp.',
      },
    },
    { rank: 0, section: { kind: 'centred', text: 'QUYẾT NGHỊ:' } },
    article(0, 1, 'Thông qua các nội dung, mục tiêu chủ yếu như sau:'),
    ...topic.content.map((line, index) => text(index, `${index + 1}. ${rng.fill(line)}`)),
    article(0, 2, 'Các chỉ tiêu chủ yếu'),
    { rank: 0, section: indicators(fields, rng, 'Chỉ tiêu chủ yếu', 40) },
    article(1, 3, 'Nhiệm vụ, giải pháp'),
    ...fieldPoints(fields, 1, ({ tasks }) => [...tasks, ...rng.shuffle(furtherTasks)], rng, 1),
    article(0, 4, 'Tổ chức thực hiện'),
    text(0, '1. Giao Ủy ban nhân dân xã tổ chức thực hiện Nghị quyết; báo cáo kết quả tại các kỳ họp thường lệ.'),
    text(0, '2. Thường trực HĐND, các Ban của HĐND và đại biểu HĐND xã giám sát việc thực hiện Nghị quyết.'),
    text(0, 'Nghị quyết này được Hội đồng nhân dân xã thông qua và có hiệu lực kể từ ngày ký./.'),
  ];
}

const supervision = [
  'Văn phòng công khai nội dung Điều này trên Hệ thống, hướng dẫn {đơn vị} và {đơn vị} thực hiện; lần kiểm tra đầu tiên hoàn thành trước ngày {hạn}.',
  'Đơn vị, cá nhân không thực hiện đúng từ {2-3} lần trong quý được nhắc nhở trong cuộc giao ban và là căn cứ đánh giá, xếp loại cuối năm.',
  'Trường hợp đặc biệt cần làm khác, {đơn vị} báo cáo chủ trì bằng văn bản trước ít nhất {4-8} giờ làm việc; nội dung báo cáo được lưu cùng hồ sơ phiên họp.',
  'Hằng quý, {đơn vị} lấy ý kiến đại biểu về nội dung này; khi có trên {20-30}% ý kiến chưa hài lòng thì phải có biện pháp khắc phục trong {5-7} ngày làm việc.',
  'Nhật ký thao tác liên quan được lưu tối thiểu {12-24} tháng, chỉ người được Chủ tịch giao nhiệm vụ kiểm tra mới được xem và phải ghi rõ lý do.',
];

/** Further clauses of an article, each with its own figures, where the wished pages ask for them. */
const supplements = (number: number, after: number, rng: Choices): Unit[] =>
  [0, 1, 2].map((more) =>
    text(
      5 + more * 20 + number,
      `${after + more + 1}. ${rng.fill(supervision[(number + more * 2) % supervision.length] ?? '')}`,
    ),
  );

function decision(document: DemoDocument, topic: Topic, rng: Choices): Unit[] {
  const article = (number: number, line: string): Unit => ({
    rank: 0,
    section: { kind: 'article', label: `Điều ${number}`, text: line },
  });
  let number = 0;
  const rules = roomRules.flatMap(({ label, title, articles }): Unit[] => [
    { rank: 0, section: { kind: 'chapter', label, text: title } },
    ...articles.flatMap(([name, clauses]) => {
      number += 1;
      const rank = number % 5;
      return [
        { rank, section: { kind: 'labelled' as const, label: `Điều ${number}. ${name}`, text: '' } },
        ...clauses.map((clause, index) => text(rank, `${index + 1}. ${clause}`)),
        ...supplements(number, clauses.length, rng),
      ];
    }),
  ]);
  return [
    { rank: 0, section: { kind: 'centred', text: `ỦY BAN NHÂN DÂN XÃ ${document.place.toUpperCase()}` } },
    ...topic.basis.map((text): Unit => ({ rank: 0, section: { kind: 'basis', text } })),
    { rank: 0, section: { kind: 'centred', text: 'QUYẾT ĐỊNH:' } },
    article(1, 'Ban hành kèm theo Quyết định này Quy chế quản lý, vận hành Hệ thống phòng họp không giấy của xã.'),
    article(2, 'Quyết định này có hiệu lực thi hành kể từ ngày ký.'),
    article(
      3,
      'Chánh Văn phòng HĐND và UBND, Trưởng các phòng, đơn vị và các cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này./.',
    ),
    { rank: 0, section: { kind: 'newPage' } },
    {
      rank: 0,
      section: {
        kind: 'centred',
        text: 'QUY CHẾ\nQuản lý, vận hành Hệ thống phòng họp không giấy\n(Ban hành kèm theo Quyết định của Ủy ban nhân dân xã)',
      },
    },
    ...rules,
    ...fieldsOf(topic, rng)
      .slice(0, 2)
      .flatMap(({ tasks }, index) => tasks.map((line) => text(24 + index, rng.fill(line)))),
  ];
}

function review(document: DemoDocument, topic: Topic, rng: Choices): Unit[] {
  const remarks = [...report(document, topic, rng)].filter(({ section }) => section.kind !== 'part');
  return [
    text(
      0,
      `Thực hiện nhiệm vụ được phân công, ${document.agency.unit} đã họp thẩm tra nội dung trình kỳ họp; kết quả như sau:`,
    ),
    part('I. VỀ CƠ SỞ PHÁP LÝ VÀ HỒ SƠ TRÌNH'),
    ...topic.basis.map((line, index) => text(index, `- ${line}`)),
    part('II. VỀ NỘI DUNG'),
    ...remarks.slice(0, -1),
    text(0, `${document.agency.unit} đề nghị Hội đồng nhân dân xã xem xét, thông qua./.`),
  ];
}

/** All blocks a paper of this kind can have, in reading order. */
export function compose(document: DemoDocument, rng: Choices): Unit[] {
  const topic = topics.find(({ match }) => match.test(document.subject)) as Topic;
  const kind = document.type.replace('Dự thảo ', '');
  if (kind === 'Tờ trình') return proposal(document, topic, rng);
  if (kind === 'Kế hoạch') return plan(document, topic, rng);
  if (kind === 'Nghị quyết') return resolution(document, topic, rng);
  if (kind === 'Quyết định') return decision(document, topic, rng);
  if (kind === 'Báo cáo thẩm tra') return review(document, topic, rng);
  if (kind === 'Phụ lục') return annex(document, fieldsOf(topic, rng), rng);
  if (kind === 'Giấy mời' || kind === 'Chương trình') return invitation(document, kind, rng);
  if (kind === 'Thông báo') return notice(document, topic, rng);
  if (kind === 'Bản vẽ') return drawings(document);
  return report(document, topic, rng);
}

function notice(document: DemoDocument, topic: Topic, rng: Choices): Unit[] {
  const conclusions = document.conclusions ?? topic.requests.map((line) => rng.fill(line));
  return [
    text(0, `Thực hiện Quy chế làm việc, ${document.agency.unit} thông báo như sau:`),
    ...(document.agenda ?? []).map(({ title }, index) => point(`${roman[index] ?? index + 1}. ${title}`)),
    ...conclusions.map((line, index) => text(0, `${index + 1}. ${line}`)),
    ...fieldPoints(fieldsOf(topic, rng), 2, ({ tasks }) => [...tasks, ...rng.shuffle(furtherTasks)], rng, 1),
    text(0, `${document.agency.unit} thông báo để các cơ quan, đơn vị biết, thực hiện./.`),
  ];
}
