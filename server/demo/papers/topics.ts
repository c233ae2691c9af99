/** A matter that a commune decides on: the content of its papers beyond the fields of work. */
export interface Topic {
  match: RegExp;
  basis: string[];
  need: string[];
  content: string[];
  requests: string[];
  /** Words in the names of the fields of work that belong to the matter; empty: all of them. */
  fields: string[];
}

const organisation = 'Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;';

/** The first whose pattern finds the subject wins; the last takes everything. */
export const topics: Topic[] = [
  {
    match: /phòng họp không giấy/i,
    basis: [
      organisation,
      'Căn cứ Luật Giao dịch điện tử ngày 22 tháng 6 năm 2023;',
      'Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;',
      'Căn cứ Quy chế làm việc của Ủy ban nhân dân xã nhiệm kỳ 2026 – 2031;',
    ],
    need: [
      'Từ tháng 7/{năm}, số cuộc họp của UBND xã bình quân {14-19} cuộc/tháng, mỗi phiên họp thường kỳ dùng khoảng {120-160} trang tài liệu cho một đại biểu; việc in, chuyển và thu hồi tài liệu mất thời gian, chi phí bình quân {6-9} triệu đồng/tháng.',
      'Hệ thống phòng họp không giấy đã chạy thử {6-9} phiên với {22-29} thiết bị, tỷ lệ đại biểu đọc tài liệu trước phiên họp tăng từ {48-57}% lên {83-92}%; tuy nhiên chưa có quy định thống nhất về trách nhiệm quản lý, vận hành, xử lý sự cố.',
      'Việc ban hành Quy chế là cần thiết để bảo đảm giá trị của biểu quyết điện tử, an toàn thông tin, bảo vệ bí mật nhà nước và quyền của thành viên khi mất kết nối mạng.',
    ],
    content: [
      'Dự thảo Quy chế gồm 05 chương, {18-24} điều, quy định về tài khoản, gửi nhận tài liệu, điểm danh, đăng ký phát biểu, biểu quyết, ký số biên bản và lưu trữ hồ sơ phiên họp.',
      'Tài liệu họp được gửi chậm nhất 03 ngày làm việc trước phiên họp thường kỳ và 01 ngày trước phiên họp chuyên đề; tài liệu gửi muộn vẫn được đăng nhưng hệ thống ghi rõ thời điểm gửi.',
      'Khi mất mạng, phiên họp tiếp tục trên máy chủ đặt tại trụ sở; nếu thiết bị của thành viên hỏng, thư ký bố trí thiết bị dự phòng hoặc chủ trì quyết định biểu quyết giơ tay và ghi vào biên bản.',
      'Hệ thống không lưu, không truyền tài liệu thuộc danh mục bí mật nhà nước; nội dung này dùng bản giấy và thu hồi ngay sau khi kết thúc.',
      'Kinh phí duy trì dự kiến {68-96} triệu đồng/năm gồm đường truyền dự phòng, chứng thư số và bảo dưỡng thiết bị; so với chi phí in ấn hiện nay tiết kiệm khoảng {18-31} triệu đồng/năm.',
      'Dự thảo đã lấy ý kiến {9-12} phòng, đơn vị; nhận {14-23} ý kiến góp ý, tiếp thu {12-19} ý kiến, giải trình {2-4} ý kiến về thời hạn gửi tài liệu.',
    ],
    requests: [
      'Xem xét, thông qua dự thảo Quyết định ban hành Quy chế kèm theo Tờ trình này.',
      'Giao Văn phòng HĐND và UBND tổ chức tập huấn, công bố Quy chế và báo cáo kết quả sau 06 tháng thực hiện.',
    ],
    fields: ['Cải cách', 'Văn hóa'],
  },
  {
    match: /nhà văn hóa|địa điểm|phương án 1/i,
    basis: [
      organisation,
      'Căn cứ Luật Đất đai ngày 18 tháng 01 năm 2024;',
      'Căn cứ Luật Xây dựng và các nghị định hướng dẫn thi hành;',
      'Căn cứ biên bản họp Nhân dân thôn Đồng Tâm ngày 08 tháng 11 năm 2026;',
    ],
    need: [
      'Nhà văn hóa thôn Đồng Tâm xây dựng năm 1998, diện tích sử dụng {82-96} m², mái ngói xuống cấp, không có sân thể thao; thôn có 163 hộ với {560-610} nhân khẩu nên các cuộc họp thôn thường phải dùng nhờ sân đình.',
      'Theo tiêu chí nông thôn mới, thôn phải có khu văn hóa – thể thao tối thiểu 500 m² ở vùng đồng bằng; đầu tư mới là nguyện vọng được cử tri nêu tại {3-5} kỳ tiếp xúc liên tiếp.',
    ],
    content: [
      'Phương án 1 (khu Đồng Cửa): diện tích 1.240 m², đất nông nghiệp do xã quản lý, giáp đường liên thôn rộng 5,5 m, cách trung tâm thôn {180-240} m; phải san lấp bình quân 0,9 m, chi phí san lấp cao hơn phương án 2 là 420 triệu đồng.',
      'Phương án 2 (khu Ao Đình): diện tích 980 m², là đất công hiện có, đường vào rộng 3,2 m, tiếp giáp di tích đình làng; không phải bồi thường nhưng khó mở rộng, sân thể thao chỉ bố trí được {260-310} m².',
      'Về lấy ý kiến: đã phát phiếu đến 163 hộ, thu về {158-161} phiếu; 118 hộ đồng ý phương án 1, số còn lại đề nghị phương án 2 hoặc có ý kiến khác.',
      'Tổng mức đầu tư dự kiến phương án 1 là 3.650 triệu đồng, phương án 2 là 3.230 triệu đồng; cơ cấu vốn: ngân sách xã 60%, hỗ trợ cấp trên 25%, Nhân dân đóng góp và xã hội hóa 15%.',
      'Về phòng chống thiên tai: cả hai vị trí cao hơn mực nước lũ thiết kế; khi chọn phương án 1 phải giữ hành lang tuyến đường sơ tán dọc kênh N4 tối thiểu 7 m.',
      'Dự kiến tiến độ: phê duyệt chủ trương trong tháng 12/{năm}, khởi công quý II/{năm sau}, hoàn thành trước ngày Đại đoàn kết toàn dân tộc 18/11/{năm sau}.',
    ],
    requests: [
      'Xem xét, quyết định lựa chọn phương án 1 (khu Đồng Cửa) để xây dựng Nhà văn hóa thôn Đồng Tâm.',
      'Giao Phòng Kinh tế lập hồ sơ chủ trương đầu tư, cập nhật kế hoạch sử dụng đất năm {năm sau}.',
      'Giao Trưởng thôn Đồng Tâm công khai kết quả đến toàn thể Nhân dân trong thôn.',
    ],
    fields: ['Văn hóa', 'Đầu tư', 'Tài nguyên'],
  },
  {
    match: /rác thải|thí điểm/i,
    basis: [
      organisation,
      'Căn cứ Luật Bảo vệ môi trường ngày 17 tháng 11 năm 2020;',
      'Căn cứ Luật Phí và lệ phí ngày 25 tháng 11 năm 2015;',
      'Căn cứ Kế hoạch chuyển đổi số của UBND xã năm 2026;',
    ],
    need: [
      'Việc thu phí vệ sinh hiện do {12-14} tổ tự quản thu tiền mặt theo quý, tỷ lệ thu đạt {81-88}%; có {34-58} hộ nợ từ 02 quý trở lên, sổ sách không thống nhất giữa các thôn.',
      'Mức thu bình quân {22-26} nghìn đồng/hộ/tháng chỉ bù được {62-71}% chi phí thu gom, vận chuyển; chưa phân biệt hộ kinh doanh và hộ gia đình.',
    ],
    content: [
      'Phạm vi thí điểm: 03 thôn gồm Đồng Tâm, Cẩm Du, Thanh Khê với {480-560} hộ, thời gian 06 tháng kể từ ngày 01/01/{năm sau}.',
      'Mỗi hộ được cấp một mã QR gắn với mã hộ; khi thanh toán, hệ thống tự ghi nhận và gửi biên lai điện tử; hộ không dùng điện thoại thông minh được nộp tiền mặt tại nhà văn hóa thôn vào ngày 05 và 20 hằng tháng.',
      'Mức thu giữ nguyên theo nghị quyết hiện hành; hộ nghèo, hộ cận nghèo và gia đình chính sách được miễn {50-100}% theo quy định.',
      'Dữ liệu chỉ gồm mã hộ, số tiền, thời điểm nộp; không thu thập số tài khoản, không chia sẻ cho bên thứ ba; Công an xã và Văn phòng kiểm tra an toàn thông tin trước khi vận hành.',
      'Chi phí khởi tạo {24-38} triệu đồng (in mã, bảng hướng dẫn, tập huấn); chi phí duy trì {1-3} triệu đồng/tháng do ngân hàng tài trợ trong năm đầu.',
      'Chỉ tiêu: sau 03 tháng có ít nhất 60% số hộ nộp qua mã QR; tỷ lệ thu toàn thôn đạt từ 95% trở lên; phản ánh của người dân được trả lời trong 24 giờ.',
      'Tổ công nghệ số cộng đồng mỗi thôn cử {3-5} người hướng dẫn tại nhà cho người cao tuổi, người khuyết tật; phối hợp Hội Liên hiệp Phụ nữ và Hội Nông dân tuyên truyền.',
      'Rủi ro chính là mã giả dán đè và giao dịch nhầm; biện pháp là dùng tem chống bóc, đối soát hằng ngày và hoàn tiền trong 03 ngày làm việc.',
    ],
    requests: [
      'Thông qua chủ trương và Kế hoạch thí điểm năm {năm sau}.',
      'Giao Phòng Văn hóa – Xã hội chủ trì thực hiện; Phòng Kinh tế hướng dẫn việc thu, nộp ngân sách.',
      'Giao Văn phòng rà soát thẩm quyền của HĐND xã đối với nội dung về mức thu.',
    ],
    fields: ['Môi trường', 'Cải cách'],
  },
  {
    match: /tết/i,
    basis: [
      organisation,
      'Căn cứ chỉ đạo của Tỉnh ủy, UBND tỉnh về tổ chức đón Tết Nguyên đán Đinh Mùi năm 2027;',
      'Căn cứ Nghị định số 20/2021/NĐ-CP của Chính phủ về chính sách trợ giúp xã hội;',
    ],
    need: [
      'Toàn xã có {46-78} hộ nghèo, {92-126} hộ cận nghèo, {412-468} người có công và thân nhân; bảo đảm mọi người, mọi nhà đều có Tết là nhiệm vụ chính trị quan trọng.',
      'Dịp Tết lưu lượng người về quê tăng {1,5-2,2} lần, nhu cầu điện, nước, hàng hóa, an toàn giao thông và phòng cháy chữa cháy tăng cao, cần phân công cụ thể từ sớm.',
    ],
    content: [
      'Thăm, tặng quà: gia đình chính sách {500-700} nghìn đồng/suất, hộ nghèo {600-800} nghìn đồng/suất, hộ cận nghèo 400 nghìn đồng/suất; hoàn thành trước ngày 23 tháng Chạp.',
      'Tổng kinh phí hỗ trợ {286-352} triệu đồng, trong đó ngân sách xã {140-180} triệu đồng, Quỹ Vì người nghèo {96-118} triệu đồng, còn lại vận động doanh nghiệp và người xa quê.',
      'Chương trình “Xuân Đinh Mùi – Tết sum vầy” tổ chức tối 20 tháng Chạp tại sân UBND xã với {18-25} gian hàng 0 đồng, {6-9} tiết mục văn nghệ của các thôn.',
      'Chỉnh trang: {thôn} và {thôn} treo cờ, đèn trang trí {2,1-3,6} km đường trục; tổng vệ sinh vào hai ngày Chủ nhật cuối cùng của năm; trồng {400-650} cây trong Tết trồng cây.',
      'Bình ổn thị trường: kiểm tra {16-24} cơ sở thực phẩm, {3-5} điểm giết mổ; cấm bán pháo, đốt pháo trái phép; trực chợ đến hết ngày 30 Tết.',
      'Trực Tết: lãnh đạo trực 24/24 giờ từ 28 tháng Chạp đến mùng 6; Công an và Quân sự bố trí {14-18} người mỗi ca; Trạm Y tế trực cấp cứu và chuẩn bị cơ số thuốc {45-60} loại.',
      'Giao thừa tổ chức tập trung tại sân vận động xã; không bắn pháo hoa tầm cao, dành kinh phí tiết kiệm {60-85} triệu đồng để hỗ trợ hộ khó khăn.',
      'Sau Tết, ra quân sản xuất từ ngày mùng 6; họp đánh giá, tổng hợp tình hình báo cáo cấp trên trước 10 giờ ngày mùng 7 tháng Giêng.',
    ],
    requests: [
      'Thông qua Kế hoạch tổ chức Tết Nguyên đán Đinh Mùi 2027 và mức hỗ trợ nêu trên.',
      'Giao Phòng Văn hóa – Xã hội chủ trì lập danh sách, chi trả đúng đối tượng, công khai tại thôn.',
      'Đề nghị Ủy ban MTTQ xã phối hợp vận động Quỹ Vì người nghèo.',
    ],
    fields: ['Lao động', 'An ninh', 'Thương mại', 'Văn hóa', 'Y tế'],
  },
  {
    match: /khen thưởng|thành tích/i,
    basis: [
      organisation,
      'Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;',
      'Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ;',
      'Căn cứ biên bản họp Hội đồng Thi đua – Khen thưởng xã ngày 20 tháng 11 năm 2026;',
    ],
    need: [
      'Phong trào thi đua năm {năm} có {18-24} tập thể và {86-104} cá nhân đăng ký; qua bình xét ở đơn vị, Hội đồng Thi đua – Khen thưởng xã họp, bỏ phiếu giới thiệu 03 cá nhân tiêu biểu nhất.',
    ],
    content: [
      'Bà Cao Thị Lan, Chuyên viên Tài chính – Kế toán: tham mưu quản lý {24-27} tỷ đồng chi ngân sách đúng chế độ; có 01 sáng kiến đối soát chứng từ điện tử, rút ngắn thời gian quyết toán từ 12 ngày xuống {4-6} ngày.',
      'Ông Trịnh Hữu Phúc, Phó Giám đốc Trung tâm Phục vụ hành chính công: tổ chức tiếp nhận {11000-13400} hồ sơ trong năm, tỷ lệ đúng hạn {99,2-99,8}%; đưa mô hình trả kết quả tại nhà đến 12/12 thôn.',
      'Ông Mai Văn Sơn, Chuyên viên Địa chính – Xây dựng: hoàn thành số hóa {2400-2900} thửa đất, giải quyết dứt điểm {6-9} vụ tranh chấp ranh giới.',
      'Hồ sơ của 03 cá nhân đầy đủ theo quy định, đã niêm yết công khai 10 ngày tại trụ sở, không có đơn thư khiếu nại; tỷ lệ phiếu giới thiệu tại Hội đồng đều đạt trên 80%.',
    ],
    requests: [
      'Xem xét, bỏ phiếu kín đề nghị Chủ tịch UBND tỉnh tặng Bằng khen cho các cá nhân có tên trong danh sách.',
      'Giao Văn phòng hoàn thiện hồ sơ trình cấp trên trước ngày {hạn}.',
    ],
    fields: ['Cải cách', 'Thu, chi', 'Tài nguyên'],
  },
  {
    match: /đầu tư công|danh mục dự án|nhu cầu vốn/i,
    basis: [
      organisation,
      'Căn cứ Luật Đầu tư công ngày 29 tháng 11 năm 2024;',
      'Căn cứ Nghị quyết của HĐND xã về Kế hoạch đầu tư công trung hạn 2026 – 2030;',
    ],
    need: [
      'Kế hoạch đầu tư công năm {năm} giao {10200-11400} triệu đồng cho {9-12} dự án; đến nay {3-4} dự án vướng mặt bằng không thể giải ngân hết, trong khi {2-3} dự án có khối lượng vượt vốn đã bố trí.',
      'Điều chỉnh kế hoạch bảo đảm không vượt tổng mức vốn được giao, ưu tiên trả nợ khối lượng hoàn thành và công trình dân sinh bức xúc.',
    ],
    content: [
      'Điều chỉnh giảm {860-1240} triệu đồng của {2-3} dự án chậm tiến độ, trong đó đường trục chính khu Đồng Cửa giảm {420-560} triệu đồng do còn vướng 0,4 ha mặt bằng.',
      'Điều chỉnh tăng {860-1240} triệu đồng cho {2-4} dự án đã có khối lượng nghiệm thu: kiên cố hóa kênh N4, cải tạo sân Trường THCS, đường ngõ {thôn}.',
      'Danh mục khởi công mới năm {năm sau} gồm 06 dự án với tổng mức đầu tư {14200-16800} triệu đồng, nhu cầu vốn năm đầu {6400-7600} triệu đồng.',
      'Nguồn vốn: thu tiền sử dụng đất {4100-4900} triệu đồng, hỗ trợ có mục tiêu {1500-1900} triệu đồng, tăng thu và tiết kiệm chi {600-900} triệu đồng.',
      'Thứ tự ưu tiên được chấm điểm theo 05 tiêu chí: tính cấp bách, số hộ thụ hưởng, khả năng giải phóng mặt bằng, tỷ lệ đóng góp, hồ sơ sẵn sàng; dự án đạt từ 75 điểm trở lên được đưa vào danh mục.',
      'Phương án xử lý khi hụt thu tiền sử dụng đất: giãn tiến độ {1-2} dự án nhóm cuối, không để phát sinh nợ xây dựng cơ bản.',
      'Giám sát cộng đồng: mỗi dự án có Ban Giám sát {5-7} người do thôn bầu, được cung cấp hồ sơ thiết kế và dự toán trước khi khởi công.',
    ],
    requests: [
      'Thông qua phương án điều chỉnh Kế hoạch đầu tư công năm {năm}.',
      'Thông qua danh mục 06 dự án khởi công mới năm {năm sau} để trình HĐND xã.',
      'Giao Phòng Kinh tế hoàn thiện hồ sơ, chịu trách nhiệm về số liệu và tiến độ giải ngân.',
    ],
    fields: ['Đầu tư', 'Thu, chi', 'Tài nguyên'],
  },
  {
    match: /ngân sách|dự toán/i,
    basis: [
      organisation,
      'Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2025;',
      'Căn cứ thông báo số kiểm tra dự toán năm 2027 của Sở Tài chính;',
    ],
    need: [
      'Năm {năm sau} là năm đầu áp dụng định mức phân bổ mới đối với cấp xã; việc lập dự toán phải bám sát khả năng thu, bảo đảm chi con người, an sinh và trả nợ đầu tư trước khi bố trí nhiệm vụ mới.',
    ],
    content: [
      'Tổng thu ngân sách xã năm {năm sau} dự toán {31200-33600} triệu đồng, trong đó thu được hưởng theo phân cấp {17100-18900} triệu đồng, thu bổ sung cân đối {12400-13800} triệu đồng.',
      'Tổng chi ngân sách xã bằng tổng thu; chi đầu tư phát triển {9600-10800} triệu đồng, chi thường xuyên {20300-21600} triệu đồng, dự phòng ngân sách {640-720} triệu đồng (từ 2% đến 4% tổng chi).',
      'Chi sự nghiệp giáo dục {6100-6900} triệu đồng, tăng {4,1-6,8}% so với năm trước; Phòng Văn hóa – Xã hội đề nghị bổ sung 350 triệu đồng để sửa chữa phòng học, Phòng Kinh tế đang cân đối.',
      'Chi quốc phòng {920-1080} triệu đồng, an ninh {780-940} triệu đồng; bảo đảm huấn luyện dân quân và phụ cấp lực lượng bảo vệ an ninh, trật tự ở cơ sở.',
      'Nguồn cải cách tiền lương gồm 10% tiết kiệm chi thường xuyên, 70% tăng thu dự toán và số còn dư năm trước chuyển sang, tổng cộng {1460-1780} triệu đồng.',
      'Nguyên tắc phân bổ: giao đủ một lần cho đơn vị dự toán; kinh phí chưa rõ nhiệm vụ để lại ngân sách; không bố trí mua sắm xe, hạn chế hội nghị, lễ kỷ niệm.',
      'Kế hoạch vay, trả nợ: xã không vay; dành {320-460} triệu đồng trả dứt điểm khối lượng {2-3} công trình hoàn thành.',
      'Giải pháp điều hành: rà soát hộ kinh doanh chuyển từ thuế khoán sang kê khai, đấu giá {26-34} lô đất ở {thôn}, {thôn}; công khai ngân sách hằng quý.',
    ],
    requests: [
      'Thông qua dự toán thu, chi ngân sách xã năm {năm sau} và phương án phân bổ để trình HĐND xã.',
      'Giao Phòng Kinh tế tiếp thu ý kiến, hoàn chỉnh biểu mẫu, gửi Ban Kinh tế – Xã hội HĐND thẩm tra trước ngày {hạn}.',
      'Giao các đơn vị dự toán xây dựng kế hoạch chi tiêu theo quý.',
    ],
    fields: ['Thu, chi', 'Giáo dục', 'Đầu tư'],
  },
  {
    match: /./,
    basis: [
      organisation,
      'Căn cứ Nghị quyết Đại hội Đảng bộ xã nhiệm kỳ 2025 – 2030;',
      'Căn cứ Nghị quyết của HĐND xã về nhiệm vụ phát triển kinh tế – xã hội;',
      'Thực hiện Chương trình công tác năm của Ủy ban nhân dân xã;',
    ],
    need: [
      'Năm {năm} là năm đầu nhiệm kỳ 2026 – 2031, chính quyền địa phương hai cấp hoạt động ổn định; {17-20} chỉ tiêu chủ yếu do HĐND xã giao được triển khai đồng bộ ngay từ đầu năm.',
      'Việc đánh giá đúng kết quả, chỉ rõ hạn chế là căn cứ để xác định mục tiêu sát thực tế, khả thi cho năm {năm sau} và phân công trách nhiệm từng đơn vị.',
    ],
    content: [
      'Ước thực hiện năm {năm}: {15-17} chỉ tiêu đạt và vượt kế hoạch, 04 chỉ tiêu có nguy cơ không hoàn thành; tốc độ tăng giá trị sản xuất {9,2-11,4}%, thu nhập bình quân {72-79} triệu đồng/người/năm.',
      'Mục tiêu năm {năm sau}: giá trị sản xuất tăng từ {10-12}% trở lên; thu ngân sách vượt dự toán tỉnh giao ít nhất {5-8}%; tỷ lệ hộ nghèo còn dưới {0,8-1,2}%; tỷ lệ bao phủ bảo hiểm y tế đạt 95,5%.',
      'Nhóm giải pháp trọng tâm: đẩy nhanh giải phóng mặt bằng, tái cơ cấu nông nghiệp theo hướng hàng hóa, nâng chất lượng dịch vụ công trực tuyến và chuyển đổi số trong hoạt động của cơ quan.',
      'Về văn hóa – xã hội: hoàn thành tiêu chí nông thôn mới nâng cao còn thiếu, bổ sung chỉ tiêu trường chuẩn quốc gia mức độ 2, giữ vững kết quả phổ cập và chăm sóc sức khỏe ban đầu.',
      'Về quốc phòng, an ninh: giao quân đạt 100% chỉ tiêu, giảm ít nhất {5-10}% số vụ phạm pháp hình sự, không để xảy ra điểm nóng, đoàn đông người.',
      'Dự thảo đã gửi lấy ý kiến {12-16} cơ quan, đơn vị và 12/12 thôn; Phòng chuyên môn tiếp thu {21-34} lượt ý kiến, chỉnh lý {7-11} chỉ tiêu.',
    ],
    requests: [
      'Xem xét, cho ý kiến và thông qua dự thảo để trình HĐND xã tại kỳ họp thường lệ cuối năm.',
      'Giao cơ quan chủ trì tiếp thu ý kiến thành viên UBND xã, hoàn thiện hồ sơ trước ngày {hạn}.',
      'Giao Văn phòng gửi hồ sơ đến các Ban của HĐND xã để thẩm tra đúng thời hạn.',
    ],
    fields: [],
  },
];
