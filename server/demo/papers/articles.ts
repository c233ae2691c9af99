/** Chapters and articles of the rules of the paperless meeting room: heading, then the clauses of each article. */
export const roomRules: { label: string; title: string; articles: [string, string[]][] }[] = [
  {
    label: 'Chương I',
    title: 'Quy định chung',
    articles: [
      [
        'Phạm vi điều chỉnh và đối tượng áp dụng',
        [
          'Quy chế này quy định việc quản lý, vận hành, khai thác Hệ thống phòng họp không giấy của xã Liêm Thanh (sau đây gọi là Hệ thống).',
          'Quy chế áp dụng đối với thành viên Ủy ban nhân dân xã, các phòng, đơn vị, cán bộ, công chức và đại biểu được mời dự họp.',
        ],
      ],
      [
        'Giải thích từ ngữ',
        [
          'Phiên họp là cuộc họp của Ủy ban nhân dân xã được tổ chức toàn bộ hoặc một phần trên Hệ thống.',
          'Tài liệu họp là văn bản điện tử đã ký số hoặc bản trình do cơ quan chủ trì nội dung gửi lên Hệ thống.',
          'Thiết bị dự phòng là máy tính bảng do Văn phòng quản lý, cấp cho đại biểu trong thời gian họp.',
        ],
      ],
      [
        'Nguyên tắc quản lý, vận hành',
        [
          'Bảo đảm công khai, minh bạch, đúng thẩm quyền; mọi thao tác điều hành, biểu quyết được ghi nhận theo thứ tự thời gian và không được sửa, xóa.',
          'Bảo đảm an toàn thông tin, bảo vệ dữ liệu cá nhân và bí mật nhà nước theo quy định của pháp luật.',
          'Phiên họp không bị gián đoạn khi mất kết nối Internet; máy chủ được đặt tại trụ sở.',
        ],
      ],
      [
        'Những hành vi không được thực hiện',
        [
          'Cho người khác dùng tài khoản, thiết bị đã xác thực của mình để điểm danh, biểu quyết hoặc ký số.',
          'Đưa lên Hệ thống tài liệu có nội dung thuộc danh mục bí mật nhà nước; ghi âm, phát tán nội dung họp khi chưa được chủ trì cho phép.',
        ],
      ],
    ],
  },
  {
    label: 'Chương II',
    title: 'Chuẩn bị phiên họp',
    articles: [
      [
        'Lập chương trình và giấy mời',
        [
          'Văn phòng lập chương trình phiên họp, trình Chủ tịch duyệt chậm nhất 05 ngày làm việc trước ngày họp; chương trình nêu rõ thời lượng và người trình bày từng nội dung.',
          'Giấy mời được ký số và gửi trên Hệ thống; đại biểu xác nhận dự họp hoặc đề nghị cử người dự thay chậm nhất 01 ngày trước ngày họp.',
        ],
      ],
      [
        'Gửi tài liệu họp',
        [
          'Cơ quan chủ trì nội dung gửi tài liệu ở định dạng PDF, có thể tìm kiếm chữ, đặt tên theo nội dung trong chương trình.',
          'Tài liệu phiên họp thường kỳ gửi chậm nhất 03 ngày làm việc, phiên họp chuyên đề hoặc đột xuất chậm nhất 01 ngày trước ngày họp.',
          'Tài liệu thay thế phải ghi rõ nội dung sửa đổi; bản cũ được giữ lại để đối chiếu.',
        ],
      ],
      [
        'Nghiên cứu tài liệu và ghi chú',
        [
          'Đại biểu đọc tài liệu trước phiên họp, có thể ghi chú riêng; ghi chú riêng chỉ người tạo được xem và không đưa vào hồ sơ phiên họp.',
          'Ý kiến góp ý bằng văn bản gửi qua Hệ thống được chuyển đến cơ quan chủ trì để tổng hợp, giải trình.',
        ],
      ],
      [
        'Kiểm tra kỹ thuật trước phiên họp',
        [
          'Bộ phận kỹ thuật kiểm tra máy chủ, đường truyền, thiết bị, nguồn điện dự phòng trước giờ họp ít nhất 60 phút và ghi vào nhật ký vận hành.',
          'Chạy thử một lượt biểu quyết không ràng buộc trước khi khai mạc khi có từ 02 thiết bị mới trở lên.',
        ],
      ],
    ],
  },
  {
    label: 'Chương III',
    title: 'Tiến hành phiên họp',
    articles: [
      [
        'Điểm danh',
        [
          'Đại biểu điểm danh bằng thiết bị của mình hoặc do thư ký ghi nhận; người dự thay được ghi rõ và không có quyền biểu quyết.',
          'Phiên họp được tiến hành khi có ít nhất hai phần ba tổng số thành viên Ủy ban nhân dân xã tham dự.',
        ],
      ],
      [
        'Trình bày và phát biểu',
        [
          'Thời gian trình bày không quá 10 phút; phát biểu lần thứ nhất không quá 07 phút, lần thứ hai không quá 03 phút, trừ trường hợp chủ trì cho kéo dài.',
          'Đại biểu đăng ký phát biểu trên Hệ thống; chủ trì mời theo thứ tự đăng ký và có thể mời trước người có trách nhiệm giải trình.',
        ],
      ],
      [
        'Biểu quyết công khai',
        [
          'Chủ trì nêu rõ vấn đề biểu quyết; khi đã mở biểu quyết thì nội dung, phương án và danh sách người biểu quyết không được thay đổi.',
          'Quyết định được thông qua khi có quá nửa tổng số thành viên Ủy ban nhân dân xã tán thành; trường hợp số phiếu ngang nhau thì quyết định theo ý kiến đã biểu quyết của Chủ tịch.',
        ],
      ],
      [
        'Bỏ phiếu kín',
        [
          'Bỏ phiếu kín thực hiện bằng phiếu kín điện tử hoặc phiếu giấy; Hệ thống không lưu mối liên hệ giữa người bỏ phiếu và lá phiếu.',
          'Ban kiểm phiếu gồm ít nhất 03 người, không có người trong danh sách được lấy phiếu; kết quả chỉ công bố sau khi đóng phiếu.',
        ],
      ],
      [
        'Xử lý khi có sự cố',
        [
          'Mất kết nối Internet: phiên họp tiếp tục trong mạng nội bộ. Mất điện: dùng nguồn dự phòng tối thiểu 60 phút.',
          'Thiết bị của đại biểu hỏng: cấp thiết bị dự phòng trong 03 phút; nếu không khắc phục được, chủ trì quyết định biểu quyết giơ tay và ghi vào biên bản.',
        ],
      ],
    ],
  },
  {
    label: 'Chương IV',
    title: 'Sau phiên họp',
    articles: [
      [
        'Biên bản phiên họp',
        [
          'Thư ký hoàn thiện biên bản từ dữ liệu phiên họp, trình chủ trì xem lại trong 02 ngày làm việc; biên bản do thư ký và chủ tọa ký số.',
          'Sai sót trong biên bản được đính chính bằng văn bản bổ sung, không sửa bản đã ký.',
        ],
      ],
      [
        'Thông báo kết luận và giao nhiệm vụ',
        [
          'Thông báo kết luận được ban hành trong 05 ngày làm việc; nhiệm vụ ghi rõ đơn vị chủ trì, đơn vị phối hợp và thời hạn.',
          'Hệ thống nhắc việc trước hạn 03 ngày và báo cáo Chủ tịch các nhiệm vụ quá hạn.',
        ],
      ],
      [
        'Lưu trữ hồ sơ phiên họp',
        [
          'Hồ sơ gồm giấy mời, chương trình, tài liệu, kết quả biểu quyết, biên bản, thông báo kết luận; nộp lưu trữ hiện hành trong thời hạn 01 năm.',
          'Bản sao lưu được tạo hằng ngày, lưu ở hai nơi và kiểm tra phục hồi ít nhất 06 tháng một lần.',
        ],
      ],
    ],
  },
  {
    label: 'Chương V',
    title: 'Tổ chức thực hiện',
    articles: [
      [
        'Trách nhiệm của Văn phòng HĐND và UBND',
        [
          'Là đầu mối quản lý Hệ thống, cấp và thu hồi tài khoản, bố trí cán bộ kỹ thuật trực suốt phiên họp.',
          'Tổng hợp, báo cáo Chủ tịch tình hình vận hành hằng quý.',
        ],
      ],
      [
        'Trách nhiệm của các phòng, đơn vị',
        [
          'Gửi tài liệu đúng thời hạn, chịu trách nhiệm về nội dung, thể thức và mức độ mật của tài liệu.',
          'Bố trí người tham gia tập huấn và bảo quản thiết bị được giao.',
        ],
      ],
      [
        'Trách nhiệm của Công an xã',
        [
          'Hướng dẫn, kiểm tra công tác bảo vệ bí mật nhà nước và an toàn thông tin đối với Hệ thống.',
          'Phối hợp xử lý khi phát hiện truy cập trái phép.',
        ],
      ],
      [
        'Điều khoản thi hành',
        [
          'Các phòng, đơn vị, cá nhân có liên quan chịu trách nhiệm thi hành Quy chế này.',
          'Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị phản ánh về Văn phòng để tổng hợp, trình Ủy ban nhân dân xã xem xét sửa đổi, bổ sung.',
        ],
      ],
    ],
  },
];
