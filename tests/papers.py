"""Small papers shaped as real ones are: plans, of which one is a scan, a law and a consolidated text.

It must not quote any real paper; bodies, numbers and duties here are made up.
"""

# A department's plan: blank number, labelled tasks, targets by year, two report chains in one paragraph.
DEPARTMENT = """\
 Số:             /KH-SNgV Phố Huyện, ngày          tháng 8 năm 2025

KẾ HOẠCH
Về truyền thông năm đầu thực hiện Nghị quyết số 57-NQ/TW
ngày 22/12/2024 của Bộ Chính trị trong cơ quan Sở


Thực hiện Kế hoạch số 211/KH-UBND ngày 12/8/2025 của UBND tỉnh về truyền
thông theo Quyết định số 1169/QĐ-TTg ngày 16/6/2025 của Thủ tướng Chính phủ,
Sở Ngoại vụ xây dựng kế hoạch như sau:
I. MỤC TIÊU
1. Mục tiêu chung
Mọi người trong cơ quan nắm được các việc phải làm.
2. Mục tiêu cụ thể
a) Năm 2025
- Xây dựng bảng tin chung của cơ quan, phù hợp với thực tế; xây dựng góc đọc
sách số tại phòng tiếp khách.
- 100% công chức được giới thiệu Nghị quyết 57-NQ/TW.
b) Năm 2028 đến năm 2030
- Ít nhất 70% người làm đối ngoại qua lớp kỹ năng số.
II. NHIỆM VỤ
1. Giới thiệu nội dung Nghị quyết số 57-
NQ/TW trong các buổi họp của Sở.
Đơn vị chủ trì: Phòng Hợp tác quốc tế - Văn phòng
Đơn vị phối hợp: Các phòng chuyên môn; Trung tâm Dịch vụ
Thời gian thực hiện: Thường xuyên.
2. Mở chuyên mục trên trang của Sở.
Đơn vị chủ trì: Trung tâm Dịch vụ.
Thời gian thực hiện: Trước ngày 30/9/2025.
III. TỔ CHỨC THỰC HIỆN
1. Giao Phòng Hợp tác quốc tế - Văn phòng là đầu mối theo dõi kế hoạch này.
Định kỳ trước ngày 10/6 và trước ngày 10/12 hằng năm, Phòng Hợp tác quốc tế -
Văn phòng chủ trì tổng hợp báo cáo gửi về Sở Khoa học và Công nghệ (Các phòng
chuyên môn báo cáo kết quả qua đầu mối Phòng Hợp tác quốc tế - Văn phòng tổng
hợp trước ngày 5/6 và 5/12 hằng năm).
Trên đây là kế hoạch của Sở Ngoại vụ./.

Nơi nhận:
- UBND tỉnh (b/c);
- Các phòng, đơn vị
thuộc Sở;
- Lưu: VT.
GIÁM ĐỐC


Trần Thị Mẫu
"""

_HEAD = "TT Tên nhiệm vụ Cơ quan chủ trì Cơ quan phối hợp Thời gian hoàn thành"
# A province's plan, every line set apart; its annex lost its columns, and two rows are cut by pages.
PROVINCE = "\n\n".join(
    f"""\
ỦY BAN NHÂN DÂN
TỈNH A
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 35/KH-UBND Phố Huyện, ngày 05 tháng 6 năm 2025
KẾ HOẠCH
Tuyên truyền Nghị quyết số 57-NQ/TW trên địa bàn tỉnh A
Căn cứ Nghị quyết số 71/NQ-CP ngày 01/4/2025 của Chính phủ; Nghị quyết số 57-NQ/TW ngày
22/12/2024 của Bộ Chính trị.
UBND tỉnh ban hành kế hoạch như sau:
I. MỤC ĐÍCH
Đưa nội dung nghị quyết tới từng thôn, bản bằng các kênh gần dân nhất trong tỉnh hiện nay.
V. TỔ CHỨC THỰC HIỆN
1. Sở Văn hóa, Thể thao và Du lịch
- Chủ trì đôn đốc việc thực hiện kế hoạch này.
2. Chế độ báo cáo
Gồm: Báo cáo hằng tháng (gửi trước ngày 15 hằng tháng), báo cáo 6 tháng (gửi trước ngày 15
tháng 6); báo cáo năm (gửi trước ngày 15 tháng 12 hằng năm), các cơ quan, đơn vị gửi báo
cáo kết quả về Sở Văn hóa, Thể thao và Du lịch để tổng hợp./.
Nơi nhận:
- Thường trực Tỉnh ủy;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Lê Văn Thử
PHỤ LỤC
(Kèm theo Kế hoạch số 35/KH-UBND ngày 05 tháng 6 năm 2025 của Ủy ban nhân dân tỉnh A)
{_HEAD}
1
Giới thiệu các mục tiêu
của trung ương
Sở Văn hóa, Thể thao và
Du lịch
Các sở, ban, ngành, đơn vị
liên quan; UBND các
xã, phường
Tháng 6/2025
2
Sản xuất phim ngắn về lợi ích của việc ứng dụng
dữ liệu mở
Sở Nội vụ, Sở Văn hóa,
Thể thao và Du lịch
Sở Khoa học và Công nghệ;
Đài Phát
Thường xuyên trong
năm 2025


12


{_HEAD}
thanh và Truyền hình tỉnh,
Báo A
3
Thiết lập các tài khoản chính thức trên
Đài Phát thanh và Truyền hình tỉnh
Các sở, ban, ngành
Quý 1/2026


13


{_HEAD}
các nền tảng số
4
Mở lớp kỹ năng trên các nền tảng số
Sở Khoa học và Công nghệ
Tổ công nghệ số cộng đồng
Quý 2/2026 và các năm
tiếp theo
""".split("\n")
)

# A scan whose accents are gone; number and day are read wrongly, as scans read them.
SCAN = """\
UY BAN NHAN DAN CONG HOA XA HOQI CHU NGHIA VIET NAM
TINH A Péoc lap - Tw do - Hanh phiic
S6: 35 JKH-UBND Pho Huyen, ngay /5 thang 6 nam 2025
KE HOACH
Tuyén truyén Nghi quyét s6 S7T-NQ/TW trong cac co quan cua tinh
Thyc hién Quyét dinh s6 1169/QP-TTg ngay 16/6/2025 cua Thu tuong Chinh phu
va cac van ban cua trung uong, UBND tinh xay dung ke hoach thuc hien trong
cac co quan, don vi va dia phuong cua tinh trong nam nay va cac nam tiep theo
I. MUC TIEU
1. Muc tiéu cu thé
a) Nam 2025
- 100% cac so, ban, nganh xay dung va ban hanh ke hoach thuc hien trong cac
co quan va dia phuong cua tinh, thong tin va truyen thong cho nguoi dan cua tinh
II. TO CHUC THUC HIEN
1. Cac so, ban, nganh
- Dinh ky truée ngay 10 thang 6 va trude ngay 10 thang 12 hang nam cac co quan gui bao
cao ket qua thuc hien ke hoach cua tinh trong cac linh vuc duoc giao theo quy dinh
Noi nhén: TM. UY BAN NHAN DAN
- Van phong Tinh uy; KT CHfJ TICH
- Luu: VT.
"""

# A ward's plan without any head: steps of a road map, a report without a day.
WARD = """\
KẾ HOẠCH
Tuyên truyền Nghị quyết số 57-NQ/TW trên địa bàn xã B
Thực hiện Kế hoạch số 238-KH/TU, ngày 23/5/2025 của Ban Thường vụ Tỉnh ủy về
“thực hiện Nghị quyết số 57-NQ/TW” (Kế hoạch số 238-KH/TU);
Kế hoạch số 06-KH/ĐU ngày 25/8/2025 của Đảng ủy xã B.
I. LỘ TRÌNH THỰC HIỆN
1. Xây dựng chương trình phát thanh.
2. Đánh giá hiệu quả sau một năm.
II. TỔ CHỨC THỰC HIỆN
1. Phòng Văn hóa - Xã hội
- Chủ trì thực hiện kế hoạch; phản ánh về UBND xã (qua bộ phận Văn hóa
- Xã hội) những khó khăn.
- Tổng hợp, báo cáo UBND xã định kỳ về kết quả thực hiện kế hoạch.
2. Các thôn, bản
Phổ biến tới từng hộ. Nội dung ngắn gọn, dễ hiểu.
UBND xã yêu cầu các cơ quan thực hiện nghiêm túc./.
Nơi nhận:
- Như trên;
- Lưu: VT.
CHỦ TỊCH
Hà Văn Ví Dụ
"""

# As a law library on the web gives it: the letterhead in two lines, its own notes between the words.
LAW = """\
Luật Mẫu mực 2025
QUỐC HỘI ------- CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc --------------- Luật số:
971/2025/QH15
Hà Nội, ngày 14 tháng 6 năm 2025 LUẬT [Được hướng dẫn bởi Nghị định 980/2025/NĐ-CP] MẪU MỰC CÔNG NGHỆ SỐ
Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;
Quốc hội ban hành Luật Mẫu mực công nghệ số.
Chương I NHỮNG QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
1. Luật này quy định mẫu mực. Hằng năm, trước ngày 15/12, cơ quan báo cáo Chính phủ.
2. Thực hiện theo quy định của Luật Khuôn phép số 930/2024/QH15.
Điều 2. Hiệu lực thi hành
1. Luật này có hiệu lực thi hành từ ngày 01 tháng 01 năm 2026, trừ quy định tại khoản 2 Điều này.
2. Bãi bỏ khoản 2 Điều 3 của Luật Khuôn phép số 930/2024/QH15.
3. Luật Mẫu số 926/2012/QH13 đã được sửa đổi theo Luật số 940/2018/QH14 hết hiệu lực kể từ ngày Luật này \
có hiệu lực thi hành. [Khoản này bị bãi bỏ bởi Luật số 999/2025/QH15 có hiệu lực từ ngày 01/7/2026]
"""
CONSOLIDATED = """\
VĂN PHÒNG QUỐC HỘI
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 944/VBHN-VPQH Hà Nội, ngày 16 tháng 3 năm 2026
LUẬT
MẪU MỰC
Luật Mẫu mực số 931/2024/QH15 ngày 18 tháng 01 năm 2024 của Quốc hội, có hiệu lực kể từ ngày 01 tháng 8
năm 2024, được sửa đổi, bổ sung bởi:
1. Luật số 943/2024/QH15 ngày 29 tháng 6 năm 2024 của Quốc hội sửa đổi, bổ sung một số điều của Luật Mẫu mực
số 931/2024/QH15;
2. Luật Khuôn phép số 984/2025/QH15 ngày 25 tháng 6 năm 2025 của Quốc hội.
Căn cứ Nghị quyết số 951/2001/QH10 ngày 25 tháng 12 năm 2001 của Quốc hội;
Chương I
Điều 1. Luật này quy định mẫu mực.
Điều 2. Luật này có hiệu lực thi hành từ ngày 01 tháng 8 năm 2024 và thay thế Luật Mẫu số 926/2012/QH13.
Điều 3. Bãi bỏ Luật Cũ số 915/2010/QH12.
"""
