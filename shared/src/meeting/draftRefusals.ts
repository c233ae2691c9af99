/** Preparing a meeting. */
export const draftRefusals = {
  'draft-officer-not-invited': {
    vi: '{Chair} và thư ký phải có trong thành phần dự họp; {person} chưa có. Xin thêm vào thành phần, hoặc chọn người khác.',
    en: '{Chair} and secretary must be among those invited, and {person} is not. Add this person, or choose another.',
  },
  'draft-officer-twice': {
    vi: '{person} được ghi hai lần trong danh sách {chair} hoặc thư ký. Xin bỏ một lần.',
    en: '{person} is on the list of those who preside, or of the secretaries, twice. Take one of the two away.',
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
  'draft-changed': {
    vi: 'Bản chuẩn bị vừa được sửa ở nơi khác. Xin tải lại để thấy bản mới nhất.',
    en: 'The draft was changed elsewhere. Reload to see the newest one.',
  },
  'draft-unreadable': {
    vi: 'Bản chuẩn bị lưu trong cơ sở dữ liệu không đọc được. Xin khôi phục cơ sở dữ liệu từ bản sao lưu.',
    en: 'The draft in the database cannot be read. Restore the database from a backup.',
  },
  'meeting-already-convened': {
    vi: 'Giấy mời đã được gửi; chương trình chỉ còn sửa được trong phòng họp.',
    en: 'The invitation has been sent; the agenda can now be changed in the meeting only.',
  },
  'package-problem': { vi: 'Gói dữ liệu chưa đúng: {problem}', en: 'The package does not fit: {problem}' },
};
