import type { Section } from '../../src/print/layout/paper.ts';
import type { DemoDocument, Unit } from './document.ts';
import type { Choices } from './random.ts';
import { columns } from './tables.ts';

const standardAgenda = [
  { title: 'Báo cáo tình hình thực hiện nhiệm vụ', lead: 'Văn phòng' },
  { title: 'Thảo luận các tờ trình, dự thảo văn bản', lead: 'Các phòng, đơn vị' },
  { title: 'Biểu quyết và kết luận', lead: 'Chủ trì' },
];

/** An invitation, or the programme alone: the agenda with its times, then information for the invited. */
export function invitation(document: DemoDocument, kind: string, rng: Choices): Unit[] {
  const agenda = document.agenda ?? standardAgenda;
  const line = (rank: number, label: string, text: string): Unit => ({
    rank,
    section: { kind: 'labelled', label, text },
  });
  let minute = 7 * 60 + 30;
  const clock = (): string =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  const rows = agenda.map(({ title, lead }, index) => {
    const from = clock();
    minute += rng.int(3, 6) * 5;
    return [String(index + 1), `${from} – ${clock()}`, title, lead];
  });
  const table: Section = {
    kind: 'table',
    caption: '',
    unit: '',
    columns: columns(
      ['TT', 0.08, 'center'],
      ['Thời gian', 0.2, 'center'],
      ['Nội dung', 0.46],
      ['Đơn vị chuẩn bị', 0.26],
    ),
    rows,
  };
  const common: Unit[] = [
    line(
      0,
      'Tài liệu',
      'được gửi trên Hệ thống phòng họp không giấy; đề nghị các đồng chí nghiên cứu trước và mang theo thiết bị đã cài chứng thư số.',
    ),
    line(0, 'Kỹ thuật', 'bộ phận hỗ trợ có mặt trước giờ họp 30 phút; thiết bị dự phòng nhận tại bàn thư ký.'),
    line(
      1,
      'Phát biểu',
      'đăng ký trên Hệ thống theo từng nội dung; trình bày không quá 10 phút, phát biểu lần đầu không quá 07 phút, lần sau không quá 03 phút.',
    ),
    line(
      2,
      'Tài liệu mật',
      'nội dung thuộc danh mục bí mật nhà nước được phát bản giấy tại phòng họp và thu hồi ngay sau khi kết thúc.',
    ),
    line(
      3,
      'Cử người dự thay',
      'trường hợp không thể dự họp, đề nghị báo về Văn phòng trước một ngày; người dự thay được phát biểu, không biểu quyết.',
    ),
    line(
      4,
      'Chuẩn bị ý kiến',
      'các phòng, đơn vị được phân công phối hợp gửi ý kiến bằng văn bản trên Hệ thống để cơ quan chủ trì tổng hợp, giải trình tại phiên họp.',
    ),
    line(
      5,
      'Bảo đảm hậu cần',
      'Văn phòng bố trí chỗ ngồi theo sơ đồ, nước uống, nguồn điện dự phòng và mạng nội bộ; Công an xã bảo đảm an ninh, trật tự khu vực họp.',
    ),
    line(
      6,
      'Sau phiên họp',
      'biên bản được ký số trong 02 ngày làm việc; thông báo kết luận ban hành trong 05 ngày làm việc và giao việc trên Hệ thống.',
    ),
    line(
      7,
      'Thông tin, báo chí',
      'Phòng Văn hóa – Xã hội chuẩn bị tin về phiên họp để đăng trên trang thông tin điện tử của xã sau khi được chủ trì duyệt.',
    ),
  ];
  if (kind === 'Chương trình') {
    return [
      { rank: 0, section: table },
      ...common,
      {
        rank: 0,
        section: { kind: 'text', text: 'Chương trình có thể được chủ trì điều chỉnh tại phiên họp khi cần thiết./.' },
      },
    ];
  }
  return [
    {
      rank: 0,
      section: {
        kind: 'addressee',
        lines: document.invited ?? [
          'Các thành viên Ủy ban nhân dân xã;',
          'Thường trực Đảng ủy, Thường trực HĐND, Ủy ban MTTQ Việt Nam xã;',
          'Trưởng các phòng, đơn vị và đại biểu được mời.',
        ],
      },
    },
    {
      rank: 0,
      section: {
        kind: 'text',
        text: `${document.agency.unit} trân trọng kính mời đồng chí đến dự phiên họp, cụ thể như sau:`,
      },
    },
    line(0, 'Thời gian', document.when ?? '07 giờ 30 phút'),
    line(0, 'Địa điểm', document.where ?? 'Phòng họp tầng 2, trụ sở Ủy ban nhân dân xã'),
    line(0, 'Nội dung', 'gồm các nội dung dưới đây:'),
    { rank: 0, section: table },
    ...common,
    {
      rank: 0,
      section: { kind: 'text', text: 'Rất mong các đồng chí sắp xếp công việc, đến dự họp đầy đủ, đúng giờ./.' },
    },
  ];
}
