/** Motions and their preparation. */
export const motionsRefusals = {
  'vote-needs-choices': {
    vi: 'Cần ít nhất hai phương án khác nhau.',
    en: 'At least two different choices are needed.',
  },
  'vote-needs-rows': {
    vi: 'Danh sách cần các dòng có tên khác nhau; lựa chọn cần ít nhất hai dòng. Xin bổ sung.',
    en: 'The list needs entries with different names, a choice at least two of them. Please complete it.',
  },
  'vote-needs-most': {
    vi: 'Xin ghi số lượng được chọn tối đa, không nhiều hơn số người hoặc phương án trong danh sách.',
    en: 'State how many may be chosen, no more than the list has.',
  },
  'vote-special-unknown': { vi: 'Bộ quy tắc không có trường hợp này.', en: 'The rules have no such case.' },
  'vote-kind-not-in-rules': {
    vi: 'Bộ quy tắc của cuộc họp này không có hình thức biểu quyết đó. Xin chọn hình thức khác.',
    en: 'The rules of this meeting know no such kind of vote. Choose another.',
  },
  'vote-whole-unknown': {
    vi: 'Nội dung từng phần phải thuộc một cuộc biểu quyết toàn văn chưa mở. Xin chọn lại cuộc biểu quyết toàn văn.',
    en: 'A clause belongs to a vote on a whole text that was not opened yet. Choose that vote again.',
  },
  'vote-poll-is-open': {
    vi: 'Thăm dò ý kiến chỉ làm công khai trên máy. Xin chọn hình thức công khai.',
    en: 'A straw poll is held openly on the tablets. Choose the open form.',
  },
  'vote-not-over': {
    vi: 'Chỉ biểu quyết lại khi lần trước đã đóng hoặc đã huỷ.',
    en: 'A vote is repeated once the earlier round was closed or annulled.',
  },
};
