import type { DemoDocument } from '../demoPapers.ts';
import type { Column, Section } from '../paper.ts';
import type { Unit } from './compose.ts';
import { type Choices, dotted, villages } from './random.ts';
import type { Sector } from './sectors.ts';
import { sketches } from './sketches.ts';

type Table = Extract<Section, { kind: 'table' }>;

const columns = (...parts: [string, number, Column['align']?][]): Column[] =>
  parts.map(([title, share, align]) => (align ? { title, share, align } : { title, share }));

function schedule(fields: Sector[], rng: Choices): Table {
  const rows = fields.map(({ name }, index) => [
    String(index + 1),
    name,
    rng.fill('{đơn vị}'),
    rng.fill('{hạn}'),
    dotted(rng.int(8, 96) * 1000),
  ]);
  return {
    kind: 'table',
    caption: 'Phân công thực hiện và dự kiến kinh phí',
    unit: 'Đơn vị tính: nghìn đồng',
    columns: columns(
      ['TT', 0.08, 'center'],
      ['Nội dung', 0.36],
      ['Đơn vị chủ trì', 0.26],
      ['Hoàn thành', 0.16, 'center'],
      ['Kinh phí', 0.14],
    ),
    rows,
  };
}

function indicators(fields: Sector[], rng: Choices, caption: string, most: number): Table {
  const rows = fields
    .flatMap(({ name, indicators }, group) => [
      [['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'][group] ?? String(group + 1), name, '', '', '', ''],
      ...indicators.map(([title, unit, low, high], index) => {
        const planned = rng.int(low, high);
        const done =
          unit === '%' ? Math.min(100, planned - rng.int(0, 3)) : Math.round((planned * rng.int(90, 104)) / 100);
        const ratio = ((done / planned) * 100).toFixed(1).replace('.', ',');
        return [String(index + 1), title, unit, dotted(planned), dotted(done), `${ratio}%`];
      }),
    ])
    .slice(0, most);
  return {
    kind: 'table',
    caption,
    unit: '',
    columns: columns(
      ['TT', 0.08, 'center'],
      ['Chỉ tiêu', 0.4],
      ['Đơn vị', 0.15, 'center'],
      ['Kế hoạch', 0.125],
      ['Thực hiện', 0.125],
      ['Tỷ lệ', 0.12],
    ),
    rows,
  };
}

/** A table per village whose last row is the sum of the rows above. */
function byVillage(
  caption: string,
  heads: [string, string, string],
  range: [number, number],
  details: string[],
  rng: Choices,
  unit = 'Đơn vị tính: nghìn đồng',
): Table {
  const sums = [0, 0, 0];
  const rows = villages.flatMap((village, index) => {
    const lines = details.map((detail) => {
      const planned = rng.int(...range);
      const done = Math.round((planned * rng.int(82, 108)) / 100);
      return { detail, values: [planned, done, done - planned] };
    });
    const subtotal = [0, 1, 2].map((column) => lines.reduce((sum, { values }) => sum + (values[column] ?? 0), 0));
    subtotal.forEach((value, column) => {
      sums[column] = (sums[column] ?? 0) + value;
    });
    const number = String(index + 1);
    return [
      [number, `Thôn ${village}`, ...subtotal.map(dotted)],
      ...(details.length > 1
        ? lines.map(({ detail, values }, at) => [`${number}.${at + 1}`, detail, ...values.map(dotted)])
        : []),
    ];
  });
  return {
    kind: 'table',
    caption,
    unit,
    columns: columns(['TT', 0.09, 'center'], ['Nội dung', 0.43], [heads[0], 0.16], [heads[1], 0.16], [heads[2], 0.16]),
    rows: [...rows, ['', 'Tổng cộng', ...sums.map(dotted)]],
  };
}

const budgetTables: [string, string[]][] = [
  ['Cân đối thu, chi ngân sách xã', ['Thu hưởng 100%', 'Thu phân chia']],
  ['Dự toán thu ngân sách nhà nước trên địa bàn', ['Thuế', 'Phí, lệ phí']],
  ['Dự toán chi đầu tư phát triển', ['Giao thông', 'Thủy lợi']],
  ['Dự toán chi thường xuyên theo lĩnh vực', ['Chi con người', 'Chi nghiệp vụ']],
  ['Dự toán chi sự nghiệp giáo dục', ['Mầm non', 'Tiểu học và THCS']],
  ['Dự toán chi sự nghiệp kinh tế', ['Nông nghiệp', 'Kiến thiết thị chính']],
  ['Dự toán chi bảo đảm xã hội', ['Bảo trợ xã hội', 'Người có công']],
  ['Dự toán chi quốc phòng, an ninh', ['Dân quân tự vệ', 'Lực lượng bảo vệ an ninh cơ sở']],
  ['Nguồn cải cách tiền lương', ['Tiết kiệm 10% chi thường xuyên', 'Tăng thu dự toán']],
  ['Kinh phí hoạt động của các thôn', ['Phụ cấp', 'Hỗ trợ hội họp, văn hóa']],
  ['Thu, chi các quỹ tài chính ngoài ngân sách', ['Quỹ phòng chống thiên tai', 'Quỹ đền ơn đáp nghĩa']],
  ['Kế hoạch trả nợ khối lượng xây dựng cơ bản', ['Công trình hoàn thành', 'Công trình chuyển tiếp']],
];

const projects = [
  'Kiên cố hóa kênh N4',
  'Đường trục chính khu Đồng Cửa',
  'Cải tạo sân, tường rào Trường THCS',
  'Nhà văn hóa thôn Đồng Tâm',
  'Hệ thống thoát nước khu chợ',
  'Sửa chữa Trung tâm Phục vụ hành chính công',
];

function people(rng: Choices): Unit[] {
  const awards: [string, string, string[]][] = [
    [
      'Bà Cao Thị Lan',
      'Chuyên viên Tài chính – Kế toán, Phòng Kinh tế',
      [
        'Tham mưu lập, giao dự toán đúng hạn; quyết toán ngân sách {năm} không phải điều chỉnh.',
        'Sáng kiến đối soát chứng từ điện tử áp dụng từ tháng 3/{năm}, giảm {310-420} giờ làm việc.',
        'Hướng dẫn nghiệp vụ cho {14-19} kế toán thôn, trường học; tham gia {3-5} đoàn kiểm tra.',
      ],
    ],
    [
      'Ông Trịnh Hữu Phúc',
      'Phó Giám đốc Trung tâm Phục vụ hành chính công',
      [
        'Điều hành tiếp nhận {11000-13400} hồ sơ, trả đúng và trước hạn {99,2-99,8}%.',
        'Triển khai trả kết quả tại nhà cho {320-460} người cao tuổi, người khuyết tật.',
        'Tổ chức {9-14} buổi lưu động tại thôn, được người dân đánh giá hài lòng {97,4-99,1}%.',
      ],
    ],
    [
      'Ông Mai Văn Sơn',
      'Chuyên viên Địa chính – Xây dựng, Phòng Kinh tế',
      [
        'Hoàn thành số hóa {2400-2900} thửa đất, đối soát với dữ liệu dân cư.',
        'Tham gia giải phóng mặt bằng {4-6} dự án, vận động {62-88} hộ bàn giao sớm.',
        'Giải quyết dứt điểm {6-9} vụ tranh chấp ranh giới thửa đất tại cơ sở.',
      ],
    ],
  ];
  return awards.flatMap(([name, office, lines], index) => [
    { rank: 0, section: { kind: 'part' as const, text: `${index + 1}. ${name} – ${office}` } },
    {
      rank: 0,
      section: {
        kind: 'text' as const,
        text: rng.fill(
          `Năm sinh: ${1978 + index * 5}; thời gian công tác: {12-24} năm; danh hiệu đã đạt: Lao động tiên tiến {4-8} năm liền, Chiến sĩ thi đua cơ sở {2-3} lần, Giấy khen của Chủ tịch UBND xã năm 2025.`,
        ),
      },
    },
    ...lines.map((line, at) => ({ rank: at, section: { kind: 'text' as const, text: `- ${rng.fill(line)}` } })),
    {
      rank: 4 + index,
      section: byVillage(
        `Kết quả phục vụ theo địa bàn (${name})`,
        ['Kế hoạch', 'Thực hiện', 'Chênh lệch'],
        [20, 180],
        ['Hồ sơ, việc đã giải quyết'],
        rng,
        'Đơn vị tính: hồ sơ',
      ),
    },
    {
      rank: 10 + index,
      section: {
        kind: 'text',
        text: rng.fill(
          `Nhận xét của đơn vị: ${name} có tinh thần trách nhiệm cao, được {96-100}% ý kiến trong đơn vị giới thiệu; không vi phạm kỷ luật, gia đình chấp hành tốt chủ trương, chính sách; điểm đánh giá bình quân {91-98}/100.`,
        ),
      },
    },
    {
      rank: 20 + index,
      section: byVillage(
        `Mức độ hài lòng theo địa bàn (${name})`,
        ['Phiếu phát', 'Hài lòng', 'Chênh lệch'],
        [30, 120],
        ['Phiếu khảo sát'],
        rng,
        'Đơn vị tính: phiếu',
      ),
    },
  ]);
}

function projectTable(caption: string, rng: Choices): Table {
  const rows = rng.shuffle(projects).map((name, index) => {
    const total = rng.int(1600, 3700);
    const need = Math.round(total * (rng.int(35, 55) / 100));
    return [
      String(index + 1),
      `${name}; quy mô ${rng.fill('{2-9}')} hạng mục, tại ${rng.fill('{thôn}')}`,
      rng.fill('{đơn vị}'),
      dotted(total),
      dotted(need),
    ];
  });
  const sum = (at: number): string =>
    dotted(rows.reduce((all, row) => all + Number((row[at] ?? '0').replaceAll('.', '')), 0));
  return {
    kind: 'table',
    caption,
    unit: 'Đơn vị tính: triệu đồng',
    columns: columns(
      ['TT', 0.07, 'center'],
      ['Tên dự án, quy mô', 0.41],
      ['Đơn vị quản lý', 0.24],
      ['Tổng mức', 0.14],
      ['Nhu cầu vốn', 0.14],
    ),
    rows: [...rows, ['', 'Tổng cộng', '', sum(3), sum(4)]],
  };
}

function annex(document: DemoDocument, fields: Sector[], rng: Choices): Unit[] {
  const { subject } = document;
  if (/thành tích|khen thưởng/i.test(subject)) return people(rng);
  if (/dự án|vốn/i.test(subject)) {
    return ['Danh mục dự án khởi công mới', 'Danh mục dự án điều chỉnh kế hoạch vốn', 'Danh mục dự án chuyển tiếp']
      .map((name, index): Unit => ({ rank: 0, section: projectTable(`Biểu số ${index + 1}. ${name}`, rng) }))
      .concat(
        ...projects.map((name, index): Unit[] => [
          { rank: index, section: { kind: 'part', text: `Thuyết minh ${index + 1}. ${name}` } },
          {
            rank: index,
            section: byVillage('', ['Nhu cầu', 'Cân đối', 'Chênh lệch'], [12000, 96000], ['Vốn hỗ trợ, đóng góp'], rng),
          },
          {
            rank: index + 10,
            section: {
              kind: 'text',
              text: rng.fill(
                'Khu vực hưởng lợi trực tiếp gồm {thôn} và {thôn} với {120-360} hộ; mặt bằng đã sẵn sàng {82-100}%; {đơn vị} chịu trách nhiệm hoàn thiện hồ sơ trước ngày {hạn}.',
              ),
            },
          },
          {
            rank: index + 20,
            section: byVillage(
              'Chi tiết nguồn vốn',
              ['Nhu cầu', 'Cân đối', 'Chênh lệch'],
              [6000, 48000],
              ['Ngân sách', 'Đóng góp'],
              rng,
            ),
          },
        ]),
      );
  }
  if (/ngân sách|dự toán|biểu dự/i.test(subject)) {
    return budgetTables.flatMap(([name, details], index): Unit[] => {
      const heads: [string, string, string] = ['Ước năm nay', 'Dự toán', 'So sánh'];
      const number = `Biểu số ${String(index + 1).padStart(2, '0')}`;
      return [
        { rank: 0, section: byVillage(`${number}. ${name}`, heads, [14000, 180000], details.slice(0, 1), rng) },
        {
          rank: index + 1,
          section: byVillage(`${number}a. ${name} – chi tiết theo thôn`, heads, [9000, 90000], details, rng),
        },
      ];
    });
  }
  return [
    { rank: 0, section: indicators(fields, rng, 'I. Các chỉ tiêu chủ yếu', 60) },
    {
      rank: 1,
      section: byVillage(
        'II. Thu các quỹ và đóng góp theo thôn',
        ['Kế hoạch', 'Thực hiện', 'Chênh lệch'],
        [18000, 96000],
        ['Thu'],
        rng,
      ),
    },
    {
      rank: 2,
      section: byVillage(
        'III. Giá trị sản xuất vụ Đông theo thôn',
        ['Kế hoạch', 'Ước đạt', 'Chênh lệch'],
        [210000, 690000],
        ['Giá trị'],
        rng,
      ),
    },
    {
      rank: 3,
      section: byVillage(
        'IV. Kinh phí nông thôn mới theo thôn',
        ['Giao', 'Giải ngân', 'Chênh lệch'],
        [45000, 240000],
        ['Ngân sách', 'Xã hội hóa'],
        rng,
      ),
    },
  ];
}

const standardAgenda = [
  { title: 'Báo cáo tình hình thực hiện nhiệm vụ', lead: 'Văn phòng' },
  { title: 'Thảo luận các tờ trình, dự thảo văn bản', lead: 'Các phòng, đơn vị' },
  { title: 'Biểu quyết và kết luận', lead: 'Chủ trì' },
];

function invitation(document: DemoDocument, kind: string, rng: Choices): Unit[] {
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

function drawings(document: DemoDocument): Unit[] {
  const sheets = sketches.slice(0, Math.max(1, document.pages));
  return sheets.flatMap((sketch, index): Unit[] => [
    ...(index ? [{ rank: 0, section: { kind: 'newPage' as const } }] : []),
    { rank: 0, section: { kind: 'sketch', sketch } },
  ]);
}

export const tables = { schedule, indicators, annex, invitation, drawings };
