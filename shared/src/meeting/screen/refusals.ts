/** The big screen. */
export const screenRefusals = {
  'paper-not-for-screen': {
    vi: 'Tài liệu này chỉ dành cho người có quyền biểu quyết, không chiếu lên màn hình lớn.',
    en: 'This paper is for members only and is not shown on the big screen.',
  },
  'vote-not-for-screen': {
    vi: 'Nội dung này chỉ dành cho người có quyền biểu quyết nên chỉ chiếu kết quả khi đang họp nội dung đó.',
    en: 'This item is for voters only: its votes are shown while it runs.',
  },
  'vote-not-closed': {
    vi: 'Chỉ trình chiếu kết quả sau khi đóng biểu quyết.',
    en: 'The result can be shown once the vote is closed.',
  },
  'result-not-announced': {
    vi: 'Kết quả chưa được công bố. Xin công bố trước, màn hình sẽ tự chiếu kết quả.',
    en: 'The result is not announced yet. Announce it, and the screen shows it.',
  },
};
