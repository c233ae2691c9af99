/** Why a signature on a PDF is not taken or not believed, in words. `{name}` stands for a parameter. */
export const pdfSignatureRefusals = {
  'pdf-unreadable': { vi: 'Tệp PDF không đọc được.', en: 'The PDF cannot be read.' },
  'pdf-not-signed': { vi: 'Tệp chưa có chữ ký số.', en: 'The file carries no digital signature.' },
  'pdf-field-missing': { vi: 'Tệp không có ô ký “{field}”.', en: 'The file has no signature field “{field}”.' },
  'pdf-field-taken': { vi: 'Ô ký “{field}” đã có chữ ký.', en: 'The signature field “{field}” is already signed.' },
  'pdf-stale': {
    vi: 'Tệp đã thay đổi từ khi chuẩn bị ký. Hãy chuẩn bị lại.',
    en: 'The file has changed since signing was prepared. Please prepare it again.',
  },
  'pdf-signature-too-large': {
    vi: 'Chữ ký số lớn hơn chỗ đã dành ({size} > {place} byte).',
    en: 'The signature is larger than its place ({size} > {place} bytes).',
  },
  'pdf-signature-refused': {
    vi: 'Chữ ký ở ô “{field}” không hợp lệ: {code}.',
    en: 'The signature in “{field}” is refused: {code}.',
  },
  'pdf-signature-emptied': {
    vi: 'Nội dung chữ ký ở ô “{field}” đã bị xóa.',
    en: 'The signature in “{field}” was emptied.',
  },
  'pdf-altered': {
    vi: 'Nội dung tệp đã bị thay đổi sau khi ký ở ô “{field}”.',
    en: 'The file was changed after it was signed in “{field}”.',
  },
  'pdf-range-wrong': { vi: 'Phạm vi ký ở ô “{field}” không đúng.', en: 'The signed range of “{field}” is wrong.' },
  'pdf-time-stamp-missing': {
    vi: 'Chữ ký ở ô “{field}” thiếu dấu thời gian.',
    en: 'The signature in “{field}” lacks a time stamp.',
  },
  'pdf-not-certified': {
    vi: 'Chữ ký đầu tiên không khóa nội dung tệp (DocMDP).',
    en: 'The first signature does not certify the document (DocMDP).',
  },
  'pdf-signer-missing': {
    vi: 'Thiếu chữ ký ở ô “{field}”: tệp có thể đã bị cắt phần cuối.',
    en: 'The signature in “{field}” is missing: the end of the file may have been cut off.',
  },
  'pdf-signer-other': { vi: 'Ô “{field}” do người khác ký.', en: '“{field}” was signed by someone else.' },
  'pdf-seal-missing': {
    vi: 'Thiếu dấu thời gian của toàn tệp: tệp có thể đã bị cắt phần cuối.',
    en: 'The document time stamp is missing: the end of the file may have been cut off.',
  },
  'pdf-overlaid': {
    vi: 'Sau khi ký, có nội dung bị chèn đè lên trang {page}.',
    en: 'After signing, something was laid over page {page}.',
  },
  'pdf-page-replaced': {
    vi: 'Sau khi ký, nội dung trang {page} đã bị thay.',
    en: 'After signing, page {page} was replaced.',
  },
  'pdf-page-count': { vi: 'Sau khi ký, số trang đã thay đổi.', en: 'After signing, pages were added or removed.' },
  'pdf-appearance-swapped': {
    vi: 'Hình chữ ký ở ô “{field}” đã bị thay.',
    en: 'The appearance of “{field}” was swapped.',
  },
  'pdf-appearance-moved': {
    vi: 'Hình chữ ký ở ô “{field}” đã bị dời chỗ.',
    en: 'The appearance of “{field}” was moved.',
  },
  'pdf-field-added': {
    vi: 'Sau khi ký, tệp bị thêm hoặc bớt ô nhập, ô ký.',
    en: 'After signing, a form field was added or removed.',
  },
  'pdf-field-changed': {
    vi: 'Sau khi ký, ô “{field}” đã bị sửa.',
    en: 'After signing, the field “{field}” was changed.',
  },
  'pdf-open-action': {
    vi: 'Sau khi ký, tệp bị thêm hành động tự chạy.',
    en: 'After signing, an automatic action was added.',
  },
  'pdf-optional-content': {
    vi: 'Sau khi ký, tệp bị thêm lớp ẩn hiện.',
    en: 'After signing, optional layers were added.',
  },
  'pdf-catalog-changed': {
    vi: 'Sau khi ký, cấu trúc tệp đã bị sửa.',
    en: 'After signing, the structure of the file was changed.',
  },
  'pdf-trailing-bytes': {
    vi: 'Sau khi ký, tệp bị nối thêm dữ liệu.',
    en: 'After signing, bytes were appended to the file.',
  },
};

export type PdfSignatureRefusalCode = keyof typeof pdfSignatureRefusals;
