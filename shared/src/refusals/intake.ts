/** Why an uploaded PDF is turned away or changed, in words for the person who uploads. `{name}` stands for a parameter. */
export const documentRefusals = {
  'not-a-pdf': {
    vi: 'Tệp không phải PDF hay tài liệu Word, Excel, PowerPoint. Hãy chuyển sang PDF rồi tải lên lại.',
    en: 'The file is neither a PDF nor a Word, Excel or PowerPoint document. Please convert it to PDF and upload it again.',
  },
  'pdf-broken': {
    vi: 'Tệp PDF bị hỏng, không đọc được đầy đủ. Hãy xuất lại từ bản gốc.',
    en: 'The PDF is damaged and cannot be read in full. Please export it again from the original.',
  },
  'pdf-encrypted': {
    vi: 'Tệp PDF có đặt mật khẩu hoặc hạn chế quyền. Hãy gỡ bảo vệ rồi tải lên lại.',
    en: 'The PDF is protected by a password or restrictions. Please remove the protection and upload it again.',
  },
  'pdf-too-large': {
    vi: 'Tệp có dung lượng {megabytes} MB, vượt mức cho phép {limit} MB.',
    en: 'The file has {megabytes} MB, more than the {limit} MB allowed.',
  },
  'pdf-too-many-pages': {
    vi: 'Tệp có {pages} trang, vượt mức cho phép {limit} trang. Hãy tách thành nhiều tệp.',
    en: 'The file has {pages} pages, more than the {limit} allowed. Please split it.',
  },
  'pdf-bomb': {
    vi: 'Tệp phình ra quá lớn khi mở, có thể làm treo thiết bị của {members}. Hãy xuất lại từ bản gốc.',
    en: 'The file grows far too large when opened and could freeze the {members}’ devices. Please export it again.',
  },
  'pdf-too-complex': {
    vi: 'Tệp quá phức tạp: máy chủ đã tính {seconds} giây mà chưa kiểm tra xong. Hãy in lại ra PDF từ bản gốc.',
    en: 'The file is too complex: {seconds} seconds of computing were not enough to check it. Please print it to PDF again.',
  },
  'pdf-secret-marked': {
    vi: 'Tệp mang dấu độ mật “{mark}”. Theo Luật Bảo vệ bí mật nhà nước, tài liệu mật không được soạn thảo, lưu giữ trên hệ thống nối mạng. Hãy phát bản giấy; chương trình sẽ ghi “Tài liệu mật – phát bản giấy”.',
    en: 'The file is marked “{mark}”. State secrets may not be drafted or stored on a networked system (Law on Protection of State Secrets). Please hand out paper copies; the agenda will say so.',
  },
  'pdf-signed-active': {
    vi: 'Tệp đã ký số nhưng có nội dung tự chạy ({found}); gỡ bỏ sẽ làm hỏng chữ ký. Hãy đề nghị người ký phát hành bản không có nội dung này.',
    en: 'The file is digitally signed but holds active content ({found}); removing it would break the signature. Please ask the signer for a copy without it.',
  },
  'pdf-active-content': {
    vi: 'Tệp có nội dung tự chạy ({found}) không gỡ bỏ được. Hãy in lại ra PDF từ bản gốc.',
    en: 'The file holds active content ({found}) that cannot be removed. Please print it to PDF again.',
  },
  'pdf-dynamic-form': {
    vi: 'Tệp là biểu mẫu động, chỉ một chương trình khác mới hiện được nội dung. Hãy mở biểu mẫu bằng chương trình đó, in ra PDF rồi tải lên lại.',
    en: 'The file is a dynamic form whose content only another program can show. Please open it there, print it to PDF and upload that.',
  },
  'office-no-converter': {
    vi: 'Máy chủ chưa cài LibreOffice nên chưa chuyển được tệp Word, Excel, PowerPoint. Hãy lưu tệp thành PDF rồi tải lên lại.',
    en: 'The server has no LibreOffice and cannot convert Word, Excel or PowerPoint. Please save the file as PDF and upload it again.',
  },
  'office-old': {
    vi: 'Tệp Word, Excel, PowerPoint này ở định dạng cũ hoặc có đặt mật khẩu. Hãy gỡ mật khẩu, lưu thành .docx, .xlsx, .pptx hoặc PDF rồi tải lên lại.',
    en: 'This Word, Excel or PowerPoint file is of an old format or has a password. Please remove it, save as .docx, .xlsx, .pptx or PDF and upload it again.',
  },
  'office-unknown': {
    vi: 'Tệp không phải PDF, Word (.docx), Excel (.xlsx) hay PowerPoint (.pptx), hoặc đã bị hỏng. Hãy lưu thành PDF rồi tải lên lại.',
    en: 'The file is neither PDF nor Word (.docx), Excel (.xlsx) or PowerPoint (.pptx), or it is damaged. Please save it as PDF and upload it again.',
  },
  'office-macros': {
    vi: 'Tệp có chứa macro (chương trình tự chạy). Hãy lưu thành .docx, .xlsx, .pptx không có macro, hoặc PDF, rồi tải lên lại.',
    en: 'The file holds macros (programs). Please save it without macros or as PDF and upload it again.',
  },
  'office-bomb': {
    vi: 'Tệp khi mở ra lớn tới {megabytes} MB, vượt mức cho phép {limit} MB. Hãy giảm dung lượng hình ảnh hoặc tách thành nhiều tệp.',
    en: 'Opened, the file takes {megabytes} MB, more than the {limit} MB allowed. Please shrink its pictures or split it.',
  },
  'office-too-complex': {
    vi: 'Máy chủ đã tính {seconds} giây mà chưa chuyển xong sang PDF. Hãy lưu tệp thành PDF trên máy của {you} rồi tải lên lại.',
    en: '{seconds} seconds of computing were not enough to make a PDF of it. Please save the file as PDF yourself and upload it again.',
  },
  'office-broken': {
    vi: 'Tệp bị hỏng, không chuyển được sang PDF. Hãy mở và lưu lại thành PDF rồi tải lên.',
    en: 'The file is damaged and could not be converted. Please open it, save it as PDF and upload that.',
  },
};

export type DocumentRefusalCode = keyof typeof documentRefusals;

/** The doubts about an uploaded file that no machine can settle: a person looks at it and says that it may be used. */
export const documentDoubts = {
  'secret-word': {
    vi: 'Trang {page} có chữ “{words}”. Nếu tài liệu mang dấu độ mật thì không được đưa lên hệ thống nối mạng: hãy bỏ tệp này và phát bản giấy.',
    en: 'Page {page} says “{words}”. If the paper is marked as a state secret it may not be kept on a networked system: drop this file and hand out paper copies.',
  },
  'no-text': {
    vi: 'Trang đầu là ảnh chụp, máy không đọc được chữ. Hãy xem lại tài liệu không mang dấu độ mật; tìm kiếm sẽ không thấy chữ trong tài liệu này.',
    en: 'The first page is a picture that no machine can read. Please look whether it carries a secrecy mark; the search will not find its words.',
  },
  'stamp-picture': {
    vi: 'Trang {page} có hình ở vị trí thường đóng dấu mật, máy không đọc được chữ trong hình. Nếu đó là dấu độ mật thì hãy bỏ tệp này và phát bản giấy; nếu là hình khác (biểu trưng, dấu công văn đến) thì có thể dùng tệp.',
    en: 'Page {page} has a picture where secrecy stamps usually stand, and no machine can read it. If it is such a stamp, drop this file and hand out paper copies; if it is another picture (a logo, a registry stamp), the file may be used.',
  },
  'office-tracked-changes': {
    vi: 'Tệp còn {count} chỗ sửa đang theo dõi (Track Changes) chưa chấp nhận: bản PDF hiện cả chữ đã gạch và chữ thêm vào. Hãy chấp nhận hoặc bỏ các chỗ sửa trong Word, lưu rồi tải lên lại.',
    en: 'The file holds {count} tracked changes that nobody has accepted: the PDF shows deleted and inserted words alike. Please accept or reject them, save and upload again.',
  },
  'office-comments': {
    vi: 'Tệp có {count} ghi chú bên lề (Comments); bản PDF không có các ghi chú này.',
    en: 'The file has {count} comments, which the PDF does not show.',
  },
  'office-old-font': {
    vi: 'Tệp dùng phông chữ cũ ({fonts}), không phải Unicode: bản PDF có thể hiện sai chữ. Hãy chuyển sang phông Unicode (Times New Roman), hoặc tự lưu thành PDF rồi tải lên.',
    en: 'The file uses old fonts ({fonts}) that are not Unicode: its letters may be wrong in the PDF. Please convert it to a Unicode font, or save it as PDF yourself.',
  },
  'office-missing-font': {
    vi: 'Máy chủ không có phông {fonts}: dòng và trang có thể khác bản gốc. Hãy xem lại bản PDF, hoặc tự lưu thành PDF rồi tải lên.',
    en: 'The server has no font {fonts}: lines and pages may differ from the original. Please look at the PDF, or save it as PDF yourself.',
  },
  'office-wide-sheet': {
    vi: 'Trang tính “{sheet}” rộng hơn khổ giấy nên bị cắt thành nhiều trang. Hãy đặt vừa một trang ngang khi in (Fit to 1 page wide), lưu rồi tải lên lại.',
    en: 'The sheet “{sheet}” is wider than the paper and was cut into several pages. Please set it to fit one page wide, save and upload again.',
  },
  'office-linked-picture': {
    vi: 'Tệp có {count} hình nối từ nơi khác, không nằm trong tệp: bản PDF không có các hình này.',
    en: 'The file refers to {count} pictures that are not inside it: the PDF does not show them.',
  },
  'office-date-field': {
    vi: 'Tệp có trường ngày giờ tự cập nhật: ngày trên bản PDF có thể khác ngày tác giả đã thấy.',
    en: 'The file has date fields that update themselves: the dates in the PDF may differ from those its author saw.',
  },
  'office-hidden': {
    vi: 'Tệp có {count} trang trình chiếu hoặc trang tính đang ẩn; bản PDF không có các trang này.',
    en: 'The file has {count} hidden slides or sheets, which the PDF does not show.',
  },
};

export type DocumentDoubtCode = keyof typeof documentDoubts;

export interface DocumentDoubt {
  readonly code: DocumentDoubtCode;
  readonly params: Readonly<Record<string, string | number>>;
}
