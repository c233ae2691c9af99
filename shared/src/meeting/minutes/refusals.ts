/** Laying minutes out and signing them. */
export const minutesRefusals = {
  'meeting-not-closed': {
    vi: 'Biên bản chỉ lập được sau khi cuộc họp kết thúc.',
    en: 'The minutes can be laid out once the meeting is closed.',
  },
  'minutes-not-prepared': {
    vi: 'Biên bản chưa được lập bản ký.',
    en: 'The minutes have not been laid out for signing.',
  },
  'minutes-already-prepared': {
    vi: 'Biên bản đã lập nên không ghi thêm quyết định. Xin lập lại biên bản nếu cần sửa.',
    en: 'The minutes are laid out already, so nothing is decided any more.',
  },
  'minutes-already-signed': {
    vi: 'Biên bản đã có chữ ký nên không lập lại được.',
    en: 'The minutes bear a signature and cannot be laid out again.',
  },
  'minutes-other-signature-due': {
    vi: 'Chưa đến lượt ký này: thư ký ký trước, {chair} ký sau.',
    en: 'It is not this signature’s turn: the secretary signs first, then the {chair}.',
  },
  'minutes-pages-differ': {
    vi: 'Các trang nhận được không khớp với bản máy chủ đưa ra ký, nên không ký. Xin tải lại; nếu vẫn vậy, hãy báo người quản trị.',
    en: 'The pages received are not the ones put forward for signing, so nothing was signed. Reload; if it stays so, tell the administrator.',
  },
  'text-changed': {
    vi: 'Đoạn này vừa được sửa ở thiết bị khác. Nội dung của {you} vẫn còn trên màn hình; xin xem lại rồi lưu.',
    en: 'This text was changed on another device. Yours is still on screen; look again, then save.',
  },
};
