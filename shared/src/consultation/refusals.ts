/** The sentences of written consultations. `{name}` stands for a parameter, `{person}` for the name of the person it says the id of. */
export const consultationRefusals = {
  'consultation-unknown': {
    vi: 'Không có phiếu lấy ý kiến này, hoặc {you} không được hỏi. Xin liên hệ thư ký.',
    en: 'There is no such consultation, or you are not asked in it. Please ask the secretary.',
  },
  'consultation-person-twice': {
    vi: '{person} có tên hai lần trong danh sách lấy ý kiến. Xin bỏ một dòng.',
    en: '{person} is on the list of those who are asked twice. Take one of the two away.',
  },
  'consultation-too-short': {
    vi: 'Theo quy tắc, thời hạn trả lời ít nhất {days} ngày làm việc. Xin lùi thời hạn.',
    en: 'By the rules there are at least {days} working days to answer. Set a later deadline.',
  },
  'consultation-needs-summary': {
    vi: '“{name}” dài trên {above} trang. Xin gắn bản tóm tắt không quá {most} trang, tên bắt đầu bằng “Tóm tắt”.',
    en: '“{name}” has more than {above} pages. Attach a summary of at most {most}, its name beginning with “Tóm tắt”.',
  },
  'consultation-only-secretary': {
    vi: 'Chỉ thư ký của phiếu lấy ý kiến này được làm việc này.',
    en: 'Only the secretary of this consultation may do this.',
  },
  'consultation-not-preparer': {
    vi: 'Chỉ người điều hành hoặc thư ký các cuộc họp được lập phiếu lấy ý kiến.',
    en: 'Only those who chair or keep meetings may prepare a consultation.',
  },
  'consultation-not-asked': {
    vi: 'Người này không có tên trong danh sách lấy ý kiến.',
    en: 'This person is not among those who are asked.',
  },
  'consultation-not-open': {
    vi: 'Phiếu lấy ý kiến đã kết thúc hoặc đã huỷ, không nhận thêm được.',
    en: 'The consultation is closed or cancelled; nothing more is taken.',
  },
  'consultation-not-closed': {
    vi: 'Phải kết thúc lấy ý kiến trước.',
    en: 'Close the consultation first.',
  },
  'consultation-sent': {
    vi: 'Phiếu đã gửi nên không sửa được nữa. Có thể gia hạn, hoặc huỷ và lập phiếu khác.',
    en: 'It has been sent and cannot be edited. Extend it, or cancel it and prepare another.',
  },
  'consultation-reported': {
    vi: 'Kết quả đã được báo cáo tại một cuộc họp.',
    en: 'The result was reported at a meeting already.',
  },
  'consultation-meeting-unknown': {
    vi: 'Chỉ báo cáo được tại cuộc họp mà {you} điều hành hoặc làm thư ký. Xin chọn cuộc họp khác.',
    en: 'A result is reported at a meeting that you chair or keep. Choose another.',
  },
  'consultation-minutes-laid-out': {
    vi: 'Biên bản cuộc họp này đã lập nên không ghi thêm được kết quả lấy ý kiến. Xin chọn cuộc họp khác.',
    en: 'The minutes of this meeting are laid out and can no longer state the result. Choose another meeting.',
  },
  'answer-invalid-choice': {
    vi: 'Phiếu này không có lựa chọn đó. Xin chọn lại.',
    en: 'This consultation has no such choice. Please choose again.',
  },
  'answer-needs-text': {
    vi: 'Xin ghi rõ ý kiến khác của {you}.',
    en: 'Please write down your opinion.',
  },
  'answer-in-time-stands': {
    vi: 'Đã hết hạn. Ý kiến {you} gửi trong hạn vẫn được giữ nguyên.',
    en: 'The deadline has passed. The answer you gave in time stands.',
  },
  'answer-other-question': {
    vi: 'Nội dung đã ký không đúng với phiếu này. Xin tải lại trang và trả lời lại.',
    en: 'What was signed is not what this consultation asks. Reload and answer again.',
  },
  'answer-file-unknown': {
    vi: 'Chưa nhận được tệp đính kèm. Xin tải tệp lên lại.',
    en: 'The attached file did not arrive. Upload it again.',
  },
  'deadline-not-later': {
    vi: 'Thời hạn mới phải sau thời hạn đang có và sau lúc này.',
    en: 'The new deadline must be later than the one in force, and later than now.',
  },
  'deadline-passed': {
    vi: 'Thời hạn trả lời phải ở sau lúc này.',
    en: 'The deadline must lie ahead.',
  },
  'reminder-answered-already': {
    vi: 'Có người đã trả lời rồi. Xin xem lại danh sách.',
    en: 'Somebody among them has answered. Please look at the list again.',
  },
  'explanation-empty': {
    vi: 'Xin ghi nội dung giải trình, tiếp thu.',
    en: 'Please write how the opinions were taken up.',
  },
};
