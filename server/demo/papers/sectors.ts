/**
 * The content of a commune's reports: per field of work its results, shortcomings, tasks and indicators, with places to fill (see
 * random.ts).
 */
export interface Sector {
  name: string;
  results: string[];
  limits: string[];
  tasks: string[];
  /** name, unit, lowest and highest plan of a year */
  indicators: [string, string, number, number][];
}

export const economy: Sector[] = [
  {
    name: 'Sản xuất nông nghiệp',
    results: [
      'Tổng diện tích gieo trồng cả năm ước đạt {640-720} ha, bằng {98,1-101,9}% kế hoạch; năng suất lúa bình quân đạt {61,2-64,8} tạ/ha, sản lượng lương thực có hạt ước đạt {4100-4600} tấn.',
      'Cây vụ Đông đã trồng {118-146} ha, trong đó ngô {32-44} ha, khoai tây {21-30} ha, rau màu các loại {55-70} ha; {thôn} và {thôn} là hai đơn vị hoàn thành sớm kế hoạch gieo trồng.',
      'Đàn lợn hiện có {3200-4100} con, đàn gia cầm {86000-97000} con; đã tiêm phòng vắc-xin lở mồm long móng cho {1100-1600} con gia súc, đạt {91,2-97,5}% diện phải tiêm; không phát sinh ổ dịch mới trên địa bàn.',
      'Hợp tác xã dịch vụ nông nghiệp ký hợp đồng bao tiêu {180-260} tấn khoai tây thương phẩm với 02 doanh nghiệp, giá thu mua bình quân {8200-9400} đồng/kg, cao hơn vụ trước {5-12}%.',
    ],
    limits: [
      'Diện tích ruộng bỏ hoang, sản xuất kém hiệu quả còn {9-17} ha, tập trung ở khu đồng trũng {thôn}; việc tích tụ, cho thuê lại đất mới thực hiện được {3-6} hộ.',
      'Liên kết tiêu thụ nông sản thiếu bền vững, mới có {2-4} sản phẩm được công nhận OCOP 3 sao; kho lạnh bảo quản sau thu hoạch chưa được đầu tư.',
    ],
    tasks: [
      'Chỉ đạo làm đất, lấy nước đổ ải theo lịch xả của hồ chứa, bảo đảm {380-420} ha lúa Xuân gieo cấy trong khung thời vụ, hoàn thành trước ngày {hạn}.',
      'Rà soát, lập phương án chuyển đổi {6-14} ha đất lúa kém hiệu quả tại {thôn} sang trồng rau an toàn; báo cáo UBND xã trước ngày {hạn}.',
    ],
    indicators: [
      ['Diện tích gieo trồng cả năm', 'ha', 640, 720],
      ['Năng suất lúa bình quân', 'tạ/ha', 61, 65],
      ['Sản lượng lương thực có hạt', 'tấn', 4100, 4600],
      ['Giá trị sản xuất trên 1 ha đất canh tác', 'triệu đồng', 145, 168],
    ],
  },
  {
    name: 'Công nghiệp, tiểu thủ công nghiệp và xây dựng',
    results: [
      'Giá trị sản xuất công nghiệp, tiểu thủ công nghiệp ước đạt {212-248} tỷ đồng, tăng {8,2-11,6}% so với cùng kỳ; nghề mộc, may gia công và cơ khí nhỏ giữ được việc làm thường xuyên cho {820-1050} lao động.',
      'Trên địa bàn có {34-46} doanh nghiệp và {310-380} hộ kinh doanh đang hoạt động; trong kỳ thành lập mới {3-7} doanh nghiệp với tổng vốn đăng ký {18-36} tỷ đồng.',
      'Tổ công tác của xã đã làm việc với {5-9} cơ sở sản xuất tại {thôn} về đấu nối điện ba pha và thuê đất trong cụm công nghiệp, tháo gỡ {4-6} kiến nghị ngay tại chỗ.',
    ],
    limits: [
      'Một số cơ sở sản xuất xen kẹt trong khu dân cư {thôn} chưa di dời theo lộ trình, phát sinh {2-5} lượt phản ánh về tiếng ồn và bụi gỗ.',
    ],
    tasks: [
      'Hoàn thiện hồ sơ đề nghị mở rộng điểm tiểu thủ công nghiệp {thôn} quy mô {2,1-4,8} ha; gửi Sở Công Thương thẩm định trước ngày {hạn}.',
    ],
    indicators: [
      ['Giá trị sản xuất CN – TTCN', 'tỷ đồng', 212, 248],
      ['Số doanh nghiệp thành lập mới', 'doanh nghiệp', 5, 12],
    ],
  },
  {
    name: 'Thương mại, dịch vụ',
    results: [
      'Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ ước đạt {168-195} tỷ đồng, tăng {9,4-13,2}% so với cùng kỳ; chợ trung tâm xã có {146-178} hộ kinh doanh cố định, tỷ lệ thanh toán không dùng tiền mặt đạt {58-71}%.',
      'Đoàn kiểm tra liên ngành kiểm tra {18-27} cơ sở kinh doanh thực phẩm, nhắc nhở {3-6} cơ sở, xử phạt {1-3} trường hợp không niêm yết giá với số tiền {3-8} triệu đồng.',
      'Hai sàn thương mại điện tử hỗ trợ {12-21} hộ ở {thôn} đưa bún khô, miến dong và đồ gỗ lên bán trực tuyến, doanh thu bình quân {14-26} triệu đồng/hộ/tháng.',
    ],
    limits: [
      'Chợ trung tâm xuống cấp ở dãy ki-ốt phía Đông, hệ thống chữa cháy chưa bảo đảm; còn {11-19} hộ bày hàng lấn chiếm lề đường trước cổng chợ.',
    ],
    tasks: [
      'Lập phương án sửa chữa mái và hệ thống chữa cháy chợ trung tâm, kinh phí dự kiến {420-680} triệu đồng, trình UBND xã trước ngày {hạn}.',
    ],
    indicators: [['Tổng mức bán lẻ hàng hóa và dịch vụ', 'tỷ đồng', 168, 195]],
  },
  {
    name: 'Thu, chi ngân sách',
    results: [
      'Tổng thu ngân sách nhà nước trên địa bàn ước đạt {28400-31800} triệu đồng, bằng {91,5-96,8}% dự toán; thu cân đối ngân sách xã {16200-18400} triệu đồng, trong đó thuế sử dụng đất phi nông nghiệp đạt {98-104}% dự toán.',
      'Thu tiền sử dụng đất ước đạt {92,0-93,9}% dự toán do phiên đấu giá {11-18} lô đất tại {thôn} phải tổ chức lại; số tiền còn phải nộp của người trúng đấu giá là {1240-1860} triệu đồng.',
      'Tổng chi ngân sách xã ước {24600-27300} triệu đồng, bằng {86,5-92,0}% dự toán; chi đầu tư phát triển {8200-9600} triệu đồng, chi thường xuyên {15100-16900} triệu đồng, bảo đảm lương và chính sách an sinh đúng hạn.',
      'Đã cắt giảm, tiết kiệm 10% chi thường xuyên tăng thêm với số tiền {286-364} triệu đồng để tạo nguồn cải cách tiền lương và mua sắm thiết bị cho nhà trường.',
    ],
    limits: [
      'Nợ đọng thuế của {7-12} hộ kinh doanh còn {84-138} triệu đồng; tiến độ giải ngân nguồn vốn tăng thu năm trước mới đạt {61-74}%.',
    ],
    tasks: [
      'Đôn đốc nộp tiền sử dụng đất và thu dứt điểm các khoản nợ thuế trước ngày {hạn}; không để nợ mới phát sinh trong tháng cuối năm.',
    ],
    indicators: [
      ['Thu cân đối ngân sách xã', 'triệu đồng', 16200, 18400],
      ['Thu tiền sử dụng đất', 'triệu đồng', 9800, 12400],
      ['Chi thường xuyên', 'triệu đồng', 15100, 16900],
    ],
  },
  {
    name: 'Đầu tư xây dựng và giao thông',
    results: [
      'Đã thi công hoàn thành {1,2-2,9} km đường bê tông trục thôn tại {thôn} và {thôn}; khối lượng thực hiện các công trình chuyển tiếp đạt {78-89}% giá trị hợp đồng.',
      'Giải ngân vốn đầu tư công đến ngày báo cáo là {8100-9400} triệu đồng, bằng {81,3-88,6}% kế hoạch; {3-5} công trình đã nghiệm thu, đưa vào sử dụng trước thời hạn.',
      'Nhân dân {thôn} hiến {260-540} m² đất và tháo dỡ {80-160} m tường rào để mở rộng đường; giá trị đóng góp bằng ngày công ước {95-160} triệu đồng.',
    ],
    limits: [
      'Dự án đường trục chính qua khu Đồng Cửa còn vướng giải phóng mặt bằng 0,4 ha của {5-8} hộ, chậm {30-45} ngày so với tiến độ.',
    ],
    tasks: [
      'Hoàn thành kiểm đếm, công khai phương án bồi thường phần diện tích còn lại; bàn giao mặt bằng cho nhà thầu trước ngày {hạn}.',
    ],
    indicators: [
      ['Tỷ lệ giải ngân vốn đầu tư công', '%', 95, 100],
      ['Đường trục thôn được cứng hóa', '%', 92, 100],
    ],
  },
  {
    name: 'Tài nguyên, đất đai',
    results: [
      'Tiếp nhận {176-192} hồ sơ đất đai, giải quyết {142-171} hồ sơ, trong đó cấp giấy chứng nhận lần đầu {12-24} hồ sơ; không có hồ sơ quá hạn do nguyên nhân chủ quan.',
      'Kiểm tra, lập biên bản {3-6} trường hợp san lấp đất nông nghiệp trái phép tại {thôn}; {2-4} trường hợp đã tự khắc phục, trả lại nguyên trạng.',
      'Hoàn thành số hóa {2100-2900} thửa của bản đồ địa chính khu dân cư {thôn}, khớp nối với cơ sở dữ liệu quốc gia về dân cư được {94,1-98,2}%.',
    ],
    limits: [
      'Việc xử lý {4-7} trường hợp lấn đất hành lang kênh tiêu còn kéo dài do hồ sơ giao đất trước năm 1993 không đầy đủ.',
    ],
    tasks: [
      'Hoàn thành thống kê đất đai và công bố kế hoạch sử dụng đất {năm sau} tại nhà văn hóa các thôn trước ngày {hạn}.',
    ],
    indicators: [['Hồ sơ đất đai giải quyết đúng hạn', '%', 97, 100]],
  },
  {
    name: 'Môi trường và nước sạch',
    results: [
      'Khối lượng rác sinh hoạt thu gom đạt {5,8-6,9} tấn/ngày, tỷ lệ thu gom {93-97}%; {thôn} duy trì {4-7} điểm phân loại rác tại nguồn.',
      'Tỷ lệ hộ dùng nước sạch từ công trình tập trung đạt {92,4-95,8}%; tuyến ống cuối nguồn {thôn} đã được sục rửa, áp lực tăng từ 0,4 lên {0,9-1,2} bar.',
      'Phát động ngày Chủ nhật xanh với {860-1240} lượt người tham gia, khơi thông {3,2-5,6} km kênh mương, trồng mới {320-510} cây hoa ven đường.',
    ],
    limits: [
      'Cử tri thôn Cẩm Du phản ánh nước sạch yếu vào giờ cao điểm, có {3-6} ngày nước đục trong tháng; điểm trung chuyển rác đã quá tải.',
    ],
    tasks: ['Làm việc với đơn vị cấp nước, thay {420-680} m ống nhánh thôn Cẩm Du; báo cáo kết quả trước ngày {hạn}.'],
    indicators: [
      ['Tỷ lệ hộ sử dụng nước sạch', '%', 94, 98],
      ['Tỷ lệ thu gom rác thải sinh hoạt', '%', 95, 98],
    ],
  },
];
