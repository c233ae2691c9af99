/** Invitations and presence, substitutes, recusal. */
export const attendanceRefusals = {
  'not-invited': {
    vi: '{You} không có tên trong thành phần dự cuộc họp này. Xin liên hệ thư ký.',
    en: 'You are not on the list of this meeting. Please ask its secretary.',
  },
  'not-invited-for-item': {
    vi: '{You} được mời dự nội dung khác; nội dung đang bàn không thuộc phần được mời.',
    en: 'You are invited for another item; this one is not among yours.',
  },
  'check-in-of-another': {
    vi: 'Chỉ tự điểm danh cho mình; người khác do thư ký điểm danh.',
    en: 'You can check in yourself only; the secretary checks in others.',
  },
  'already-present': { vi: 'Người này đã có mặt rồi.', en: 'This person is present already.' },
  'not-present': { vi: 'Người này hiện không có mặt trong phòng.', en: 'This person is not in the room.' },
  'not-checked-in': {
    vi: '{You} chưa điểm danh. Xin chạm nút “Điểm danh” trước.',
    en: 'You have not checked in. Tap “Check in” first.',
  },
  'substitute-of-self': {
    vi: 'Không thể cử người này dự thay. Xin chọn người khác.',
    en: 'This person cannot be the substitute. Choose somebody else.',
  },
  'substitute-is-voter': {
    vi: 'Người này có quyền biểu quyết nên không thể dự thay người khác.',
    en: 'This person votes in his own right and cannot stand in for another.',
  },
  'substitute-already': {
    vi: 'Đã có người dự thay. Xin rút người đó trước khi cử người khác.',
    en: 'There is a substitute already. Withdraw that one first.',
  },
  'substitute-unknown': { vi: 'Người này không dự thay ai.', en: 'This person stands in for nobody.' },
  'substitute-may-not-vote': {
    vi: 'Người dự thay được phát biểu nhưng không biểu quyết.',
    en: 'A substitute may speak and does not vote.',
  },
  recused: {
    vi: 'Người này không tham gia nội dung đang bàn nên không phát biểu, không biểu quyết.',
    en: 'Who takes no part in this item neither speaks nor votes on it.',
  },
  'already-recused': {
    vi: 'Đã ghi người này không tham gia nội dung.',
    en: 'This person is recused from the item already.',
  },
  'not-recused': {
    vi: 'Người này đang tham gia nội dung.',
    en: 'This person is not recused from the item.',
  },
};
