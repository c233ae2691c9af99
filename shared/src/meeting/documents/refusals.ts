/** The papers of a meeting. */
export const documentsRefusals = {
  'paper-unknown': {
    vi: 'Không có tài liệu này, hoặc tài liệu đã bị thu hồi.',
    en: 'There is no such paper, or it was withdrawn.',
  },
  'paper-not-uploaded': {
    vi: 'Tệp chưa được tải lên xong. Xin tải lại tệp.',
    en: 'The file has not arrived. Please upload it again.',
  },
  'paper-only-item': {
    vi: 'Nội dung này phát tài liệu bản giấy; không đưa tài liệu lên hệ thống.',
    en: 'The papers of this item are handed out on paper and may not be put on the system.',
  },
  'paper-bound-to-open-vote': {
    vi: 'Tài liệu này đang được biểu quyết nên không thay hay rút được.',
    en: 'This paper is under vote and cannot be replaced or withdrawn.',
  },
  'paper-readers-fixed': {
    vi: 'Bản mới phải cùng nội dung và cùng người được xem với bản cũ. Xin thu hồi tài liệu này rồi đưa tài liệu mới.',
    en: 'A new version keeps its item and its readers. Withdraw this paper and publish another instead.',
  },
};
