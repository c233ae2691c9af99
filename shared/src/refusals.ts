/**
 * The sentence for every refusal of the meeting and of the server: what was not done and what to do. `{name}` stands for a
 * parameter; `{person}` for the name of the person whose id the parameter `person` is; which row of a list it is about stands before
 * it (`ofRow`); `{place}` for the field of an input, which the screen names (nothing where it has no word for it); `{you}`, `{chair}`, `{members}` for what the
 * body calls its people (`{You}` where a sentence begins). Signatures and papers keep theirs beside their own code.
 */
export const refusals: Readonly<Record<string, { readonly vi: string; readonly en: string }>> = {
  // Who may
  'not-chair-or-secretary': {
    vi: 'Chỉ {chair} hoặc thư ký cuộc họp được làm việc này.',
    en: 'Only the {chair} or the secretary of this meeting may do this.',
  },
  'only-chair': { vi: 'Chỉ {chair} được quyết định việc này.', en: 'Only the {chair} may decide this.' },
  'only-secretary': {
    vi: 'Chỉ thư ký cuộc họp được làm việc này.',
    en: 'Only the secretary of this meeting may do this.',
  },
  'only-service': { vi: 'Việc này do hệ thống tự thực hiện.', en: 'This is done by the system itself.' },
  // Rule packs
  'rules-unknown': {
    vi: 'Không có bộ quy tắc này, hoặc nó vừa bị gỡ. Xin chọn bộ khác.',
    en: 'There is no such rule pack, or it has just been removed. Please choose another.',
  },
  'rules-incomplete': {
    vi: 'Bộ quy tắc chưa dùng được: xin xem lại mục “{field}” (không để trống, không trùng nhau, phần không quá một).',
    en: 'The pack cannot be used yet: look at “{field}” (nothing empty, nothing twice, no share above one).',
  },
  'rules-standard': {
    vi: 'Bộ quy tắc chuẩn không gỡ được. Xin tạo bản sao để sửa.',
    en: 'A standard pack cannot be removed. Make a copy to edit.',
  },
  'rules-in-use': {
    vi: 'Bộ quy tắc đang được dùng cho “{title}” nên không gỡ được. Sửa sẽ tạo phiên bản mới.',
    en: 'The pack is used by “{title}” and cannot be removed. Editing makes a new version.',
  },
  'not-administrator': { vi: 'Chỉ người quản trị được làm việc này.', en: 'Only an administrator may do this.' },
  'not-invited': {
    vi: '{You} không có tên trong thành phần dự cuộc họp này. Xin liên hệ thư ký.',
    en: 'You are not on the list of this meeting. Please ask its secretary.',
  },
  'not-invited-for-item': {
    vi: '{You} được mời dự nội dung khác; nội dung đang bàn không thuộc phần được mời.',
    en: 'You are invited for another item; this one is not among yours.',
  },
  'item-for-members': {
    vi: 'Nội dung đang bàn chỉ dành cho người có quyền biểu quyết nên {you} chưa đăng ký phát biểu được. {Chair} có thể mời {you} phát biểu.',
    en: 'The item is for members only, so you cannot ask to speak now. The {chair} may still call you.',
  },
  'file-members-only': {
    vi: 'Tài liệu này có nội dung chỉ dành cho người có quyền biểu quyết. Nếu cần, xin liên hệ thư ký để nhận bản trích.',
    en: 'This file tells of an item that is for members only. Please ask the secretary for an extract if you need one.',
  },
  'not-signed-in': {
    vi: 'Phiên đăng nhập đã hết. Xin đăng nhập lại.',
    en: 'You are signed out. Please sign in again.',
  },
  'wrong-password': {
    vi: 'Tên đăng nhập hoặc mật khẩu không đúng. Xin kiểm tra bộ gõ tiếng Việt và thử lại.',
    en: 'The user name or the password is wrong. Check your keyboard and try again.',
  },
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
  'upload-quota': {
    vi: 'Trong 24 giờ qua {you} đã tải lên {megabytes} MB, đến mức cho phép {limit} MB. Xin chờ sang ngày hôm sau, hoặc nhờ người khác phụ trách cuộc họp tải lên.',
    en: 'You have uploaded {megabytes} MB within 24 hours, the {limit} MB allowed. Please wait until tomorrow, or ask another officer of the meeting to upload.',
  },
  'uploads-busy': {
    vi: 'Máy chủ đang kiểm tra nhiều tệp. Xin thử lại sau ít phút.',
    en: 'The server is checking many files. Please try again in a few minutes.',
  },
  'certificate-name-differs': {
    vi: 'Chứng thư này đứng tên {name}, không phải tên của {you}. Hãy chọn tệp chứng thư của chính mình.',
    en: 'This certificate is in the name of {name}, not in yours. Please choose the file of your own certificate.',
  },
  'certificate-not-proved': {
    vi: 'Chưa chứng minh được khoá của chứng thư này ở trong tay {you}. Xin chọn lại tệp và thử lại.',
    en: 'It was not shown that the key of this certificate is in your hands. Please choose the file again.',
  },
  'wrong-code': {
    vi: 'Mã không đúng, đã dùng hoặc đã hết hạn. Xin thư ký cấp mã mới.',
    en: 'The code is wrong, used or too old. Ask the secretary for a new one.',
  },
  'sign-in-busy': {
    vi: 'Đang có nhiều người đăng nhập cùng lúc. Xin thử lại sau ít giây.',
    en: 'Many people are signing in just now. Please try again in a few seconds.',
  },
  // The meeting's life
  'meeting-unknown': { vi: 'Không tìm thấy cuộc họp này.', en: 'There is no such meeting.' },
  'meeting-not-open': {
    vi: 'Cuộc họp chưa khai mạc hoặc đang tạm nghỉ. {Chair} cần khai mạc hoặc tiếp tục họp trước.',
    en: 'The meeting is not open or is suspended. The {chair} has to open or resume it first.',
  },
  'meeting-already-open': { vi: 'Cuộc họp đã khai mạc rồi.', en: 'The meeting is open already.' },
  'meeting-not-suspended': { vi: 'Cuộc họp không ở trạng thái tạm nghỉ.', en: 'The meeting is not suspended.' },
  'closed-session-not-in-rules': {
    vi: 'Quy tắc của cuộc họp này không có việc quyết định họp kín.',
    en: 'The rules of this meeting know no decision on a closed session.',
  },
  'closed-session-proposer': {
    vi: 'Theo quy tắc, chỉ họp kín khi có đề nghị của: {may}. Xin chọn lại người đề nghị.',
    en: 'By the rules a closed session is proposed by: {may}. Choose who proposed it.',
  },
  'closed-session-unchanged': {
    vi: 'Cuộc họp đã ở trạng thái đó.',
    en: 'The session is closed, or public, already.',
  },
  'meeting-closed': {
    vi: 'Cuộc họp đã kết thúc, không thay đổi được nữa.',
    en: 'The meeting is closed and changes no more.',
  },
  'meeting-not-closed': {
    vi: 'Biên bản chỉ lập được sau khi cuộc họp kết thúc.',
    en: 'The minutes can be laid out once the meeting is closed.',
  },
  'meeting-already-convened': {
    vi: 'Giấy mời đã được gửi; chương trình chỉ còn sửa được trong phòng họp.',
    en: 'The invitation has been sent; the agenda can now be changed in the meeting only.',
  },
  'no-quorum-to-open': {
    vi: 'Chưa đủ số lượng theo quy định: có mặt {present} trong tổng số {total} người, cần {required} người. Xin điểm danh thêm rồi khai mạc.',
    en: 'No quorum: {present} of {total} present, {required} needed. Check more members in, then open.',
  },
  'vote-open': {
    vi: 'Đang có cuộc biểu quyết mở. Xin đóng biểu quyết trước.',
    en: 'A vote is open. Close it first.',
  },
  'speech-running': {
    vi: 'Đang có người phát biểu. Xin kết thúc lượt phát biểu trước.',
    en: 'Somebody is speaking. End the turn first.',
  },
  // Attendance and seats
  'check-in-of-another': {
    vi: 'Chỉ tự điểm danh cho mình; người khác do thư ký điểm danh.',
    en: 'You can check in yourself only; the secretary checks in others.',
  },
  'already-present': { vi: 'Người này đã có mặt rồi.', en: 'This person is present already.' },
  'not-present': { vi: 'Người này hiện không có mặt trong phòng.', en: 'This person is not in the room.' },
  'not-checked-in': {
    vi: '{You} chưa điểm danh. Xin chạm nút “Điểm danh” trước.',
    en: 'You have not checked in. Tap “Check in” first.',
  },
  'substitute-of-self': {
    vi: 'Không thể cử người này dự thay. Xin chọn người khác.',
    en: 'This person cannot be the substitute. Choose somebody else.',
  },
  'substitute-is-voter': {
    vi: 'Người này có quyền biểu quyết nên không thể dự thay người khác.',
    en: 'This person votes in his own right and cannot stand in for another.',
  },
  'substitute-already': {
    vi: 'Đã có người dự thay. Xin rút người đó trước khi cử người khác.',
    en: 'There is a substitute already. Withdraw that one first.',
  },
  'substitute-unknown': { vi: 'Người này không dự thay ai.', en: 'This person stands in for nobody.' },
  'substitute-may-not-vote': {
    vi: 'Người dự thay được phát biểu nhưng không biểu quyết.',
    en: 'A substitute may speak and does not vote.',
  },
  'seat-unknown': { vi: 'Trong sơ đồ phòng họp không có ghế {seat}.', en: 'The room has no seat {seat}.' },
  'seat-taken': { vi: 'Ghế {seat} đã có người ngồi.', en: 'Seat {seat} is taken.' },
  // Agenda and papers
  'item-unknown': { vi: 'Không có nội dung này trong chương trình.', en: 'There is no such item on the agenda.' },
  'item-running': { vi: 'Nội dung này đang được bàn.', en: 'This item is being dealt with already.' },
  'item-not-running': {
    vi: 'Nội dung này chưa được bàn. Xin chuyển sang nội dung này trước.',
    en: 'This item is not being dealt with. Take it up first.',
  },
  'item-already-taken-up': {
    vi: 'Chỉ đổi thứ tự được các nội dung chưa bàn.',
    en: 'Only items not yet taken up can change places.',
  },
  'order-mismatch': {
    vi: 'Chương trình vừa được thay đổi ở nơi khác. Xin xem lại thứ tự rồi làm lại.',
    en: 'The agenda was changed elsewhere just now. Look at the order again and repeat.',
  },
  'paper-unknown': {
    vi: 'Không có tài liệu này, hoặc tài liệu đã bị thu hồi.',
    en: 'There is no such paper, or it was withdrawn.',
  },
  'marks-full': {
    vi: 'Ghi chú của cuộc họp này đã đầy (tối đa {count} nét và ghi chú, {megabytes} MB). Nét mới còn trên thiết bị này; xin xoá bớt để đồng bộ tiếp.',
    en: 'Your marks of this meeting are full ({count} marks, {megabytes} MB at most). New ones stay on this device; delete some and they follow.',
  },
  'paper-not-ready': {
    vi: 'Tài liệu đang được làm sạch nội dung tự chạy. Xin mở lại sau một phút.',
    en: 'Active content is being removed from this paper. Please open it again in a minute.',
  },
  'paper-not-uploaded': {
    vi: 'Tệp chưa được tải lên xong. Xin tải lại tệp.',
    en: 'The file has not arrived. Please upload it again.',
  },
  'paper-not-confirmed': {
    vi: 'Tệp này có điểm cần xem lại trước khi dùng. Xin mở tệp, xem các điểm đã nêu rồi xác nhận.',
    en: 'Something about this file has to be looked at before it is used. Please open it, look at the points named and confirm.',
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
  'vote-not-for-screen': {
    vi: 'Nội dung này chỉ dành cho người có quyền biểu quyết nên chỉ chiếu kết quả khi đang họp nội dung đó.',
    en: 'This item is for voters only: its votes are shown while it runs.',
  },
  'paper-not-for-screen': {
    vi: 'Tài liệu này chỉ dành cho người có quyền biểu quyết, không chiếu lên màn hình lớn.',
    en: 'This paper is for members only and is not shown on the big screen.',
  },
  'file-too-large': { vi: 'Tệp quá lớn (tối đa 200 MB).', en: 'The file is too large (200 MB at most).' },
  // The floor
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
  'no-speech': { vi: 'Hiện không có ai phát biểu.', en: 'Nobody is speaking.' },
  'speech-paused': { vi: 'Đồng hồ đang dừng.', en: 'The clock is stopped already.' },
  'nothing-to-undo': { vi: 'Không còn gì để hoàn tác.', en: 'There is nothing left to undo.' },
  // Votes
  'vote-unknown': { vi: 'Không có cuộc biểu quyết này.', en: 'There is no such vote.' },
  'vote-needs-choices': {
    vi: 'Cần ít nhất hai phương án khác nhau.',
    en: 'At least two different choices are needed.',
  },
  'vote-special-unknown': { vi: 'Bộ quy tắc không có trường hợp này.', en: 'The rules have no such case.' },
  'vote-already-opened': { vi: 'Cuộc biểu quyết này đã được mở.', en: 'This vote has been opened already.' },
  'vote-not-open': { vi: 'Cuộc biểu quyết này không mở.', en: 'This vote is not open.' },
  'vote-closed': {
    vi: 'Biểu quyết đã đóng; phiếu đến sau không được tính.',
    en: 'The vote is closed; a ballot that comes later does not count.',
  },
  'vote-not-closed': {
    vi: 'Chỉ trình chiếu kết quả sau khi đóng biểu quyết.',
    en: 'The result can be shown once the vote is closed.',
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
  // Minutes
  'minutes-not-prepared': {
    vi: 'Biên bản chưa được lập bản ký.',
    en: 'The minutes have not been laid out for signing.',
  },
  'minutes-already-signed': {
    vi: 'Biên bản đã có chữ ký nên không lập lại được.',
    en: 'The minutes bear a signature and cannot be laid out again.',
  },
  'minutes-other-signature-due': {
    vi: 'Chưa đến lượt ký này: thư ký ký trước, {chair} ký sau.',
    en: 'It is not this signature’s turn: the secretary signs first, then the {chair}.',
  },
  'minutes-pages-differ': {
    vi: 'Các trang nhận được không khớp với bản máy chủ đưa ra ký, nên không ký. Xin tải lại; nếu vẫn vậy, hãy báo người quản trị.',
    en: 'The pages received are not the ones put forward for signing, so nothing was signed. Reload; if it stays so, tell the administrator.',
  },
  'no-device-key': {
    vi: 'Thiết bị này chưa có khoá ký. Hãy tạo khoá ký trước.',
    en: 'This device has no key to sign with. Please make one first.',
  },
  'archive-incomplete': {
    vi: 'Chưa lập được hồ sơ: máy chủ không còn giữ tệp “{name}”.',
    en: 'The archive cannot be made: the server no longer holds the file “{name}”.',
  },
  'archive-too-large': {
    vi: 'Hồ sơ có quá nhiều tệp để đóng thành một ZIP.',
    en: 'The archive has too many files for one ZIP.',
  },
  'text-changed': {
    vi: 'Đoạn này vừa được sửa ở thiết bị khác. Nội dung của {you} vẫn còn trên màn hình; xin xem lại rồi lưu.',
    en: 'This text was changed on another device. Yours is still on screen; look again, then save.',
  },
  // Preparation
  'draft-changed': {
    vi: 'Bản chuẩn bị vừa được sửa ở nơi khác. Xin tải lại để thấy bản mới nhất.',
    en: 'The draft was changed elsewhere. Reload to see the newest one.',
  },
  'draft-officer-not-invited': {
    vi: '{Chair} và thư ký phải có trong thành phần dự họp; {person} chưa có. Xin thêm vào thành phần, hoặc chọn người khác.',
    en: '{Chair} and secretary must be among those invited, and {person} is not. Add this person, or choose another.',
  },
  'draft-person-twice': {
    vi: '{person} có tên hai lần trong thành phần dự họp. Xin bỏ một dòng.',
    en: '{person} is on the list of the meeting twice. Take one of the two away.',
  },
  'draft-person-unknown': {
    vi: 'Danh sách có người ghi là “(không còn trong đơn vị)”. Xin bỏ người đó rồi lưu lại.',
    en: 'The list has somebody shown as “(no longer in the organisation)”. Take that person away and save again.',
  },
  'draft-seat-taken': {
    vi: '{person} được xếp ghế {seat}, ghế này đã có người khác. Xin chọn ghế khác.',
    en: '{person} is given seat {seat}, which is somebody else’s. Choose another seat.',
  },
  'draft-seat-unknown': {
    vi: '{person} được xếp ghế {seat}, ghế này không có trong sơ đồ phòng họp. Xin chọn ghế khác.',
    en: '{person} is given seat {seat}, which the room does not have. Choose another seat.',
  },
  'draft-item-gone': {
    vi: 'Mục này gắn với một nội dung không còn trong chương trình. Xin chọn lại nội dung.',
    en: 'This belongs to an item that is no longer on the agenda. Choose its item again.',
  },
  'draft-item-of-person-gone': {
    vi: '{person} được mời dự, hoặc được ghi là không tham gia, một nội dung không còn trong chương trình. Xin chọn lại nội dung cho người này.',
    en: '{person} is invited for an item, or recused from one, that is no longer on the agenda. Choose the items of this person again.',
  },
  'draft-paper-gone': {
    vi: 'Cuộc biểu quyết này gắn với một tài liệu không còn trong danh sách. Xin chọn lại tài liệu.',
    en: 'The vote is on a paper that is no longer listed. Choose its papers again.',
  },
  'draft-paper-too-open': {
    vi: 'Tài liệu này thuộc nội dung chỉ dành cho người có quyền biểu quyết nên không thể mở cho mọi người dự họp.',
    en: 'The paper belongs to an item for members only and cannot be open to everyone.',
  },
  'draft-other-choices': {
    vi: 'Cuộc biểu quyết này phải dùng đúng các phương án của bộ quy tắc.',
    en: 'The vote has to put the choices of the rules.',
  },
  'draft-listed-twice': { vi: '“{name}” có tên hai lần.', en: '“{name}” is listed twice.' },
  'draft-no-voters': { vi: 'Chưa có ai có quyền biểu quyết.', en: 'Nobody invited has a vote.' },
  'draft-ends-before-start': { vi: 'Giờ kết thúc phải sau giờ bắt đầu.', en: 'The end must come after the start.' },
  'person-unknown': { vi: 'Không có người này trong đơn vị.', en: 'There is no such person in the organisation.' },
  'package-problem': { vi: 'Gói dữ liệu chưa đúng: {problem}', en: 'The package does not fit: {problem}' },
  // The wire
  'client-too-old': {
    vi: 'Ứng dụng vừa được nâng cấp. Xin tải lại trang.',
    en: 'The application was upgraded. Please reload the page.',
  },
  'bad-message': {
    vi: 'Yêu cầu không hợp lệ. Xin tải lại trang rồi thử lại.',
    en: 'The request was not valid. Reload the page and try again.',
  },
  'message-too-large': {
    vi: 'Nội dung này quá lớn nên máy chủ không thể nhận; chưa gửi đi. Xin rút gọn, hoặc báo thư ký nếu là phiếu biểu quyết.',
    en: 'This is too large for the server to take and was not sent. Shorten it, or tell the secretary if it is a ballot.',
  },
  'text-too-long': {
    vi: 'Nội dung dài quá {max} ký tự{place}. Xin rút gọn rồi gửi lại.',
    en: 'The text is longer than {max} letters{place}. Shorten it and send it again.',
  },
  'text-too-short': {
    vi: 'Nội dung ngắn hơn {min} ký tự{place}. Xin ghi thêm rồi gửi lại.',
    en: 'The text is shorter than {min} letters{place}. Write more and send it again.',
  },
  'list-too-long': {
    vi: 'Danh sách có quá {max} dòng{place}. Xin bớt rồi gửi lại.',
    en: 'The list has more than {max} entries{place}. Take some away and send it again.',
  },
  'could-not-send': {
    vi: 'Chưa gửi được do lỗi trên thiết bị này. Xin tải lại trang rồi thử lại.',
    en: 'This device failed, and nothing was sent. Reload the page and try again.',
  },
  'bad-input': {
    vi: 'Thông tin bị thiếu hoặc chưa hợp lệ{place}. Xin xem lại rồi gửi lại.',
    en: 'Something is missing or not valid{place}. Please look at it and send again.',
  },
  'bad-request': { vi: 'Yêu cầu không hợp lệ.', en: 'The request was not valid.' },
  'not-found': { vi: 'Không tìm thấy.', en: 'Not found.' },
  'wrong-origin': {
    vi: 'Yêu cầu đến từ trang khác nên bị từ chối.',
    en: 'The request came from another site and was refused.',
  },
  'command-id-used': { vi: 'Yêu cầu trùng mã. Xin thử lại.', en: 'This request’s number is in use. Please try again.' },
  'too-many-commands': {
    vi: 'Thao tác quá nhanh. Xin chờ một giây rồi thử lại.',
    en: 'Too fast. Wait a second and try again.',
  },
  'too-many-requests': {
    vi: 'Thử quá nhiều lần. Xin chờ {seconds} giây rồi thử lại.',
    en: 'Too many tries. Wait {seconds} seconds and try again.',
  },
  'document-not-prepared': {
    vi: 'Văn bản chưa sẵn sàng để ký hoặc đã thay đổi. Xin mở lại rồi ký.',
    en: 'The document is not ready to be signed, or has changed. Open it again and sign.',
  },
  'storage-failed': {
    vi: 'Máy chủ chưa ghi được dữ liệu nên việc này chưa thực hiện. Xin thử lại hoặc báo kỹ thuật.',
    en: 'The server could not store this, so it was not done. Try again or call technical support.',
  },
  'server-stopping': {
    vi: 'Máy chủ đang khởi động lại. Xin thử lại sau ít giây.',
    en: 'The server is restarting. Try again in a few seconds.',
  },
  'server-error': {
    vi: 'Máy chủ gặp lỗi. Xin thử lại; nếu vẫn lỗi, xin báo kỹ thuật.',
    en: 'The server failed. Try again; if it persists, call technical support.',
  },
  'meeting-put-aside': {
    vi: 'Cuộc họp này cần người quản trị xem lại nên hiện chưa vào được. Các cuộc họp khác vẫn diễn ra bình thường. Xin báo người quản trị.',
    en: 'This meeting needs an administrator to look at it and cannot be entered now. The other meetings go on. Please tell the administrator.',
  },
  'consultation-put-aside': {
    vi: 'Phiếu lấy ý kiến {number} cần người quản trị xem lại nên hiện chưa mở được. Xin báo người quản trị.',
    en: 'Consultation {number} needs an administrator to look at it and cannot be opened now. Please tell the administrator.',
  },
  // Told to the administrator: why it is put aside
  'log-unreadable': {
    vi: 'Bản ghi số {seq} của nhật ký không đọc được. Xin khôi phục cơ sở dữ liệu từ bản sao lưu.',
    en: 'Record {seq} of the log cannot be read. Restore the database from a backup.',
  },
  'log-gap': {
    vi: 'Nhật ký thiếu bản ghi số {seq}. Xin khôi phục cơ sở dữ liệu từ bản sao lưu.',
    en: 'Record {seq} is missing from the log. Restore the database from a backup.',
  },
  'log-of-later-version': {
    vi: 'Bản ghi số {seq} (“{type}”) do phiên bản phần mềm mới hơn ghi. Xin cài lại phiên bản mới.',
    en: 'Record {seq} (“{type}”) was written by a later version of the software. Install that version again.',
  },
  'log-altered': {
    vi: 'Từ bản ghi số {seq} trở đi, nhật ký đã bị sửa: mã liên kết không còn khớp. Xin khôi phục cơ sở dữ liệu từ bản sao lưu.',
    en: 'The log was altered at record {seq}: its chain does not hold from there. Restore the database from a backup.',
  },
  'draft-unreadable': {
    vi: 'Bản chuẩn bị lưu trong cơ sở dữ liệu không đọc được. Xin khôi phục cơ sở dữ liệu từ bản sao lưu.',
    en: 'The draft in the database cannot be read. Restore the database from a backup.',
  },
  'no-connection': {
    vi: 'Đang mất kết nối nên chưa gửi được. Lựa chọn của {you} vẫn được giữ.',
    en: 'There is no connection, so nothing was sent. Your choice is kept.',
  },
};
