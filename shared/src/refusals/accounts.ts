/** Signing in, accounts, and the keys of devices. */
export const accountRefusals = {
  'not-administrator': { vi: 'Chỉ người quản trị được làm việc này.', en: 'Only an administrator may do this.' },
  'not-signed-in': {
    vi: 'Phiên đăng nhập đã hết. Xin đăng nhập lại.',
    en: 'You are signed out. Please sign in again.',
  },
  'wrong-password': {
    vi: 'Tên đăng nhập hoặc mật khẩu không đúng. Xin kiểm tra bộ gõ tiếng Việt và thử lại.',
    en: 'The user name or the password is wrong. Check your keyboard and try again.',
  },
  'person-unknown': { vi: 'Không có người này trong đơn vị.', en: 'There is no such person in the organisation.' },
  'account-without-person': {
    vi: 'Tài khoản quản trị không dự họp. Muốn dự họp, xin đăng nhập bằng tài khoản của chính mình.',
    en: 'An administrator’s account attends no meeting. To attend, please sign in with an account of your own.',
  },
  'wrong-old-password': {
    vi: 'Mật khẩu hiện nay không đúng. Xin kiểm tra bộ gõ tiếng Việt và thử lại.',
    en: 'The present password is wrong. Check your keyboard and try again.',
  },
  'password-weak': {
    vi: 'Mật khẩu này dễ đoán: là từ quen thuộc, dãy phím liền nhau, chữ lặp lại hoặc tên của {you}. Hãy chọn mật khẩu khác, chẳng hạn bốn từ không liên quan với nhau.',
    en: 'This password is easy to guess: a well-known word, a run of keys, repeated letters or your own name. Please choose another, such as four unrelated words.',
  },
  'too-many-attempts': {
    vi: 'Thử sai quá nhiều lần. Xin chờ {seconds} giây rồi thử lại, hoặc nhờ thư ký cấp lại mã.',
    en: 'Too many wrong tries. Wait {seconds} seconds and try again, or ask the secretary for a new code.',
  },
  'wrong-code': {
    vi: 'Mã không đúng, đã dùng hoặc đã hết hạn. Xin thư ký cấp mã mới.',
    en: 'The code is wrong, used or too old. Ask the secretary for a new one.',
  },
  'sign-in-busy': {
    vi: 'Đang có nhiều người đăng nhập cùng lúc. Xin thử lại sau ít giây.',
    en: 'Many people are signing in just now. Please try again in a few seconds.',
  },
  'certificate-name-differs': {
    vi: 'Chứng thư này đứng tên {name}, không phải tên của {you}. Hãy chọn tệp chứng thư của chính mình.',
    en: 'This certificate is in the name of {name}, not in yours. Please choose the file of your own certificate.',
  },
  'certificate-not-proved': {
    vi: 'Chưa chứng minh được khoá của chứng thư này ở trong tay {you}. Xin chọn lại tệp và thử lại.',
    en: 'It was not shown that the key of this certificate is in your hands. Please choose the file again.',
  },
  'no-device-key': {
    vi: 'Thiết bị này chưa có khoá ký. Hãy tạo khoá ký trước.',
    en: 'This device has no key to sign with. Please make one first.',
  },
};
