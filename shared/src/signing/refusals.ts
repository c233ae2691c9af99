/**
 * Every reason for which a key, a certificate, a ballot, a time stamp or a .p12 file is turned away, in words for
 * the person in front of the screen. `{name}` stands for the refusal's parameter of that name. Instants in
 * parameters are ISO 8601 in UTC; the screen shows them in the meeting's own time.
 */
export const signingRefusals = {
  'csr-malformed': {
    vi: 'Yêu cầu cấp chứng thư không đọc được. Hãy thử đăng ký lại thiết bị.',
    en: 'The certificate request cannot be read. Please enrol the device again.',
  },
  'csr-possession-not-proved': {
    vi: 'Yêu cầu cấp chứng thư không được ký bằng chính khóa của thiết bị.',
    en: 'The certificate request is not signed by the key it asks for.',
  },
  'csr-key-too-weak': {
    vi: 'Khóa của thiết bị không đủ mạnh (cần P-256, hoặc RSA từ 2048 bit).',
    en: "The device's key is too weak (P-256, or RSA of 2048 bits or more, is needed).",
  },
  'root-not-usable': {
    vi: 'Tệp này không phải chứng thư gốc dùng được.',
    en: 'This file is not a usable root certificate.',
  },
  'crl-not-usable': {
    vi: 'Danh sách thu hồi chứng thư không đọc được hoặc không do tổ chức cấp chứng thư đã biết ký.',
    en: 'The revocation list cannot be read, or is not signed by a known certificate authority.',
  },
  'certificate-serial-unknown': {
    vi: 'Không có chứng thư nào mang số {serial} do đơn vị cấp.',
    en: 'No certificate with serial number {serial} was issued here.',
  },
  'certificate-malformed': {
    vi: 'Chứng thư không đọc được.',
    en: 'The certificate cannot be read.',
  },
  'certificate-untrusted': {
    vi: 'Chứng thư không do tổ chức được tin cậy cấp.',
    en: 'The certificate was not issued by a trusted authority.',
  },
  'certificate-expired': {
    vi: 'Chứng thư đã hết hạn ngày {notAfter}.',
    en: 'The certificate expired on {notAfter}.',
  },
  'certificate-not-yet-valid': {
    vi: 'Chứng thư chỉ có hiệu lực từ ngày {notBefore}.',
    en: 'The certificate is valid only from {notBefore}.',
  },
  'certificate-revoked': {
    vi: 'Chứng thư đã bị thu hồi ngày {at}.',
    en: 'The certificate was revoked on {at}.',
  },
  'certificate-too-weak': {
    vi: 'Khóa hoặc chữ ký của chứng thư không đủ mạnh theo quy định.',
    en: "The certificate's key or signature is weaker than the rules allow.",
  },
  'certificate-is-ca': {
    vi: 'Đây là chứng thư của tổ chức cấp chứng thư, không dùng để ký được.',
    en: "This is a certificate authority's certificate; it may not sign.",
  },
  'certificate-not-for-signing': {
    vi: 'Chứng thư không được cấp để ký văn bản.',
    en: 'The certificate was not issued for signing documents.',
  },
  'certificate-not-for-time-stamping': {
    vi: 'Chứng thư không được cấp để đóng dấu thời gian.',
    en: 'The certificate was not issued for time stamping.',
  },
  'certificate-unknown': {
    vi: 'Chứng thư này chưa được đăng ký cho ai. Hãy đăng ký thiết bị.',
    en: 'This certificate is not registered to anyone. Please enrol the device.',
  },
  'certificate-of-another': {
    vi: 'Phiếu được ký bằng chứng thư của người khác.',
    en: "The ballot is signed with another person's certificate.",
  },
  'revocation-unknown': {
    vi: 'Không có danh sách thu hồi để kiểm tra chứng thư.',
    en: 'There is no revocation list to check the certificate against.',
  },
  'revocation-stale': {
    vi: 'Danh sách thu hồi chứng thư đã cũ (hạn cập nhật {nextUpdate}).',
    en: 'The revocation list is out of date (next update was due {nextUpdate}).',
  },
  'signature-malformed': {
    vi: 'Chữ ký số không đọc được.',
    en: 'The digital signature cannot be read.',
  },
  'signature-not-canonical': {
    vi: 'Chữ ký số không được viết đúng dạng chuẩn.',
    en: 'The digital signature is not written in its one standard form.',
  },
  'signature-several-signers': {
    vi: 'Chữ ký số phải có đúng một người ký.',
    en: 'The digital signature must have exactly one signer.',
  },
  'signature-algorithm-refused': {
    vi: 'Thuật toán ký không được chấp nhận (cần SHA-256 trở lên với ECDSA hoặc RSA).',
    en: 'The signature algorithm is not accepted (SHA-256 or stronger, with ECDSA or RSA, is needed).',
  },
  'signature-attributes-doubled': {
    vi: 'Chữ ký số có thuộc tính bị lặp.',
    en: 'The digital signature repeats an attribute.',
  },
  'signature-attributes-missing': {
    vi: 'Chữ ký số thiếu thuộc tính bắt buộc.',
    en: 'The digital signature lacks a required attribute.',
  },
  'signature-certificate-swapped': {
    vi: 'Chứng thư kèm theo không phải chứng thư đã ký.',
    en: 'The enclosed certificate is not the one that signed.',
  },
  'signature-content-altered': {
    vi: 'Nội dung đã bị thay đổi sau khi ký.',
    en: 'The content was changed after signing.',
  },
  'signature-wrong': {
    vi: 'Chữ ký số không đúng với nội dung.',
    en: 'The digital signature does not match the content.',
  },
  'signature-from-the-future': {
    vi: 'Thời điểm ký ({signingTime}) ở tương lai. Hãy kiểm tra đồng hồ của thiết bị.',
    en: "The time of signing ({signingTime}) lies in the future. Please check the device's clock.",
  },
  'signing-failed': {
    vi: 'Máy này chưa ký được. Xin thử lại; nếu vẫn không được, xin tải lại trang hoặc báo thư ký.',
    en: 'This device could not sign. Try again; if it fails again, reload the page or tell the secretary.',
  },
  'ballot-not-signed': {
    vi: 'Phiếu biểu quyết chưa được ký số.',
    en: 'The ballot is not signed.',
  },
  'ballot-contradicts-log': {
    vi: 'Nhật ký trên máy chủ không khớp với phiếu {name} đã ký nên chưa công bố kết quả. Xin huỷ cuộc biểu quyết này và báo người quản trị.',
    en: 'The log on the server does not say what {name} signed, so no result is announced. Annul this vote and tell the administrator.',
  },
  'answer-contradicts-log': {
    vi: 'Nhật ký trên máy chủ không khớp với phiếu ý kiến {name} đã ký nên chưa tổng hợp kết quả. Xin báo người quản trị.',
    en: 'The log on the server does not say what {name} signed, so no result is made. Please tell the administrator.',
  },
  'ballot-altered': {
    vi: 'Phiếu biểu quyết đã bị thay đổi sau khi ký.',
    en: 'The ballot was changed after it was signed.',
  },
  'ballot-not-canonical': {
    vi: 'Phiếu biểu quyết không được viết đúng dạng chuẩn.',
    en: 'The ballot is not written in its one standard form.',
  },
  'ballot-malformed': {
    vi: 'Nội dung phiếu biểu quyết không đọc được.',
    en: "The ballot's content cannot be read.",
  },
  'ballot-for-another-meeting': {
    vi: 'Phiếu này thuộc cuộc họp khác.',
    en: 'This ballot belongs to another meeting.',
  },
  'ballot-for-another-vote': {
    vi: 'Phiếu này thuộc cuộc biểu quyết khác.',
    en: 'This ballot belongs to another vote.',
  },
  'ballot-other-question': {
    vi: 'Câu hỏi trên phiếu khác câu hỏi đang biểu quyết.',
    en: 'The question on the ballot is not the one being voted on.',
  },
  'ballot-other-papers': {
    vi: 'Tài liệu ghi trên phiếu khác tài liệu đang biểu quyết.',
    en: 'The papers named on the ballot are not the ones being voted on.',
  },
  'ballot-of-another-voter': {
    vi: 'Phiếu này mang tên người biểu quyết khác.',
    en: 'This ballot names another voter.',
  },
  'ballot-other-time': {
    vi: 'Thời điểm ghi trên phiếu khác thời điểm ký.',
    en: 'The time on the ballot is not the time of signing.',
  },
  'time-stamp-malformed': {
    vi: 'Dấu thời gian không đọc được.',
    en: 'The time stamp cannot be read.',
  },
  'time-stamp-of-another': {
    vi: 'Dấu thời gian thuộc nội dung khác.',
    en: 'The time stamp belongs to other content.',
  },
  'p12-empty': {
    vi: 'Tệp rỗng. Hãy chọn lại tệp .p12 hoặc .pfx.',
    en: 'The file is empty. Please choose the .p12 or .pfx file again.',
  },
  'p12-is-pem': {
    vi: 'Đây là tệp PEM (văn bản), không phải .p12. Hãy xuất lại chứng thư dạng .p12 hoặc .pfx.',
    en: 'This is a PEM (text) file, not a .p12. Please export the certificate as .p12 or .pfx.',
  },
  'p12-malformed': {
    vi: 'Tệp không phải .p12 hoặc đã bị hỏng, bị cắt.',
    en: 'The file is not a .p12, or it is damaged or cut short.',
  },
  'p12-no-mac': {
    vi: 'Tệp .p12 không được mật khẩu bảo vệ toàn vẹn nên không dùng được.',
    en: 'The .p12 is not protected against change by its password, so it cannot be used.',
  },
  'p12-too-many-iterations': {
    vi: 'Tệp .p12 đòi quá {limit} vòng tính, mức cho phép. Hãy xuất lại tệp.',
    en: 'The .p12 asks for more than the {limit} rounds of computation allowed. Please export it again.',
  },
  'p12-wrong-password': {
    vi: 'Mật khẩu của tệp không đúng.',
    en: 'The password of the file is wrong.',
  },
  'p12-no-key': {
    vi: 'Tệp chỉ có chứng thư, không có khóa bí mật.',
    en: 'The file holds a certificate only, no private key.',
  },
  'p12-no-certificate': {
    vi: 'Tệp không có chứng thư khớp với khóa bí mật.',
    en: 'The file holds no certificate that matches its private key.',
  },
  'p12-key-unsupported': {
    vi: 'Loại khóa trong tệp không dùng được (cần P-256 hoặc RSA).',
    en: 'The kind of key in the file cannot be used (P-256 or RSA is needed).',
  },
  'p12-key-too-weak': {
    vi: 'Khóa RSA {bits} bit trong tệp không đủ mạnh (cần từ 2048 bit).',
    en: 'The RSA key of {bits} bits in the file is too weak (2048 or more are needed).',
  },
};

export type SigningRefusalCode = keyof typeof signingRefusals;

export interface SigningRefusal {
  code: SigningRefusalCode;
  params: Readonly<Record<string, string | number>>;
}

export interface Refused {
  ok: false;
  refusal: SigningRefusal;
}

export function refused(code: SigningRefusalCode, params: SigningRefusal['params'] = {}): Refused {
  return { ok: false, refusal: { code, params } };
}
