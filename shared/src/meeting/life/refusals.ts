/** The life of a meeting, and who runs it. */
export const lifeRefusals = {
  'not-chair-or-secretary': {
    vi: 'Chỉ {chair} hoặc thư ký cuộc họp được làm việc này.',
    en: 'Only the {chair} or the secretary of this meeting may do this.',
  },
  'only-chair': { vi: 'Chỉ {chair} được quyết định việc này.', en: 'Only the {chair} may decide this.' },
  'only-secretary': {
    vi: 'Chỉ thư ký cuộc họp được làm việc này.',
    en: 'Only the secretary of this meeting may do this.',
  },
  'only-service': { vi: 'Việc này do hệ thống tự thực hiện.', en: 'This is done by the system itself.' },
  'meeting-not-open': {
    vi: 'Cuộc họp chưa khai mạc hoặc đang tạm nghỉ. {Chair} cần khai mạc hoặc tiếp tục họp trước.',
    en: 'The meeting is not open or is suspended. The {chair} has to open or resume it first.',
  },
  'meeting-already-open': { vi: 'Cuộc họp đã khai mạc rồi.', en: 'The meeting is open already.' },
  'meeting-not-suspended': { vi: 'Cuộc họp không ở trạng thái tạm nghỉ.', en: 'The meeting is not suspended.' },
  'meeting-closed': {
    vi: 'Cuộc họp đã kết thúc, không thay đổi được nữa.',
    en: 'The meeting is closed and changes no more.',
  },
  'no-quorum-to-open': {
    vi: 'Chưa đủ số lượng theo quy định: có mặt {present} trong tổng số {total} người, cần {required} người. Xin điểm danh thêm rồi khai mạc.',
    en: 'No quorum: {present} of {total} present, {required} needed. Check more members in, then open.',
  },
  'closed-session-not-in-rules': {
    vi: 'Quy tắc của cuộc họp này không có việc quyết định họp kín.',
    en: 'The rules of this meeting know no decision on a closed session.',
  },
  'closed-session-proposer': {
    vi: 'Theo quy tắc, chỉ họp kín khi có đề nghị của: {may}. Xin chọn lại người đề nghị.',
    en: 'By the rules a closed session is proposed by: {may}. Choose who proposed it.',
  },
  'closed-session-unchanged': {
    vi: 'Cuộc họp đã ở trạng thái đó.',
    en: 'The session is closed, or public, already.',
  },
};
