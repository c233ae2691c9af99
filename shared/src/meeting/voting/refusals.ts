/** The sentences of votes: kinds and forms, counting boards, slips, recusal. `{name}` stands for a parameter, `{person}` for the name of the person it says the id of. */
export const votingRefusals: Readonly<Record<string, { readonly vi: string; readonly en: string }>> = {
  // Preparing
  'vote-kind-not-in-rules': {
    vi: 'Bộ quy tắc của cuộc họp này không có hình thức biểu quyết đó. Xin chọn hình thức khác.',
    en: 'The rules of this meeting know no such kind of vote. Choose another.',
  },
  'vote-whole-unknown': {
    vi: 'Nội dung từng phần phải thuộc một cuộc biểu quyết toàn văn chưa mở. Xin chọn lại cuộc biểu quyết toàn văn.',
    en: 'A clause belongs to a vote on a whole text that was not opened yet. Choose that vote again.',
  },
  'vote-needs-rows': {
    vi: 'Danh sách cần các dòng có tên khác nhau; lựa chọn cần ít nhất hai dòng. Xin bổ sung.',
    en: 'The list needs entries with different names, a choice at least two of them. Please complete it.',
  },
  'vote-needs-most': {
    vi: 'Xin ghi số lượng được chọn tối đa, không nhiều hơn số người hoặc phương án trong danh sách.',
    en: 'State how many may be chosen, no more than the list has.',
  },
  'vote-poll-is-open': {
    vi: 'Thăm dò ý kiến chỉ làm công khai trên máy. Xin chọn hình thức công khai.',
    en: 'A straw poll is held openly on the tablets. Choose the open form.',
  },
  'vote-seats-filled': {
    vi: 'Các vòng trước đã chọn đủ số lượng, hoặc người trong danh sách đã trúng cử. Xin lập vòng mới từ kết quả gần nhất.',
    en: 'Earlier rounds have filled these seats, or somebody on the list is elected already. Prepare a round from the latest result.',
  },
  'vote-nothing-to-announce': {
    vi: 'Chưa có kết quả chờ công bố. Xin đóng biểu quyết (bỏ phiếu kín: kiểm phiếu) trước.',
    en: 'No result waits to be announced. Close the vote, or have the slips counted, first.',
  },
  'result-not-announced': {
    vi: 'Kết quả chưa được công bố. Xin công bố trước, màn hình sẽ tự chiếu kết quả.',
    en: 'The result is not announced yet. Announce it, and the screen shows it.',
  },
  'vote-not-over': {
    vi: 'Chỉ biểu quyết lại khi lần trước đã đóng hoặc đã huỷ.',
    en: 'A vote is repeated once the earlier round was closed or annulled.',
  },
  'draft-head-missing': {
    vi: 'Quy tắc của cuộc họp phân định theo phiếu của {name} khi ngang phiếu. Xin ghi ai giữ chức vụ đó, hoặc ghi là khuyết.',
    en: 'By the rules the vote of {name} settles a tie. State who holds that office, or that nobody does.',
  },
  'draft-head-not-voter': {
    vi: '{person} được ghi là người đứng đầu nhưng không có trong thành phần biểu quyết. Xin sửa một trong hai chỗ.',
    en: '{person} is named as the head of the body but is not among those who vote. Correct one of the two.',
  },
  'draft-recused-not-invited': {
    vi: '{person} được ghi là không tham gia một nội dung nhưng không có trong thành phần dự họp.',
    en: '{person} is recused from an item but not on the list of the meeting.',
  },
  // Opening
  'vote-clauses-first': {
    vi: 'Còn nội dung cần biểu quyết trước toàn văn: “{title}”. Xin biểu quyết hoặc xoá nội dung đó trước.',
    en: 'A clause is put before the whole text: “{title}”. Put it to the vote, or remove it, first.',
  },
  'series-open-votes-only': {
    vi: '“{title}” không phải biểu quyết công khai trên máy nên không mở chung được. Xin mở riêng.',
    en: '“{title}” is not an open vote on the tablets and cannot be put together with others. Open it alone.',
  },
  'secret-too-few': {
    vi: 'Bỏ phiếu kín cần ít nhất {needed} người; hiện có {voters}. Ít hơn thì ai cũng biết từng người chọn gì.',
    en: 'A secret vote needs at least {needed} people; there are {voters}. With fewer, everyone knows who chose what.',
  },
  'board-needed': {
    vi: 'Chưa có ban kiểm phiếu (ít nhất {needed} người). Xin lập ban kiểm phiếu trước khi mở.',
    en: 'There is no counting board yet (at least {needed}). Appoint one before opening.',
  },
  'board-key-needed': {
    vi: 'Ban kiểm phiếu chưa tạo khoá kiểm phiếu. Xin một thành viên của ban bấm “Tạo khoá kiểm phiếu” trên máy của mình.',
    en: 'The counting board has no key yet. One of its members makes it on his tablet.',
  },
  'series-same-vote': {
    vi: '“{title}” là một vòng nữa của cuộc biểu quyết đã có trong nhóm này. Xin mở lần lượt từng vòng.',
    en: '“{title}” is another round of a vote that stands in this series. Open the rounds one after the other.',
  },
  // Ballots
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
  'minutes-already-prepared': {
    vi: 'Biên bản đã lập nên không ghi thêm quyết định. Xin lập lại biên bản nếu cần sửa.',
    en: 'The minutes are laid out already, so nothing is decided any more.',
  },
  // The counting board
  'only-counting-board': {
    vi: 'Chỉ ban kiểm phiếu, trên máy giữ khoá kiểm phiếu, được làm việc này.',
    en: 'Only the counting board may do this, on the tablet that holds its key.',
  },
  'board-listed-twice': {
    vi: 'Có người được ghi hai lần trong ban kiểm phiếu. Xin bỏ bớt một lần.',
    en: 'Somebody is listed twice on the counting board. Remove one.',
  },
  'board-needs-head': {
    vi: 'Ban kiểm phiếu cần đúng một trưởng ban.',
    en: 'The counting board needs exactly one head.',
  },
  'board-too-small': {
    vi: 'Ban kiểm phiếu cần ít nhất {needed} người theo quy tắc của cuộc họp.',
    en: 'By the rules of this meeting the counting board has at least {needed} members.',
  },
  'board-has-candidate': {
    vi: 'Người có tên trong danh sách bỏ phiếu không được ở trong ban kiểm phiếu ({person}). Xin lập lại ban kiểm phiếu.',
    en: 'Nobody who is voted on sits on the counting board ({person}). Appoint the board again.',
  },
  'board-has-recused': {
    vi: 'Người không tham gia nội dung này không được ở trong ban kiểm phiếu ({person}). Xin lập lại ban kiểm phiếu.',
    en: 'Who takes no part in this item does not sit on its counting board ({person}). Appoint the board again.',
  },
  'board-not-voter': {
    vi: 'Ban kiểm phiếu chỉ gồm người có quyền biểu quyết trong cuộc họp ({person}).',
    en: 'The counting board consists of voters of this meeting only ({person}).',
  },
  // Slips
  'slip-already-issued': {
    vi: '{You} đã nhận phiếu; mỗi người một phiếu.',
    en: 'You have received a slip already; one each.',
  },
  'slip-issuing-closed': {
    vi: 'Đã hết thời gian phát phiếu.',
    en: 'No slips are handed out any more.',
  },
  'slip-issuing-open': {
    vi: 'Đang phát phiếu, chưa bỏ phiếu. Xin kết thúc phát phiếu trước.',
    en: 'Slips are still being handed out. End that first.',
  },
  'slip-not-issued': {
    vi: 'Người này chưa nhận phiếu.',
    en: 'This person has received no slip.',
  },
  'slip-request-not-signed': {
    vi: 'Yêu cầu nhận phiếu chưa được ký. Xin kiểm tra khoá ký trên máy rồi thử lại.',
    en: 'The request for a slip was not signed. Check the key on this device and try again.',
  },
  'slip-signature-invalid': {
    vi: 'Chữ ký trên phiếu không đúng nên không được nhận. Xin thử lại trên máy đã tạo khoá.',
    en: 'The signature on the slip does not hold, so it was not taken. Try again on the tablet that made the key.',
  },
  'slip-malformed': {
    vi: 'Phiếu gửi lên không đúng mẫu nên không được nhận. Xin tải lại trang rồi bỏ phiếu lại.',
    en: 'The slip is not of the right form and was not taken. Reload the page and cast it again.',
  },
  'slip-for-another-vote': {
    vi: 'Phiếu này của cuộc bỏ phiếu khác.',
    en: 'This slip belongs to another vote.',
  },
  'slip-token-invalid': {
    vi: 'Phiếu không do hệ thống và ban kiểm phiếu phát ra nên không được nhận.',
    en: 'The slip was not issued by the house and the counting board, and was not taken.',
  },
  'slip-token-used': {
    vi: 'Phiếu này đã được bỏ vào hòm; mỗi phiếu chỉ bỏ một lần.',
    en: 'This slip lies in the box already; each is cast once.',
  },
  'slip-blinded-invalid': {
    vi: 'Yêu cầu nhận phiếu không hợp lệ. Xin tải lại trang rồi nhận phiếu lại.',
    en: 'The request for a slip is not usable. Reload the page and ask again.',
  },
  'board-key-unusable': {
    vi: 'Khoá kiểm phiếu không dùng được. Xin tạo lại khoá.',
    en: 'The key of the counting board is not usable. Make it again.',
  },
  'slip-not-casting': {
    vi: 'Hiện không nhận phiếu: chưa đến lúc bỏ phiếu hoặc đã kết thúc bỏ phiếu.',
    en: 'No slips are taken now: casting has not begun, or has ended.',
  },
  'slip-already-cosigned': {
    vi: 'Các phiếu này đã được ban kiểm phiếu xác nhận.',
    en: 'The counting board has co-signed these slips already.',
  },
  'slips-not-cosigned': {
    vi: 'Còn {waiting} phiếu chưa được ban kiểm phiếu xác nhận. Xin giữ máy của ban kiểm phiếu mở và chờ ít giây.',
    en: '{waiting} slips wait for the counting board. Keep its tablet open and wait a few seconds.',
  },
  'casting-not-closed': {
    vi: 'Đang bỏ phiếu. {Chair} kết thúc bỏ phiếu rồi ban kiểm phiếu mới mở hòm phiếu.',
    en: 'Slips are still being cast. The {chair} ends that before the board opens the box.',
  },
  'count-not-opened': {
    vi: 'Chưa mở được hòm phiếu: khoá kiểm phiếu không đúng. Xin dùng máy đã tạo khoá.',
    en: 'The box was not opened: the key of the counting board does not fit. Use the tablet on which it was made.',
  },
  // The counting record
  'vote-not-counted': {
    vi: 'Chưa kiểm phiếu xong, hoặc cuộc biểu quyết này không có ban kiểm phiếu.',
    en: 'Nothing was counted yet, or this vote has no counting board.',
  },
  'counting-record-already-signed': {
    vi: 'Biên bản kiểm phiếu đã có người ký nên không lập lại.',
    en: 'Somebody has signed the counting record already; it is not laid out again.',
  },
  'counting-record-not-prepared': {
    vi: 'Chưa lập biên bản kiểm phiếu.',
    en: 'The counting record is not laid out yet.',
  },
  'counting-record-signed-by-you': {
    vi: '{You} đã ký biên bản kiểm phiếu.',
    en: 'You have signed the counting record already.',
  },
  // Recusal
  'recused-from-running': {
    vi: '{You} không tham gia nội dung này nên không điều hành biểu quyết. Xin để {chair} khác hoặc thư ký điều hành.',
    en: 'You take no part in this item, so you do not run its vote. Another {chair} or the secretary does.',
  },
  recused: {
    vi: 'Người này không tham gia nội dung đang bàn nên không phát biểu, không biểu quyết.',
    en: 'Who takes no part in this item neither speaks nor votes on it.',
  },
  'already-recused': {
    vi: 'Đã ghi người này không tham gia nội dung.',
    en: 'This person is recused from the item already.',
  },
  'not-recused': {
    vi: 'Người này đang tham gia nội dung.',
    en: 'This person is not recused from the item.',
  },
  'item-already-concluded': {
    vi: 'Nội dung này đã kết thúc.',
    en: 'This item has been concluded.',
  },
};
