"""Every usual kind of body is read whole, as one, alone before a verb and first in a list behind "cho"."""

from __future__ import annotations

import pytest

from index.extract.facts import extract_facts
from search.model import Article

BODIES = """
CĐCS Sở Nội vụ
Công đoàn cơ sở Trường Mầm non Hoa Ban
LĐLĐ huyện Bắc Mê
Liên đoàn Lao động huyện Bắc Mê
Hội CCB xã Yên Cường
Hội LHTN Việt Nam huyện Bắc Mê
Đoàn TNCS Hồ Chí Minh xã Yên Cường
Đoàn xã Yên Cường
Đoàn phường Quang Trung
Đoàn khối Các cơ quan tỉnh
Đảng ủy Công an tỉnh
Chi bộ Trường Mầm non Hoa Ban
THCS Kim Đồng
THPT Chuyên Hà Giang
PTDTBT Tiểu học Lũng Phìn
Mầm non Hoa Ban
TTYT huyện Bắc Mê
Trung tâm GDNN-GDTX huyện Bắc Mê
Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên huyện Bắc Mê
Trung tâm Kiểm soát bệnh tật tỉnh
Trung tâm Phục vụ hành chính công tỉnh
Ban Dân vận Huyện ủy
Ban Nội chính Tỉnh ủy
Ủy ban Kiểm tra Huyện ủy
Ban Thường vụ Huyện đoàn
Ban Dân tộc tỉnh
Ban Tôn giáo
Ban Chỉ đạo 138 huyện Bắc Mê
Ban Công tác Mặt trận thôn Nà Nèn
Ban Quản lý chợ Trung tâm
Ban Trị sự Giáo hội Phật giáo Việt Nam tỉnh
Ban Đại diện Hội Người cao tuổi tỉnh
Hội Chữ thập đỏ tỉnh
Hội Khuyến học xã Yên Cường
Hội Cựu giáo chức huyện Bắc Mê
Hội Luật gia tỉnh
Hội Nhà báo tỉnh
Hội Văn học Nghệ thuật tỉnh
Hội Người mù huyện Bắc Mê
Hiệp hội Doanh nghiệp tỉnh
Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh
Chi hội Phụ nữ thôn Nà Nèn
Chi đoàn Công an huyện Bắc Mê
Nghiệp đoàn Xe ôm thị trấn Yên Phú
Cục Thuế tỉnh
Cục Quản lý thị trường tỉnh
Cục Thi hành án dân sự tỉnh
Chi cục Thi hành án dân sự huyện Bắc Mê
Hạt Kiểm lâm huyện Bắc Mê
Đội Quản lý thị trường số 3
Đội Cảnh sát Giao thông Công an huyện Bắc Mê
Đội Trật tự đô thị
Tổ Công nghệ số cộng đồng thôn Nà Nèn
Tổ tuyên truyền măng non
Tổ hợp tác nuôi ong Lũng Cú
Tổ liên gia tự quản số 4
Tổ an ninh nhân dân thôn Nà Nèn
Câu lạc bộ Hưu trí huyện Bắc Mê
CLB Bóng bàn Sông Lô
Đội Văn nghệ thôn Nà Nèn
Đoàn Nghệ thuật Dân tộc tỉnh
Bảo tàng tỉnh
Thư viện tỉnh
Quỹ Bảo vệ và Phát triển rừng tỉnh
Quỹ Tín dụng nhân dân Yên Phú
Bưu điện huyện Bắc Mê
Công ty TNHH Một thành viên Thủy nông Nam Sông Lô
Công ty CP Môi trường đô thị Hà Giang
Nhà máy Thủy điện Nho Quế 1
Xí nghiệp Giao thông Sông Lô
Hộ kinh doanh Nguyễn Thị Lan
Bản Lô Lô Chải
Thôn Nậm Đăm
Ấp Bình An
Buôn Ako Dhong
Làng Kon Klor
Phum Sóc Tre
Khóm 5
Khu 3
Tổ 7
Tổ nhân dân tự quản số 2
Xóm Bản Chang
Cụm dân cư số 4
Chùa Sùng Khánh
Nhà thờ Giáo xứ Phú Nhai
Họ đạo Cái Mơn
Ban Hành giáo Giáo xứ Phú Nhai
Tịnh xá Ngọc Hòa
Đồn Biên phòng Săm Pun
Trạm Kiểm soát Biên phòng Cửa khẩu Thanh Thủy
Bộ đội Biên phòng tỉnh
Bộ CHQS tỉnh
Bộ Chỉ huy Quân sự tỉnh
Trung đoàn 877
Tiểu đoàn Huấn luyện 2
Đại đội Trinh sát 20
Lữ đoàn 168
Hải đội 2
Tàu HQ 571
Trại giam Yên Hạ
Trại Tạm giam Công an tỉnh
Phòng PC06 Công an tỉnh
Phòng PA03
Cơ quan Cảnh sát điều tra Công an huyện Bắc Mê
Cơ quan Ủy ban Kiểm tra Tỉnh ủy
Văn phòng Đoàn ĐBQH và HĐND tỉnh
Văn phòng Điều phối nông thôn mới tỉnh
Thanh tra tỉnh
Viện Kiểm sát nhân dân huyện Bắc Mê
TAND huyện Bắc Mê
Đài Truyền thanh - Truyền hình huyện Bắc Mê
Đài Khí tượng Thủy văn tỉnh
Báo Hà Giang
Tạp chí Văn nghệ Hà Giang
Trường Chính trị tỉnh
Trường Cao đẳng Nghề Hà Giang
Đại học Thái Nguyên
Học viện Cảnh sát nhân dân
Viện Pasteur Nha Trang
Khoa Khám bệnh
Nhà văn hóa Lao động tỉnh
Trung tâm Bảo trợ xã hội tỉnh
Mái ấm Sơn Ca
Làng trẻ em SOS Hà Giang
Vườn quốc gia Du Già
Khu bảo tồn thiên nhiên Bát Đại Sơn
Bến xe khách phía Nam
Sân bay Điện Biên
Điện lực Bắc Mê
Kho bạc Nhà nước huyện Bắc Mê
Hải quan Cửa khẩu Thanh Thủy
Lực lượng bảo vệ dân phố phường Quang Trung
Lực lượng Dân quân tự vệ xã Yên Cường
Thường trực Huyện ủy Bắc Mê
Đội tuyển Bóng đá nữ tỉnh
Đội tuyển U23 Việt Nam
Nhóm thiện nguyện Áo Ấm
Nhóm tác giả Báo Hà Giang
Vụ Tổ chức cán bộ
Tổng cục Thuế
Bộ Tư lệnh Vùng 3 Hải quân
Quân chủng Hải quân
Nhà khách UBND tỉnh
Cảng Hải Phòng
Nông trường Sông Bôi
Công trường Thủy điện Sông Lô
Ban Điều hành dự án Sông Lô
Đội Thông tin lưu động huyện Bắc Mê
Phòng Giao dịch Ngân hàng CSXH huyện Bắc Mê
""".strip().split("\n")


@pytest.mark.parametrize(
    ("sentence", "others"),
    [
        ("Năm 2022, {} được Chủ tịch UBND tỉnh tặng Bằng khen.", []),
        (
            "Chủ tịch UBND tỉnh đã tặng Bằng khen cho {}, Phòng Nội vụ huyện và 3 cá nhân.",
            ["phòng nội vụ huyện", "3 cá nhân"],
        ),
    ],
)
def test_a_body_is_one_and_whole(sentence: str, others: list[str]) -> None:
    wrong = {}
    for body in BODIES:
        awards = extract_facts(Article("x", "Tin", sentence.format(body))).awards
        found = [(a.recipient or f"{a.count} {a.of}").casefold() for a in awards]
        if sorted(found) != sorted([body.casefold(), *others]):
            wrong[body] = found
    assert len(BODIES) > 140
    assert wrong == {}
