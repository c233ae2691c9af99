/**
 * The texts of the verifier: a line for each check that passes, and its own reasons for refusing an archive. The reasons of signatures,
 * PDFs and ballots stand beside their own code.
 */
type Words = Readonly<Record<string, { readonly vi: string; readonly en: string }>>;

/** A check that passes; its text is in `words.ts`. */
export interface CheckLine {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export const checkWords: Words = {
  zip: { vi: 'Tệp ZIP nguyên vẹn: {files} tệp, {bytes} byte', en: 'The ZIP is sound: {files} files, {bytes} bytes' },
  seal: {
    vi: 'Danh mục do “{signer}” ký, dấu thời gian {at}',
    en: 'The manifest is signed by “{signer}”, time-stamped {at}',
  },
  test: {
    vi: 'CHỮ KÝ THỬ NGHIỆM – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ: chứng thư gốc chưa được công nhận',
    en: 'TEST SIGNATURES – WITHOUT LEGAL FORCE: the root certificate has not been declared',
  },
  'root-pinned': {
    vi: 'Chứng thư gốc đúng với chứng thư đã cho: {root}',
    en: 'The root certificate is the one given: {root}',
  },
  'root-to-compare': {
    vi: 'Dấu vân tay chứng thư gốc, hãy so với dấu vân tay tổ chức đã công bố: {root}',
    en: 'Fingerprint of the root certificate, to be compared with the one the organisation published: {root}',
  },
  'authority-pinned': {
    vi: 'Có chữ ký dựa vào tổ chức cấp chứng thư khác, đúng với chứng thư đã cho: “{name}”, {fingerprint}',
    en: 'Signatures rest on another authority, which is one given: “{name}”, {fingerprint}',
  },
  'authority-to-compare': {
    vi: 'Có chữ ký dựa vào tổ chức cấp chứng thư khác; hãy so dấu vân tay với dấu vân tay tổ chức ấy đã công bố: “{name}”, {fingerprint}',
    en: 'Signatures rest on another authority; compare its fingerprint with the one that authority published: “{name}”, {fingerprint}',
  },
  files: {
    vi: 'Mọi tệp đúng với danh mục: {files} tệp, không thừa, không thiếu',
    en: 'Every file is as the manifest says: {files} files, none more, none less',
  },
  chain: {
    vi: 'Nhật ký liền mạch: {records} bản ghi, giá trị băm cuối {head}',
    en: 'The log is an unbroken chain: {records} records, head {head}',
  },
  founding: {
    vi: 'Cuộc họp được triệu tập đúng: “{title}”, {people} người, {voters} người có quyền biểu quyết',
    en: 'The meeting was convened in order: “{title}”, {people} people, {voters} with a vote',
  },
  quorum: {
    vi: 'Khai mạc đủ số lượng: có mặt {present}/{total}, cần {required}',
    en: 'Quorum at opening: {present}/{total} present, {required} required',
  },
  'no-quorum': {
    vi: 'Khai mạc: có mặt {present}/{total}; quy tắc áp dụng không đặt mức tối thiểu',
    en: 'Opening: {present}/{total} present; the rules set no minimum',
  },
  vote: {
    vi: 'Biểu quyết “{title}”: kiểm lại {ballots} phiếu đã ký, {tally}. {vi}',
    en: 'Vote “{title}”: {ballots} signed ballots recounted, {tally}. {en}',
  },
  'vote-secret': {
    vi: 'Biểu quyết “{title}”: kiểm lại {ballots} phiếu kín đã công bố, {tally}. {vi}',
    en: 'Vote “{title}”: {ballots} published secret slips recounted, {tally}. {en}',
  },
  'vote-spoken': {
    vi: 'Biểu quyết “{title}”: cộng lại {ballots} câu trả lời khi gọi tên, {tally}. {vi}',
    en: 'Vote “{title}”: {ballots} answers of the roll call counted again, {tally}. {en}',
  },
  'vote-hands': {
    vi: 'Biểu quyết “{title}”: giơ tay, hai người nhập số đếm, {tally}. {vi}',
    en: 'Vote “{title}”: a show of hands whose count two people entered, {tally}. {en}',
  },
  'votes-none': { vi: 'Không có cuộc biểu quyết nào đã đóng', en: 'There is no closed vote' },
  ballots: {
    vi: 'Mọi phiếu đều do chính người biểu quyết ký: {ballots} phiếu, {voters} người',
    en: 'Every ballot is signed by its own voter: {ballots} ballots, {voters} voters',
  },
  papers: {
    vi: 'Tài liệu đúng với nhật ký: {papers} tệp',
    en: 'The papers are those of the log: {papers} files',
  },
  'counting-record': {
    vi: 'Biên bản kiểm phiếu “{title}” đúng với nhật ký: {signed}/{members} thành viên ban kiểm phiếu đã ký',
    en: 'The counting record of “{title}” is that of the log: signed by {signed} of {members} members of the board',
  },
  minutes: {
    vi: 'Biên bản có đủ chữ ký: thư ký {secretary}, {lead} {chair}; khóa lúc {at}',
    en: 'The minutes bear both signatures: secretary {secretary}, chair {chair}; sealed {at}',
  },
  'minutes-unsigned': {
    vi: 'Biên bản chưa ký xong khi xuất hồ sơ: hồ sơ chưa có biên bản',
    en: 'The minutes were not signed by both when the archive was made: it holds none',
  },
  names: {
    vi: 'Danh bạ có họ tên của mọi người trong nhật ký: {people} người',
    en: 'The directory names everyone in the log: {people} people',
  },
  metadata: {
    vi: 'Dữ liệu mô tả khớp: {documents} văn bản, {pages} trang',
    en: 'The metadata agrees: {documents} documents, {pages} pages',
  },
};

/** The one reason that leaves the verdict open: everything else holds. */
export const unpinnedAuthority = 'archive-authority-unpinned';

export const archiveRefusals = {
  [unpinnedAuthority]: {
    vi: 'Tổ chức cấp chứng thư “{name}” ({fingerprint}) chưa được cho bằng --also-root.',
    en: 'The authority “{name}” ({fingerprint}) was not given with --also-root.',
  },
  'archive-not-zip': {
    vi: 'Tệp không phải ZIP nguyên vẹn (bị cắt, nối thêm hoặc hỏng).',
    en: 'The file is not a whole ZIP (cut short, added to or damaged).',
  },
  'archive-zip-other-name': {
    vi: 'Trong ZIP, mục “{name}” mang hai tên khác nhau.',
    en: 'In the ZIP the entry “{name}” goes by two names.',
  },
  'archive-zip-damaged': { vi: 'Tệp “{name}” trong ZIP bị hỏng.', en: 'The file “{name}” in the ZIP is damaged.' },
  'archive-zip-path': {
    vi: 'Tên “{name}” không được phép trong hồ sơ.',
    en: 'The name “{name}” is not allowed in an archive.',
  },
  'archive-zip-doubled': { vi: 'Tệp “{name}” có hai lần trong ZIP.', en: 'The file “{name}” is in the ZIP twice.' },
  'archive-file-missing': { vi: 'Thiếu tệp “{name}”.', en: 'The file “{name}” is missing.' },
  'archive-file-unlisted': {
    vi: 'Tệp “{name}” không có trong danh mục đã ký.',
    en: 'The file “{name}” is not in the signed manifest.',
  },
  'archive-file-altered': {
    vi: 'Tệp “{name}” đã bị thay đổi sau khi lập hồ sơ.',
    en: 'The file “{name}” was changed after the archive was made.',
  },
  'archive-file-malformed': { vi: 'Tệp “{name}” không đọc được.', en: 'The file “{name}” cannot be read.' },
  'archive-other-root': {
    vi: 'Chứng thư gốc của hồ sơ ({root}) không phải chứng thư đã cho.',
    en: 'The root certificate of the archive ({root}) is not the one given.',
  },
  'archive-seal-of-person': {
    vi: 'Danh mục không do tổ chức ký mà do “{signer}”.',
    en: 'The manifest is signed not by the organisation but by “{signer}”.',
  },
  'archive-log-broken': {
    vi: 'Nhật ký bị thay đổi: chuỗi băm đứt ở bản ghi {seq}.',
    en: 'The log was changed: the chain breaks at record {seq}.',
  },
  'archive-log-other-head': {
    vi: 'Nhật ký không khớp với giá trị băm cuối trong danh mục.',
    en: 'The log does not end at the head the manifest states.',
  },
  'archive-event-malformed': {
    vi: 'Bản ghi {seq} của nhật ký không đúng dạng.',
    en: 'Record {seq} of the log is not of a known form.',
  },
  'archive-founding-wrong': {
    vi: 'Việc triệu tập ghi trong nhật ký không hợp lệ.',
    en: 'The founding of the meeting in the log does not hold together.',
  },
  'archive-not-closed': {
    vi: 'Nhật ký dừng trước khi cuộc họp kết thúc.',
    en: 'The log ends before the meeting does.',
  },
  'archive-slip-invalid': {
    vi: 'Phiếu kín hoặc chữ ký mù trong {name} không đúng với khoá của cuộc bỏ phiếu.',
    en: 'A slip or a blind signature in {name} does not fit the keys of its vote.',
  },
  'archive-event-against-rules': {
    vi: 'Bản ghi {seq} ({type}) trái quy tắc: tính lại cho kết quả khác.',
    en: 'Record {seq} ({type}) is against the rules: worked out again it comes out otherwise.',
  },
  'archive-certificate-other-holder': {
    vi: 'Chứng thư {fingerprint} không phải của người ghi trong danh bạ.',
    en: 'The certificate {fingerprint} is not the person’s whom the directory names.',
  },
  'archive-paper-other': {
    vi: 'Tài liệu “{name}” khác với tài liệu ghi trong nhật ký.',
    en: 'The paper “{name}” is not the one of the log.',
  },
  'archive-minutes-other': {
    vi: 'Biên bản không phải bản đã được ghi nhận trong nhật ký.',
    en: 'The minutes are not the ones recorded in the log.',
  },
  'archive-minutes-signer': {
    vi: 'Biên bản không do {capacity} của cuộc họp ký.',
    en: 'The minutes are not signed by the {capacity} of the meeting.',
  },
  'archive-counting-record-other': {
    vi: 'Biên bản kiểm phiếu “{title}” ghi phiếu khác với nhật ký.',
    en: 'The counting record of “{title}” states other slips than the log.',
  },
  'archive-counting-record-signer': {
    vi: 'Biên bản kiểm phiếu “{title}” không do thành viên ban kiểm phiếu ký.',
    en: 'The counting record of “{title}” is not signed by the members of its board.',
  },
  'archive-name-missing': { vi: 'Danh bạ thiếu “{name}”.', en: 'The directory does not name “{name}”.' },
  'archive-metadata-other': {
    vi: 'Dữ liệu mô tả không khớp với hồ sơ.',
    en: 'The metadata does not agree with the archive.',
  },
};
