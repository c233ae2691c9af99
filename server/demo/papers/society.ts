import type { Sector } from './sectors.ts';

export const society: Sector[] = [
  {
    name: 'Giáo dục và đào tạo',
    results: [
      'Toàn xã có {3100-3500} học sinh ở {6-8} trường; tỷ lệ huy động trẻ 5 tuổi ra lớp đạt 100%, tỷ lệ tốt nghiệp THCS đạt {98,9-99,8}%; {4-6} trường đạt chuẩn quốc gia mức độ 2.',
      'Đội tuyển học sinh giỏi đạt {14-23} giải cấp tỉnh; Trường THCS Liêm Thanh có {3-6} sản phẩm dự thi khoa học kỹ thuật, trong đó 01 sản phẩm được chọn dự vòng khu vực.',
      'Hội Khuyến học vận động Quỹ được {186-245} triệu đồng, trao {148-210} suất học bổng cho học sinh có hoàn cảnh khó khăn ở {thôn}, {thôn}.',
    ],
    limits: [
      'Trường Mầm non còn thiếu {4-7} giáo viên so với định mức; phòng học bộ môn Tin học có {11-16} máy tính đã quá thời hạn sử dụng.',
    ],
    tasks: [
      'Bố trí {320-380} triệu đồng sửa chữa phòng học bộ môn và bổ sung thiết bị dạy học tối thiểu, hoàn thành trước ngày {hạn}.',
    ],
    indicators: [
      ['Trường đạt chuẩn quốc gia mức độ 2', 'trường', 4, 6],
      ['Huy động trẻ 5 tuổi ra lớp', '%', 100, 100],
    ],
  },
  {
    name: 'Y tế, dân số và bảo hiểm y tế',
    results: [
      'Trạm Y tế khám, chữa bệnh cho {980-1240} lượt người, khám sức khỏe định kỳ người cao tuổi {412-520} người; tiêm chủng đầy đủ cho trẻ dưới 1 tuổi đạt {96,2-98,8}%.',
      'Tỷ lệ bao phủ bảo hiểm y tế đạt {94,1-95,5}% dân số; {thôn} và {thôn} vận động thêm {36-58} hộ tham gia theo hộ gia đình.',
      'Giám sát {16-24} ổ lăng quăng, phun hóa chất diệt muỗi tại {thôn} với {310-420} hộ; số ca sốt xuất huyết giảm {22-41}% so với cùng kỳ.',
    ],
    limits: [
      'Lao động tự do và hộ có mức sống trung bình tham gia bảo hiểm y tế chưa cao, còn {640-790} người chưa tham gia; Trạm Y tế thiếu 01 bác sĩ.',
    ],
    tasks: [
      'Phấn đấu tỷ lệ bao phủ bảo hiểm y tế 95,5%; lập danh sách từng hộ chưa tham gia, giao chỉ tiêu cho {thôn} và các thôn trước ngày {hạn}.',
    ],
    indicators: [
      ['Tỷ lệ bao phủ bảo hiểm y tế', '%', 95, 96],
      ['Tỷ lệ tiêm chủng đầy đủ', '%', 97, 99],
    ],
  },
  {
    name: 'Văn hóa, thể thao và thông tin',
    results: [
      'Tổ chức {8-13} buổi văn nghệ, giao hữu thể thao; Ngày hội Đại đoàn kết toàn dân tộc diễn ra ở 12/12 thôn với hơn {5200-6400} lượt người dự.',
      'Đài truyền thanh thông minh phát {96-124} chuyên mục, {31-44} tin bài do cơ sở sản xuất; trang thông tin điện tử có {21000-34000} lượt truy cập trong tháng.',
      'Tỷ lệ gia đình văn hóa đạt {93,1-95,9}%; {thôn} hoàn thành lắp đặt {6-11} bộ dụng cụ thể thao ngoài trời bằng nguồn xã hội hóa {74-120} triệu đồng.',
    ],
    limits: [
      'Nhà văn hóa thôn Đồng Tâm diện tích nhỏ, chỉ đáp ứng {70-90} chỗ ngồi so với 163 hộ; một số thiết chế chưa có quy chế khai thác.',
    ],
    tasks: ['Rà soát, ban hành quy chế sử dụng nhà văn hóa ở các thôn; hoàn thành trước ngày {hạn}.'],
    indicators: [['Gia đình đạt danh hiệu văn hóa', '%', 93, 96]],
  },
  {
    name: 'Lao động, giảm nghèo và chính sách xã hội',
    results: [
      'Tỷ lệ hộ nghèo theo chuẩn đa chiều còn {1,1-1,9}% ({46-78} hộ), giảm {0,3-0,6} điểm phần trăm; giải quyết việc làm mới cho {280-360} lao động, trong đó {24-41} người đi làm việc ở nước ngoài theo hợp đồng.',
      'Chi trả trợ cấp cho {412-468} người có công và {720-860} đối tượng bảo trợ xã hội qua tài khoản, tỷ lệ chi không dùng tiền mặt đạt {88-95}%.',
      'Ngân hàng Chính sách xã hội giải ngân {4,2-6,8} tỷ đồng cho {86-132} hộ vay phát triển sản xuất; nợ quá hạn {0,1-0,3}%.',
      'Sửa chữa, xây mới {5-9} nhà Đại đoàn kết cho hộ khó khăn tại {thôn} và {thôn}, mỗi nhà hỗ trợ từ {40-80} triệu đồng.',
    ],
    limits: [
      'Công tác rà soát hộ cận nghèo ở {thôn} còn để {3-6} trường hợp phải họp lại do chấm điểm chưa thống nhất.',
    ],
    tasks: [
      'Hoàn thành rà soát, công nhận hộ nghèo, hộ cận nghèo năm {năm sau}; niêm yết công khai và gửi báo cáo trước ngày {hạn}.',
    ],
    indicators: [
      ['Tỷ lệ hộ nghèo đa chiều', '%', 1, 2],
      ['Số lao động được giải quyết việc làm', 'người', 280, 360],
    ],
  },
  {
    name: 'Cải cách hành chính và chuyển đổi số',
    results: [
      'Trung tâm Phục vụ hành chính công tiếp nhận {1120-1460} hồ sơ, trả đúng hạn và trước hạn {99,1-99,8}%; tỷ lệ hồ sơ trực tuyến toàn trình đạt 96,8%; thanh toán trực tuyến đạt {82-91}%.',
      'Toàn bộ văn bản đi đủ điều kiện được ký số và gửi qua trục liên thông; {12-18} cuộc họp của UBND xã đã dùng tài liệu điện tử, giảm in ấn khoảng {9000-14000} trang.',
      'Tổ công nghệ số cộng đồng ở {thôn} hướng dẫn {310-470} lượt người cao tuổi cài đặt định danh điện tử mức 2 và nộp hồ sơ tại nhà.',
    ],
    limits: [
      'Đường truyền tại phòng họp tầng 2 có {2-4} lần gián đoạn trong tháng; một số cán bộ chưa thành thạo ký số trên thiết bị di động.',
    ],
    tasks: [
      'Bổ sung đường truyền dự phòng và máy chủ tại chỗ cho phòng họp không giấy; tập huấn cho {22-30} cán bộ trước ngày {hạn}.',
    ],
    indicators: [
      ['Hồ sơ trực tuyến toàn trình', '%', 95, 98],
      ['Hồ sơ giải quyết đúng hạn', '%', 99, 100],
    ],
  },
  {
    name: 'Tư pháp, tiếp công dân và giải quyết đơn thư',
    results: [
      'Tiếp {21-34} lượt công dân, nhận {14-22} đơn; đã giải quyết {12-19} đơn thuộc thẩm quyền, không có đoàn đông người; {2-3} đơn đang xác minh trong hạn.',
      'Tổ hòa giải ở {thôn} hòa giải thành {5-8} vụ việc tranh chấp ngõ đi, ranh giới thửa đất; tỷ lệ hòa giải thành toàn xã đạt {84-92}%.',
      'Đăng ký khai sinh {38-56} trường hợp, kết hôn {19-31} đôi, chứng thực {520-690} bản sao; dữ liệu hộ tịch được cập nhật trong ngày.',
    ],
    limits: [
      'Còn {1-3} vụ việc kiến nghị về bồi thường đất kéo dài trên 60 ngày do phải chờ trích lục hồ sơ lưu trữ cấp tỉnh.',
    ],
    tasks: [
      'Hoàn thành trả lời {6-11} ý kiến, kiến nghị của cử tri sau kỳ họp HĐND; công khai trên trang thông tin của xã trước ngày {hạn}.',
    ],
    indicators: [['Đơn thư giải quyết đúng hạn', '%', 90, 100]],
  },
  {
    name: 'An ninh, trật tự an toàn xã hội',
    results: [
      'Tình hình an ninh chính trị ổn định; xảy ra {2-4} vụ phạm pháp hình sự, giảm {1-3} vụ so với cùng kỳ, đã điều tra làm rõ {2-3} vụ; xử lý {46-71} trường hợp vi phạm nồng độ cồn và đội mũ bảo hiểm.',
      'Camera an ninh tại {thôn} và ngã tư chợ hoạt động {98,1-99,6}% thời gian; Công an xã kiến nghị lắp thêm 05 camera trên tuyến đường liên xã.',
      'Tuyên truyền phòng chống lừa đảo trên không gian mạng cho {820-1160} lượt người; ngăn chặn {3-6} vụ chuyển tiền, tổng số tiền {140-260} triệu đồng.',
    ],
    limits: [
      'Tai nạn giao thông xảy ra {1-3} vụ trên đoạn đường qua {thôn}; tình trạng thanh niên tụ tập đêm cuối tuần còn tái diễn.',
    ],
    tasks: [
      'Mở đợt cao điểm tấn công, trấn áp tội phạm, bảo đảm trật tự dịp cuối năm; kiểm tra {9-14} cơ sở kinh doanh có điều kiện trước ngày {hạn}.',
    ],
    indicators: [['Tỷ lệ điều tra, làm rõ vụ việc', '%', 85, 95]],
  },
  {
    name: 'Quốc phòng, quân sự địa phương',
    results: [
      'Duy trì chế độ trực sẵn sàng chiến đấu; huấn luyện dân quân {72-86} đồng chí, kết quả kiểm tra 100% đạt yêu cầu, {74-82}% khá, giỏi.',
      'Sơ tuyển nghĩa vụ quân sự {68-84} thanh niên, đạt {39-47} người; phúc tra nguồn dự bị động viên, đăng ký {12-19} phương tiện kỹ thuật.',
      'Lực lượng dân quân giúp {thôn} nạo vét {0,8-1,9} km mương, tham gia diễn tập phòng chống thiên tai với {56-72} người và {4-6} xuồng, phao cứu sinh.',
    ],
    limits: ['Vật chất huấn luyện còn thiếu {14-22} bộ trang phục; nhà trực dân quân thấm dột cần sửa chữa.'],
    tasks: [
      'Bảo đảm giao đủ chỉ tiêu tuyển quân năm {năm sau}; hoàn thành xét duyệt chính trị, chính sách trước ngày {hạn}.',
    ],
    indicators: [['Chỉ tiêu giao quân', '%', 100, 100]],
  },
];
