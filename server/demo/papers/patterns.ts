/** Sentences that go with any field of work; `{lĩnh vực}` is its name in lower case. */
export const furtherResults = [
  'Công tác lãnh đạo, chỉ đạo về {lĩnh vực} được triển khai từ đầu năm: UBND xã ban hành {4-9} kế hoạch, {11-19} công văn chỉ đạo; thành viên phụ trách trực tiếp kiểm tra tại {thôn}, {thôn} và giao {đơn vị} theo dõi, báo cáo hằng tuần.',
  'Trong quá trình thực hiện {lĩnh vực}, {đơn vị} đã phối hợp với Ủy ban MTTQ và các đoàn thể tổ chức {6-12} hội nghị tuyên truyền, thu hút {480-920} lượt người; {12-26} ý kiến của Nhân dân được tổng hợp và trả lời bằng văn bản.',
  'So với cùng kỳ năm trước, kết quả {lĩnh vực} có chuyển biến rõ ở {thôn} (tăng {6,1-12,8}%) và {thôn} (tăng {4,2-9,7}%); riêng {thôn} còn thấp hơn mức bình quân chung {2,1-5,4} điểm phần trăm.',
  'Kinh phí thực hiện {lĩnh vực} trong kỳ là {180-960} triệu đồng, trong đó ngân sách xã {90-420} triệu đồng, nguồn hỗ trợ cấp trên {60-340} triệu đồng, còn lại huy động xã hội hóa; việc thanh quyết toán bảo đảm chế độ.',
  'Qua {2-5} đợt kiểm tra về {lĩnh vực}, đoàn kiểm tra ghi nhận {7-15} nội dung làm tốt, chỉ ra {3-8} tồn tại và yêu cầu {đơn vị} khắc phục xong trước ngày {hạn}.',
  'Mô hình điểm về {lĩnh vực} tại {thôn} sau {5-10} tháng thực hiện có {64-138} hộ tham gia, được cấp trên đánh giá đạt {84-96}/100 điểm; UBND xã dự kiến nhân rộng ra {3-6} thôn trong năm {năm sau}.',
];

export const furtherLimits = [
  'Tiến độ một số nhiệm vụ về {lĩnh vực} giao cho {đơn vị} còn chậm so với yêu cầu, có {2-5} nhiệm vụ phải gia hạn; thông tin báo cáo của {thôn} chưa kịp thời.',
  'Nguồn lực dành cho {lĩnh vực} còn hạn hẹp, mới đáp ứng khoảng {58-79}% nhu cầu; việc huy động đóng góp ở {thôn} gặp khó khăn do đời sống của {30-70} hộ chưa ổn định.',
  'Một bộ phận người dân chưa chủ động tham gia {lĩnh vực}; hình thức tuyên truyền ở {thôn} chậm đổi mới, chủ yếu qua loa truyền thanh.',
];

export const causes = [
  'Về khách quan: sau sắp xếp đơn vị hành chính, địa bàn rộng, khối lượng công việc chuyển từ cấp huyện về tăng {1,6-2,4} lần trong khi biên chế được giao chưa đủ; thời tiết tháng {7-10} diễn biến bất thường.',
  'Về chủ quan: việc phối hợp giữa {đơn vị} và một số thôn chưa chặt chẽ; người đứng đầu ở {2-3} đơn vị chưa thường xuyên kiểm tra, đôn đốc.',
  'Một số quy định mới có hiệu lực trong năm chưa có hướng dẫn chi tiết, {đơn vị} phải xin ý kiến cấp trên {3-7} lần nên kéo dài thời gian giải quyết.',
  'Hạ tầng kỹ thuật dùng chung xuống cấp, phần mềm chuyên ngành chưa liên thông, cán bộ phải nhập liệu {2-3} lần cho cùng một nội dung.',
];

export const furtherTasks = [
  'Giao {đơn vị} chủ trì, phối hợp với {đơn vị} xây dựng kế hoạch chi tiết về {lĩnh vực}, xác định rõ người, rõ việc, rõ thời hạn; trình Chủ tịch UBND xã trước ngày {hạn}.',
  'Tăng cường kiểm tra {lĩnh vực} tại {thôn}, {thôn}; kết quả được đưa vào đánh giá, xếp loại cuối năm của tập thể, cá nhân phụ trách.',
  'Tiếp tục rà soát, lồng ghép các nguồn vốn cho {lĩnh vực}, ưu tiên {2-4} công việc cấp bách với số kinh phí dự kiến {150-520} triệu đồng.',
  'Ứng dụng bản đồ số và bảng theo dõi chung để cập nhật tiến độ {lĩnh vực} hằng tuần, công khai tại giao ban thứ Hai; đơn vị chậm quá 05 ngày phải giải trình bằng văn bản.',
];
