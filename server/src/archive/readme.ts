import { isoLocal } from '@dien-hong/shared';
import { type Manifest, paths } from '../../verifier/layout.ts';

/** The page for the first reader of an archive: its contents, and how to check it without our software. */
export function readmeText({ meeting, createdAt, root, log, standing }: Omit<Manifest, 'files'>): string {
  const at = Math.floor(Date.parse(createdAt) / 1000);
  const test =
    standing === 'test'
      ? '\nCHỮ KÝ THỬ NGHIỆM – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ / TEST SIGNATURES – WITHOUT LEGAL FORCE\n'
      : '';
  const openssl = `openssl cms -verify -cades -inform DER -attime ${at} -crl_check_all -CAfile ${paths.trust}`;
  return `HỒ SƠ CUỘC HỌP / RECORD OF A MEETING
${meeting.title}
${meeting.id} – ${isoLocal(Date.parse(createdAt))}
${test}
TIẾNG VIỆT

Tệp ZIP này là hồ sơ đầy đủ của một cuộc họp, kiểm tra được mà không cần máy chủ.

  ${paths.minutes}       biên bản (mẫu 1.9, Nghị định 30/2020/NĐ-CP), có chữ ký số của thư ký và người chủ trì
  ${paths.log}     nhật ký: mỗi dòng một sự kiện, nối với nhau bằng giá trị băm
  phieu/             phiếu biểu quyết công khai, mỗi phiếu một chữ ký số CAdES; tên tệp là giá trị SHA-256
  phieu-kin/         phiếu kín đã công bố, không kèm tên; yeu-cau/ là yêu cầu nhận phiếu có chữ ký
  kiem-phieu/        biên bản kiểm phiếu, có chữ ký số của ban kiểm phiếu
  tai-lieu/          tài liệu họp; tên tệp là giá trị SHA-256
  chung-thu/, crl/   chứng thư và danh sách thu hồi
  ${paths.directory}       họ tên, chức vụ của những người có mã trong nhật ký
  ${paths.metadata}         dữ liệu mô tả theo Nghị định 113/2025/NĐ-CP
  ${paths.manifest}      danh mục mọi tệp với giá trị SHA-256, do tổ chức ký (${paths.seal})

Giá trị băm cuối của nhật ký (${log.records} bản ghi):
  ${log.head}
Dấu vân tay SHA-256 của chứng thư gốc; hãy so với dấu vân tay do tổ chức công bố:
  ${root}

Hồ sơ đứng vững trước mọi người không giữ khoá của máy chủ. Người giữ các khoá ấy (con dấu, dấu thời gian, cấp chứng thư) có
thể viết lại nhật ký: bớt phiếu, thêm phiếu giấy, sửa điểm danh; chữ ký của thư ký và chủ tọa trên biên bản chặn mọi sửa đổi
trước lúc ký. Chi tiết: docs/archive.md, mục “What rests on whom”.

Kiểm tra tất cả bằng phần mềm Diên Hồng:    npm run verify -- TEP.zip
Kiểm tra từng phần bằng phần mềm khác, trong thư mục đã giải nén:
  Danh mục:   ${openssl} -binary -in ${paths.seal} -content ${paths.manifest}
  Một phiếu:  ${openssl} -in phieu/TEN.p7m
  Biên bản:   pdfsig ${paths.minutes}
  Một tệp:    sha256sum TEN
Nếu openssl báo chứng thư đã bị thu hồi, hãy so thời điểm thu hồi với thời điểm ký: chữ ký trước đó vẫn có giá trị.

ENGLISH

This ZIP is the complete record of one meeting and can be checked without the server.

  ${paths.minutes}       the minutes (form 1.9, ND 30/2020), signed by the secretary and the chair
  ${paths.log}     the log: one event a line, chained by hashes
  phieu/             the open ballots, a CAdES signature each, named by their SHA-256
  phieu-kin/         the published slips of secret votes, without names; in yeu-cau/ the signed requests for them
  kiem-phieu/        the records of counting boards, signed by their members
  tai-lieu/          the papers, named by their SHA-256
  chung-thu/, crl/   certificates and revocation lists
  ${paths.directory}       names and offices of the ids in the log
  ${paths.metadata}         metadata as ND 113/2025 asks for
  ${paths.manifest}      every file with its SHA-256, signed by the organisation (${paths.seal})

This record stands against everybody who does not hold the server's keys. Who holds them (seal, time stamps, issuing
authority) can write the log anew: leave ballots out, add paper ballots, change attendance; the signatures of secretary and
chair on the minutes prevent each change of what was before them. More in docs/archive.md, "What rests on whom".

Compare the fingerprint of the root certificate above with the one the organisation published.
Check everything:  npm run verify -- FILE.zip --lang en
Other tools, in the unpacked folder: the commands above. Where openssl calls a certificate revoked, compare the instant of
revocation with that of the signature: what was signed before stays good.
`;
}
