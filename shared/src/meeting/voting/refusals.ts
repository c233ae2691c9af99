import { secretRefusals } from './slips/refusals.ts';

/** Voting, from opening to the result. */
export const votingRefusals = {
  'vote-open': {
    vi: 'Đang có cuộc biểu quyết mở. Xin đóng biểu quyết trước.',
    en: 'A vote is open. Close it first.',
  },
  'vote-unknown': { vi: 'Không có cuộc biểu quyết này.', en: 'There is no such vote.' },
  'vote-already-opened': { vi: 'Cuộc biểu quyết này đã được mở.', en: 'This vote has been opened already.' },
  'vote-not-open': { vi: 'Cuộc biểu quyết này không mở.', en: 'This vote is not open.' },
  'vote-closed': {
    vi: 'Biểu quyết đã đóng; phiếu đến sau không được tính.',
    en: 'The vote is closed; a ballot that comes later does not count.',
  },
  'vote-annulled': { vi: 'Cuộc biểu quyết này đã bị huỷ.', en: 'This vote was annulled.' },
  'vote-not-undecided': {
    vi: 'Kết quả đã rõ, không cần {chair} quyết định.',
    en: 'The result is settled; the {chair} has nothing left to decide.',
  },
  'vote-paper-missing': {
    vi: 'Có tài liệu gắn với biểu quyết đã rút hoặc chỉ có bản giấy. Xin soạn lại biểu quyết.',
    en: 'A paper bound to this vote was withdrawn or exists on paper only. Prepare the vote again.',
  },
  'no-quorum-for-vote': {
    vi: 'Chưa đủ số lượng để biểu quyết: có mặt {present} trong tổng số {total} người, cần {required} người.',
    en: 'No quorum for a vote: {present} of {total} present, {required} needed.',
  },
  'nobody-may-vote': { vi: 'Chưa có ai có mặt để biểu quyết.', en: 'Nobody who may vote is present.' },
  'not-in-electorate': {
    vi: '{You} không thuộc danh sách biểu quyết được chốt khi mở biểu quyết.',
    en: 'You are not among those who were fixed as voters when the vote was opened.',
  },
  'already-voted': {
    vi: '{You} đã gửi phiếu; mỗi người một phiếu, không đổi sau khi gửi.',
    en: 'Your ballot is in; one each, not to be changed once sent.',
  },
  'ballot-invalid-choice': {
    vi: 'Phiếu phải chọn đúng một phương án được đưa ra.',
    en: 'A ballot names exactly one of the choices put.',
  },
  'ballot-of-another': {
    vi: 'Phiếu này mang tên người khác nên không được nhận.',
    en: 'This ballot is in another name and was not taken.',
  },
  'vote-seats-filled': {
    vi: 'Các vòng trước đã chọn đủ số lượng, hoặc người trong danh sách đã trúng cử. Xin lập vòng mới từ kết quả gần nhất.',
    en: 'Earlier rounds have filled these seats, or somebody on the list is elected already. Prepare a round from the latest result.',
  },
  'vote-nothing-to-announce': {
    vi: 'Chưa có kết quả chờ công bố. Xin đóng biểu quyết (bỏ phiếu kín: kiểm phiếu) trước.',
    en: 'No result waits to be announced. Close the vote, or have the slips counted, first.',
  },
  'vote-clauses-first': {
    vi: 'Còn nội dung cần biểu quyết trước toàn văn: “{title}”. Xin biểu quyết hoặc xoá nội dung đó trước.',
    en: 'A clause is put before the whole text: “{title}”. Put it to the vote, or remove it, first.',
  },
  'series-open-votes-only': {
    vi: '“{title}” không phải biểu quyết công khai trên máy nên không mở chung được. Xin mở riêng.',
    en: '“{title}” is not an open vote on the tablets and cannot be put together with others. Open it alone.',
  },
  'series-same-vote': {
    vi: '“{title}” là một vòng nữa của cuộc biểu quyết đã có trong nhóm này. Xin mở lần lượt từng vòng.',
    en: '“{title}” is another round of a vote that stands in this series. Open the rounds one after the other.',
  },
  'vote-other-form': {
    vi: 'Cuộc biểu quyết này được làm theo hình thức khác.',
    en: 'This vote is held in another form.',
  },
  'ballot-too-many': {
    vi: 'Chỉ được chọn tối đa {most}. Xin bớt lựa chọn rồi gửi lại.',
    en: 'At most {most} may be chosen. Take some away and send again.',
  },
  'paper-ballot-differs': {
    vi: 'Hai người nhập khác nhau. Xin xem lại phiếu giấy và nhập lại.',
    en: 'The two entries differ. Look at the paper ballot again and enter it anew.',
  },
  'count-impossible': {
    vi: 'Số phiếu nhập không khớp: mỗi dòng không quá {voters} người biểu quyết. Xin kiểm tra lại.',
    en: 'The count does not fit: no row has more than the {voters} who vote. Please check it.',
  },
  'count-differs': {
    vi: 'Hai lần đếm khác nhau. Xin đếm lại; người đếm trước cũng có thể sửa số của mình.',
    en: 'The two counts differ. Count again; the first may also correct his own.',
  },
  'count-not-confirmed': {
    vi: 'Kết quả đếm cần hai người nhập giống nhau rồi mới đóng được biểu quyết.',
    en: 'Two people must come to the same count before the vote is closed.',
  },
  'vote-not-counted': {
    vi: 'Chưa kiểm phiếu xong, hoặc cuộc biểu quyết này không có ban kiểm phiếu.',
    en: 'Nothing was counted yet, or this vote has no counting board.',
  },
  'recused-from-running': {
    vi: '{You} không tham gia nội dung này nên không điều hành biểu quyết. Xin để {chair} khác hoặc thư ký điều hành.',
    en: 'You take no part in this item, so you do not run its vote. Another {chair} or the secretary does.',
  },
  ...secretRefusals,
};
