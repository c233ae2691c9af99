/** Asking to speak, and turns. */
export const floorRefusals = {
  'speech-running': {
    vi: 'Đang có người phát biểu. Xin kết thúc lượt phát biểu trước.',
    en: 'Somebody is speaking. End the turn first.',
  },
  'item-for-members': {
    vi: 'Nội dung đang bàn chỉ dành cho người có quyền biểu quyết nên {you} chưa đăng ký phát biểu được. {Chair} có thể mời {you} phát biểu.',
    en: 'The item is for members only, so you cannot ask to speak now. The {chair} may still call you.',
  },
  'queue-locked': {
    vi: '{Chair} đã khoá danh sách đăng ký phát biểu.',
    en: 'The {chair} has closed the list of speakers.',
  },
  'queue-not-locked': { vi: 'Danh sách đăng ký đang mở.', en: 'The list of speakers is open.' },
  'already-asked': { vi: '{You} đã đăng ký phát biểu rồi.', en: 'You have asked to speak already.' },
  'already-speaking': { vi: 'Người này đang phát biểu.', en: 'This person has the floor already.' },
  'request-unknown': {
    vi: 'Đăng ký này đã được rút hoặc đã được mời.',
    en: 'This request was withdrawn or called already.',
  },
  'request-of-another': { vi: 'Chỉ rút được đăng ký của mình.', en: 'You can withdraw your own request only.' },
  'speech-kind-unknown': { vi: 'Không có loại phát biểu này.', en: 'There is no such kind of speech.' },
  'purpose-unknown': {
    vi: 'Phiên bản này không có loại đăng ký này. Xin đăng ký phát biểu như thường.',
    en: 'This release has no such request. Ask to speak in the usual way.',
  },
  'no-speech': { vi: 'Hiện không có ai phát biểu.', en: 'Nobody is speaking.' },
  'speech-paused': { vi: 'Đồng hồ đang dừng.', en: 'The clock is stopped already.' },
  'nothing-to-undo': { vi: 'Không còn gì để hoàn tác.', en: 'There is nothing left to undo.' },
};
