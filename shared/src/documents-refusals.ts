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
    vi: 'Tệp phình ra quá lớn khi mở, có thể làm treo thiết bị của đại biểu. Hãy xuất lại từ bản gốc.',
    en: 'The file grows far too large when opened and could freeze the delegates’ devices. Please export it again.',
  },
  'pdf-too-complex': {
    vi: 'Tệp quá phức tạp: kiểm tra chưa xong sau {seconds} giây. Hãy in lại ra PDF từ bản gốc.',
    en: 'The file is too complex: checking it was not done after {seconds} seconds. Please print it to PDF again.',
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
    vi: 'Chuyển sang PDF chưa xong sau {seconds} giây. Hãy lưu tệp thành PDF trên máy của đồng chí rồi tải lên lại.',
    en: 'Converting to PDF was not done after {seconds} seconds. Please save the file as PDF yourself and upload it again.',
  },
  'office-broken': {
    vi: 'Tệp bị hỏng, không chuyển được sang PDF. Hãy mở và lưu lại thành PDF rồi tải lên.',
    en: 'The file is damaged and could not be converted. Please open it, save it as PDF and upload that.',
  },
} as const satisfies Record<string, { vi: string; en: string }>;

export type DocumentRefusalCode = keyof typeof documentRefusals;
