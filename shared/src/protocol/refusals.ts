/** The way to the server and back. */
export const wireRefusals = {
  'client-too-old': {
    vi: 'Ứng dụng vừa được nâng cấp. Xin tải lại trang.',
    en: 'The application was upgraded. Please reload the page.',
  },
  'bad-message': {
    vi: 'Yêu cầu không hợp lệ. Xin tải lại trang rồi thử lại.',
    en: 'The request was not valid. Reload the page and try again.',
  },
  'message-too-large': {
    vi: 'Nội dung này quá lớn nên máy chủ không thể nhận; chưa gửi đi. Xin rút gọn, hoặc báo thư ký nếu là phiếu biểu quyết.',
    en: 'This is too large for the server to take and was not sent. Shorten it, or tell the secretary if it is a ballot.',
  },
  'file-too-large': { vi: 'Tệp quá lớn (tối đa 200 MB).', en: 'The file is too large (200 MB at most).' },
  'text-too-long': {
    vi: 'Nội dung dài quá {max} ký tự{place}. Xin rút gọn rồi gửi lại.',
    en: 'The text is longer than {max} letters{place}. Shorten it and send it again.',
  },
  'text-too-short': {
    vi: 'Nội dung ngắn hơn {min} ký tự{place}. Xin ghi thêm rồi gửi lại.',
    en: 'The text is shorter than {min} letters{place}. Write more and send it again.',
  },
  'list-too-long': {
    vi: 'Danh sách có quá {max} dòng{place}. Xin bớt rồi gửi lại.',
    en: 'The list has more than {max} entries{place}. Take some away and send it again.',
  },
  'could-not-send': {
    vi: 'Chưa gửi được do lỗi trên thiết bị này. Xin tải lại trang rồi thử lại.',
    en: 'This device failed, and nothing was sent. Reload the page and try again.',
  },
  'bad-input': {
    vi: 'Thông tin bị thiếu hoặc chưa hợp lệ{place}. Xin xem lại rồi gửi lại.',
    en: 'Something is missing or not valid{place}. Please look at it and send again.',
  },
  'bad-request': { vi: 'Yêu cầu không hợp lệ.', en: 'The request was not valid.' },
  'not-found': { vi: 'Không tìm thấy.', en: 'Not found.' },
  'wrong-origin': {
    vi: 'Yêu cầu đến từ trang khác nên bị từ chối.',
    en: 'The request came from another site and was refused.',
  },
  'command-id-used': { vi: 'Yêu cầu trùng mã. Xin thử lại.', en: 'This request’s number is in use. Please try again.' },
  'too-many-commands': {
    vi: 'Thao tác quá nhanh. Xin chờ một giây rồi thử lại.',
    en: 'Too fast. Wait a second and try again.',
  },
  'too-many-requests': {
    vi: 'Thử quá nhiều lần. Xin chờ {seconds} giây rồi thử lại.',
    en: 'Too many tries. Wait {seconds} seconds and try again.',
  },
  'no-connection': {
    vi: 'Đang mất kết nối nên chưa gửi được. Lựa chọn của {you} vẫn được giữ.',
    en: 'There is no connection, so nothing was sent. Your choice is kept.',
  },
};
