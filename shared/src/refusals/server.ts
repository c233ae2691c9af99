/** Failures of the server itself; logs and meetings that are put aside. */
export const serverRefusals = {
  'storage-failed': {
    vi: 'Máy chủ chưa ghi được dữ liệu nên việc này chưa thực hiện. Xin thử lại hoặc báo kỹ thuật.',
    en: 'The server could not store this, so it was not done. Try again or call technical support.',
  },
  'server-stopping': {
    vi: 'Máy chủ đang khởi động lại. Xin thử lại sau ít giây.',
    en: 'The server is restarting. Try again in a few seconds.',
  },
  'server-error': {
    vi: 'Máy chủ gặp lỗi. Xin thử lại; nếu vẫn lỗi, xin báo kỹ thuật.',
    en: 'The server failed. Try again; if it persists, call technical support.',
  },
  'meeting-unknown': { vi: 'Không tìm thấy cuộc họp này.', en: 'There is no such meeting.' },
  'meeting-put-aside': {
    vi: 'Cuộc họp này cần người quản trị xem lại nên hiện chưa vào được. Các cuộc họp khác vẫn diễn ra bình thường. Xin báo người quản trị.',
    en: 'This meeting needs an administrator to look at it and cannot be entered now. The other meetings go on. Please tell the administrator.',
  },
  'consultation-put-aside': {
    vi: 'Phiếu lấy ý kiến {number} cần người quản trị xem lại nên hiện chưa mở được. Xin báo người quản trị.',
    en: 'Consultation {number} needs an administrator to look at it and cannot be opened now. Please tell the administrator.',
  },
  'log-unreadable': {
    vi: 'Bản ghi số {seq} của nhật ký không đọc được. Xin khôi phục cơ sở dữ liệu từ bản sao lưu.',
    en: 'Record {seq} of the log cannot be read. Restore the database from a backup.',
  },
  'log-gap': {
    vi: 'Nhật ký thiếu bản ghi số {seq}. Xin khôi phục cơ sở dữ liệu từ bản sao lưu.',
    en: 'Record {seq} is missing from the log. Restore the database from a backup.',
  },
  'log-of-later-version': {
    vi: 'Bản ghi số {seq} (“{type}”) do phiên bản phần mềm mới hơn ghi. Xin cài lại phiên bản mới.',
    en: 'Record {seq} (“{type}”) was written by a later version of the software. Install that version again.',
  },
  'log-altered': {
    vi: 'Từ bản ghi số {seq} trở đi, nhật ký đã bị sửa: mã liên kết không còn khớp. Xin khôi phục cơ sở dữ liệu từ bản sao lưu.',
    en: 'The log was altered at record {seq}: its chain does not hold from there. Restore the database from a backup.',
  },
};
