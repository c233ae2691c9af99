/** Files on their way to the server and back. */
export const uploadRefusals = {
  'upload-quota': {
    vi: 'Trong 24 giờ qua {you} đã tải lên {megabytes} MB, đến mức cho phép {limit} MB. Xin chờ sang ngày hôm sau, hoặc nhờ người khác phụ trách cuộc họp tải lên.',
    en: 'You have uploaded {megabytes} MB within 24 hours, the {limit} MB allowed. Please wait until tomorrow, or ask another officer of the meeting to upload.',
  },
  'uploads-busy': {
    vi: 'Máy chủ đang kiểm tra nhiều tệp. Xin thử lại sau ít phút.',
    en: 'The server is checking many files. Please try again in a few minutes.',
  },
  'file-members-only': {
    vi: 'Tài liệu này có nội dung chỉ dành cho người có quyền biểu quyết. Nếu cần, xin liên hệ thư ký để nhận bản trích.',
    en: 'This file tells of an item that is for members only. Please ask the secretary for an extract if you need one.',
  },
  'paper-not-ready': {
    vi: 'Tài liệu đang được làm sạch nội dung tự chạy. Xin mở lại sau một phút.',
    en: 'Active content is being removed from this paper. Please open it again in a minute.',
  },
  'paper-not-confirmed': {
    vi: 'Tệp này có điểm cần xem lại trước khi dùng. Xin mở tệp, xem các điểm đã nêu rồi xác nhận.',
    en: 'Something about this file has to be looked at before it is used. Please open it, look at the points named and confirm.',
  },
  'marks-full': {
    vi: 'Ghi chú của cuộc họp này đã đầy (tối đa {count} nét và ghi chú, {megabytes} MB). Nét mới còn trên thiết bị này; xin xoá bớt để đồng bộ tiếp.',
    en: 'Your marks of this meeting are full ({count} marks, {megabytes} MB at most). New ones stay on this device; delete some and they follow.',
  },
  'document-not-prepared': {
    vi: 'Văn bản chưa sẵn sàng để ký hoặc đã thay đổi. Xin mở lại rồi ký.',
    en: 'The document is not ready to be signed, or has changed. Open it again and sign.',
  },
  'archive-incomplete': {
    vi: 'Chưa lập được hồ sơ: máy chủ không còn giữ tệp “{name}”.',
    en: 'The archive cannot be made: the server no longer holds the file “{name}”.',
  },
  'archive-too-large': {
    vi: 'Hồ sơ có quá nhiều tệp để đóng thành một ZIP.',
    en: 'The archive has too many files for one ZIP.',
  },
};
