"""Parts of the names of organs, and names of provinces, each list in one string with commas.

It must not know grammar: how the parts join is for those who read or spell names.
"""

# Parts of the names of Party and state organs: what follows "của" is read as far as these go.
WHOLE_NAMES = (
    "Bộ Chính trị,Ban Bí thư,Ủy ban Thường vụ Quốc hội,Thường vụ Quốc hội,Bí thư,Ban Thường vụ,Ban "
    "thường vụ,Ban Thường trực,Ban thường trực,"
    "Tổng Bí thư,Ban Chấp hành,Ban chấp hành,Trung ương,trung ương,Đảng,Thường vụ,thường vụ,Thường trực,"
    "Thủ tướng,Chính phủ,Quốc hội,Văn phòng,nhân dân,Nhân dân,UBND,HĐND,UBTVQH,"
    "Chủ tịch,Phó Chủ tịch,nước,Nhà nước,Đảng đoàn,Ban cán sự đảng,Ban Chỉ đạo,Ban chỉ đạo,"
    "Hội đồng Bộ trưởng,Hội đồng Chính phủ,Hội đồng Thẩm phán,Tuyên giáo,Dân vận,"
    "Tổ chức,Nội chính,Kiểm tra,Mặt trận,Tổ quốc,MTTQ,Việt Nam,Cộng hòa xã hội chủ nghĩa,"
    "Cộng hoà xã hội chủ nghĩa,Cộng sản,Khoa học,Công nghệ,Thông tin,"
    "Truyền thông,Giáo dục,Đào tạo,Nội vụ,Tài chính,Tư pháp,Công Thương,Công thương,Nông nghiệp,"
    "Môi trường,Phát triển,nông thôn,Xây dựng,Y tế,Văn hóa,Văn hoá,Thể thao,Du lịch,Ngoại giao,"
    "Ngoại vụ,Quốc phòng,Công an,Dân tộc,Tôn giáo,Thanh tra,Ngân hàng,Kế hoạch,Đầu tư,Lao động,"
    "Thương binh,Xã hội,xã hội,Tài nguyên,Giao thông,Vận tải,vận tải,Kinh tế,Hạ tầng,Đô thị,"
    "Chuyển đổi số,chuyển đổi số,Cải cách hành chính,Hải quan,Thuế,Thống kê,Kho bạc,"
    "Kiểm toán,Tòa án,Toà án,Kiểm sát,tối cao,Thống đốc,Thanh niên,PTNT"
)
# A place may follow these, be it one syllable; nothing but a smaller seat follows that.
SEATS = (
    "Tỉnh ủy,Tỉnh uỷ,Thành ủy,Thành uỷ,Huyện ủy,Huyện uỷ,Quận ủy,Đảng ủy,Đảng uỷ,Đảng bộ,"
    "Tỉnh,tỉnh,Thành phố,thành phố,TP,phường,xã,đặc khu,huyện,quận,thị xã,thị trấn"
)
# These need to be told of what: "Hội" or "Tổng cục" alone is no name.
HEADS = (
    "Bộ,Bộ trưởng,Chủ nhiệm,Ban,Trưởng ban,Trưởng Ban,Sở,Phòng,Cục,Tổng cục,Chi cục,Cục trưởng,"
    "Tổng cục trưởng,Viện trưởng,Chánh án,Chánh,Trung tâm,Viện,Giám đốc,Phó Giám đốc,Ủy ban,Uỷ ban,ủy ban,"
    "Hội đồng,Đại học,Học viện,Trường,Báo,Đài,Liên đoàn,Đoàn,Hội,Đảng ủy,Đảng uỷ,Đảng bộ"
)
PART_NAMES = ",".join(dict.fromkeys((*WHOLE_NAMES.split(","), *SEATS.split(","), *HEADS.split(","))))
# Provinces and centrally run cities, of today and of before 1/7/2025.
PROVINCES = (
    "An Giang,Bà Rịa - Vũng Tàu,Bạc Liêu,Bắc Giang,Bắc Kạn,Bắc Ninh,Bến Tre,Bình Dương,Bình Định,"
    "Bình Phước,Bình Thuận,Cà Mau,Cao Bằng,Cần Thơ,Đà Nẵng,Đắk Lắk,Đắk Nông,Điện Biên,Đồng Nai,"
    "Đồng Tháp,Gia Lai,Hà Giang,Hà Nam,Hà Nội,Hà Tĩnh,Hải Dương,Hải Phòng,Hậu Giang,Hòa Bình,"
    "Hồ Chí Minh,Huế,Hưng Yên,Khánh Hòa,Kiên Giang,Kon Tum,Lai Châu,Lạng Sơn,Lào Cai,Lâm Đồng,Long An,"
    "Nam Định,Nghệ An,Ninh Bình,Ninh Thuận,Phú Thọ,Phú Yên,Quảng Bình,Quảng Nam,Quảng Ngãi,Quảng Ninh,"
    "Quảng Trị,Sóc Trăng,Sơn La,Tây Ninh,Thái Bình,Thái Nguyên,Thanh Hóa,Thừa Thiên Huế,Tiền Giang,"
    "Trà Vinh,Tuyên Quang,Vĩnh Long,Vĩnh Phúc,Yên Bái"
)
# Departments of a province, as Decree 150/2025 and the plans name them.
DEPARTMENTS = (
    "Sở Nội vụ;Sở Tư pháp;Sở Tài chính;Sở Công Thương;Sở Nông nghiệp và Môi trường;Sở Xây dựng;"
    "Sở Khoa học và Công nghệ;Sở Văn hóa, Thể thao và Du lịch;Sở Giáo dục và Đào tạo;Sở Y tế;Sở Ngoại vụ;"
    "Sở Dân tộc và Tôn giáo;Sở Du lịch;Thanh tra tỉnh;Văn phòng Ủy ban nhân dân tỉnh;Văn phòng UBND tỉnh"
)
