import type { CountingRecordContent } from './countingRecord.ts';
import { sampleMinutes } from './minutes.testing.ts';
import type { ContentOf, Form } from './paperGaps.ts';

/** A counting record of a board of seven, as tests lay it out. */
export const sampleRecord: CountingRecordContent = {
  agency: { upper: '', unit: 'Hội đồng nhân dân xã Liêm Thanh' },
  number: '01/BB-BKP',
  placeAndDate: 'Liêm Thanh, ngày 27 tháng 11 năm 2026',
  subject: 'Bầu bổ sung Ủy viên UBND xã',
  meeting: 'Kỳ họp thứ Ba',
  venue: 'Hội trường',
  hours: 'Bắt đầu phát phiếu lúc 08 giờ 00 phút, kiểm phiếu xong lúc 08 giờ 20 phút, ngày 27 tháng 11 năm 2026.',
  basis: 'Kỳ họp biểu quyết giơ tay',
  members: Array.from({ length: 7 }, (_, at) => ({
    role: at === 0 ? 'Trưởng ban' : 'Thành viên',
    address: 'Ông',
    name: `Nguyễn Văn Số ${at + 1}`,
    title: 'Đại biểu',
  })),
  slips: ['Số phiếu phát ra: 28 phiếu.'],
  vote: {
    question: 'Bầu?',
    form: 'Bỏ phiếu kín',
    put: [],
    rows: [],
    base: '',
    notes: [],
    explanation: 'Trúng cử: 25/30.',
  },
  publication: { root: 'a'.repeat(64), file: 'b'.repeat(64) },
  testSignatures: true,
  created: '2026-11-27T01:20:00Z',
};

/** Each form that the server lays out, with every part of it filled. */
export const samples: { readonly [F in Form]: ContentOf<F> } = {
  minutes: {
    ...sampleMinutes,
    substitutes: ['Ông Vũ Văn An'],
    reports: ['Lấy ý kiến số 3: thông qua'],
    placeAndDate: 'Liêm Thanh',
  },
  'counting-record': sampleRecord,
  'vote-result': {
    agency: sampleRecord.agency,
    place: 'Liêm Thanh',
    date: '2026-11-27T01:20:00Z',
    subject: 'Kỳ họp thứ Ba',
    title: 'Thông qua dự toán',
    counting: ['Tổ kiểm đếm gồm 02 người.'],
    vote: sampleRecord.vote,
  },
  consultation: {
    agency: sampleRecord.agency,
    number: '5/TH-UBND',
    placeAndDate: 'Liêm Thanh',
    created: '2026-11-27T01:20:00Z',
    asked: '3/PLYK',
    subject: 'Điều chỉnh kế hoạch',
    question: 'Đồng chí có đồng ý?',
    sent: '08 giờ',
    deadline: '17 giờ',
    open: false,
    course: ['Kết thúc lấy ý kiến.'],
    choices: [{ choice: 'Đồng ý', inTime: 5, late: 1 }],
    explanation: '5/8 đồng ý.',
    general: 'Tiếp thu',
    recipients: ['Lưu: VT.'],
    answers: [
      { name: 'A', title: 'B', choice: 'Đồng ý', at: '09:00', late: false, text: 'Nhất trí', taken: 'Đã tiếp thu' },
    ],
    signer: { capacity: 'Người tổng hợp', title: 'Chuyên viên', name: 'C' },
  },
};
