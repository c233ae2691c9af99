import type { DemoDocument, Unit } from './document.ts';
import { type Choices, dotted } from './random.ts';
import type { Sector } from './sectors.ts';
import { sketches } from './sketches.ts';
import { byVillage, columns, indicators, type Table } from './tables.ts';

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

/** The tables of an annex by its subject: awards, projects, budget, or the year's indicators. */
export function annex(document: DemoDocument, fields: Sector[], rng: Choices): Unit[] {
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

/** One sheet per place, as many as the pages ask for. */
export function drawings(document: DemoDocument): Unit[] {
  const sheets = sketches.slice(0, Math.max(1, document.pages));
  return sheets.flatMap((sketch, index): Unit[] => [
    ...(index ? [{ rank: 0, section: { kind: 'newPage' as const } }] : []),
    { rank: 0, section: { kind: 'sketch', sketch } },
  ]);
}
