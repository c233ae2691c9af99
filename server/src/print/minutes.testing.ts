import type { MinutesContent } from './minutes.ts';

/** Minutes of a small committee, as tests lay them out. */
export const sampleMinutes: MinutesContent = {
  agency: { upper: '', unit: 'Ủy ban nhân dân xã Liêm Thanh' },
  number: '11/BB-UBND',
  placeAndDate: '',
  subject: 'Phiên họp thường kỳ tháng 11 năm 2026',
  startedAt: '07 giờ 32 phút, ngày 27 tháng 11 năm 2026.',
  venue: 'Phòng họp tầng 2.',
  present: ['Khi khai mạc có mặt 08 trên tổng số 08 thành viên UBND'],
  absent: ['Bà Kiều Thị Phương'],
  substitutes: [],
  reports: [],
  chair: 'Ông Nguyễn Đức Thịnh',
  secretary: 'Bà Nguyễn Thị Bích Ngọc',
  course: Array.from({ length: 9 }, (_, index) => ({
    no: index + 1,
    title: `Nội dung ${index + 1}`,
    presenter: 'Bà Vũ Thị Hồng Nhung, Trưởng phòng Kinh tế',
    entries: [
      { kind: 'text', text: 'Thư ký nhắc đến ô «secretary» và (chữ ký số) trong phần thảo luận.' },
      {
        kind: 'speech',
        who: 'Lúc 08 giờ 06 phút, ông Đinh Công Luận',
        about: 'Trưởng phòng; thảo luận; 04 phút',
        summary: 'Đề nghị bổ sung.',
      },
      {
        kind: 'vote',
        vote: {
          question: 'Đồng chí có nhất trí thông qua?',
          form: 'Biểu quyết công khai',
          put: [],
          rows: [
            { label: 'Tán thành', count: 7, percent: '87,50' },
            { label: 'Không tán thành', count: 1, percent: '12,50' },
          ],
          base: 'tổng số 08 thành viên UBND xã',
          explanation: '7/8 (87,50%), đạt quá nửa tổng số thành viên.',
          notes: [],
        },
      },
    ],
    conclusion: 'Thông qua.',
  })),
  meeting: 'phiên họp',
  chairWord: 'chủ trì',
  closing: 'Phiên họp kết thúc vào 11 giờ 25 phút, ngày 27 tháng 11 năm 2026',
  recipients: ['Lưu: VT, hồ sơ phiên họp.'],
  signers: {
    secretary: { capacity: 'Thư ký', title: 'Phó Chánh Văn phòng', name: 'Nguyễn Thị Bích Ngọc' },
    chair: { capacity: 'Chủ tọa', title: 'Chủ tịch UBND xã', name: 'Nguyễn Đức Thịnh' },
  },
  log: { head: 'ab'.repeat(32), records: 412 },
  testSignatures: true,
  created: '2026-11-27T00:32:00Z',
};
