/** Secret votes: the counting board, its record, and slips. */
export const secretRefusals = {
  'secret-too-few': {
    vi: 'Bỏ phiếu kín cần ít nhất {needed} người; hiện có {voters}. Ít hơn thì ai cũng biết từng người chọn gì.',
    en: 'A secret vote needs at least {needed} people; there are {voters}. With fewer, everyone knows who chose what.',
  },
  'board-needed': {
    vi: 'Chưa có ban kiểm phiếu (ít nhất {needed} người). Xin lập ban kiểm phiếu trước khi mở.',
    en: 'There is no counting board yet (at least {needed}). Appoint one before opening.',
  },
  'board-key-needed': {
    vi: 'Ban kiểm phiếu chưa tạo khoá kiểm phiếu. Xin một thành viên của ban bấm “Tạo khoá kiểm phiếu” trên máy của mình.',
    en: 'The counting board has no key yet. One of its members makes it on his tablet.',
  },
  'only-counting-board': {
    vi: 'Chỉ ban kiểm phiếu, trên máy giữ khoá kiểm phiếu, được làm việc này.',
    en: 'Only the counting board may do this, on the tablet that holds its key.',
  },
  'board-listed-twice': {
    vi: 'Có người được ghi hai lần trong ban kiểm phiếu. Xin bỏ bớt một lần.',
    en: 'Somebody is listed twice on the counting board. Remove one.',
  },
  'board-needs-head': {
    vi: 'Ban kiểm phiếu cần đúng một trưởng ban.',
    en: 'The counting board needs exactly one head.',
  },
  'board-too-small': {
    vi: 'Ban kiểm phiếu cần ít nhất {needed} người theo quy tắc của cuộc họp.',
    en: 'By the rules of this meeting the counting board has at least {needed} members.',
  },
  'board-has-candidate': {
    vi: 'Người có tên trong danh sách bỏ phiếu không được ở trong ban kiểm phiếu ({person}). Xin lập lại ban kiểm phiếu.',
    en: 'Nobody who is voted on sits on the counting board ({person}). Appoint the board again.',
  },
  'board-has-recused': {
    vi: 'Người không tham gia nội dung này không được ở trong ban kiểm phiếu ({person}). Xin lập lại ban kiểm phiếu.',
    en: 'Who takes no part in this item does not sit on its counting board ({person}). Appoint the board again.',
  },
  'board-not-voter': {
    vi: 'Ban kiểm phiếu chỉ gồm người có quyền biểu quyết trong cuộc họp ({person}).',
    en: 'The counting board consists of voters of this meeting only ({person}).',
  },
  'slip-already-issued': {
    vi: '{You} đã nhận phiếu; mỗi người một phiếu.',
    en: 'You have received a slip already; one each.',
  },
  'slip-issuing-closed': {
    vi: 'Đã hết thời gian phát phiếu.',
    en: 'No slips are handed out any more.',
  },
  'slip-issuing-open': {
    vi: 'Đang phát phiếu, chưa bỏ phiếu. Xin kết thúc phát phiếu trước.',
    en: 'Slips are still being handed out. End that first.',
  },
  'slip-not-issued': {
    vi: 'Người này chưa nhận phiếu.',
    en: 'This person has received no slip.',
  },
  'slip-request-not-signed': {
    vi: 'Yêu cầu nhận phiếu chưa được ký. Xin kiểm tra khoá ký trên máy rồi thử lại.',
    en: 'The request for a slip was not signed. Check the key on this device and try again.',
  },
  'slip-signature-invalid': {
    vi: 'Chữ ký trên phiếu không đúng nên không được nhận. Xin thử lại trên máy đã tạo khoá.',
    en: 'The signature on the slip does not hold, so it was not taken. Try again on the tablet that made the key.',
  },
  'slip-malformed': {
    vi: 'Phiếu gửi lên không đúng mẫu nên không được nhận. Xin tải lại trang rồi bỏ phiếu lại.',
    en: 'The slip is not of the right form and was not taken. Reload the page and cast it again.',
  },
  'slip-for-another-vote': {
    vi: 'Phiếu này của cuộc bỏ phiếu khác.',
    en: 'This slip belongs to another vote.',
  },
  'slip-token-invalid': {
    vi: 'Phiếu không do hệ thống và ban kiểm phiếu phát ra nên không được nhận.',
    en: 'The slip was not issued by the server and the counting board, and was not taken.',
  },
  'slip-token-used': {
    vi: 'Phiếu này đã được bỏ vào hòm; mỗi phiếu chỉ bỏ một lần.',
    en: 'This slip lies in the box already; each is cast once.',
  },
  'slip-blinded-invalid': {
    vi: 'Yêu cầu nhận phiếu không hợp lệ. Xin tải lại trang rồi nhận phiếu lại.',
    en: 'The request for a slip is not usable. Reload the page and ask again.',
  },
  'board-key-unusable': {
    vi: 'Khoá kiểm phiếu không dùng được. Xin tạo lại khoá.',
    en: 'The key of the counting board is not usable. Make it again.',
  },
  'slip-not-casting': {
    vi: 'Hiện không nhận phiếu: chưa đến lúc bỏ phiếu hoặc đã kết thúc bỏ phiếu.',
    en: 'No slips are taken now: casting has not begun, or has ended.',
  },
  'slip-already-cosigned': {
    vi: 'Các phiếu này đã được ban kiểm phiếu xác nhận.',
    en: 'The counting board has co-signed these slips already.',
  },
  'slips-not-cosigned': {
    vi: 'Còn {waiting} phiếu chưa được ban kiểm phiếu xác nhận. Xin giữ máy của ban kiểm phiếu mở và chờ ít giây.',
    en: '{waiting} slips wait for the counting board. Keep its tablet open and wait a few seconds.',
  },
  'casting-not-closed': {
    vi: 'Đang bỏ phiếu. {Chair} kết thúc bỏ phiếu rồi ban kiểm phiếu mới mở hòm phiếu.',
    en: 'Slips are still being cast. The {chair} ends that before the board opens the box.',
  },
  'count-not-opened': {
    vi: 'Chưa mở được hòm phiếu: khoá kiểm phiếu không đúng. Xin dùng máy đã tạo khoá.',
    en: 'The box was not opened: the key of the counting board does not fit. Use the tablet on which it was made.',
  },
  'counting-record-already-signed': {
    vi: 'Biên bản kiểm phiếu đã có người ký nên không lập lại.',
    en: 'Somebody has signed the counting record already; it is not laid out again.',
  },
  'counting-record-not-prepared': {
    vi: 'Chưa lập biên bản kiểm phiếu.',
    en: 'The counting record is not laid out yet.',
  },
  'counting-record-signed-by-you': {
    vi: '{You} đã ký biên bản kiểm phiếu.',
    en: 'You have signed the counting record already.',
  },
};
