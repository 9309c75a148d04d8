"""Which capitalised words are no names of persons: offices, sections and places that stand where signatures stand."""

from __future__ import annotations


def phrases(text: str) -> frozenset[str]:
    """Return the phrases of a list written with ``|`` and line ends between them."""
    return frozenset(phrase for line in text.split("\n") for phrase in line.split("|") if phrase)


# Words that begin names of offices, papers and sections, never of persons.
NO_PERSON = phrases("""
admin|ban|bbt|btv|bài|báo|bình|bộ|chi|chia|chính|chủ|ctv|các|công|cổng|cục|cụm|email|facebook|giáo|giải|google
gửi|huyện|hđnd|hội|hợp|in|khoa|khối|kinh|liên|mttq|nguồn|ngày|nhóm|những|năm|pháp|phòng|phường|pv|quảng|quận
quốc|sở|sức|theo|thành|tháng|thế|thể|thị|thời|tiktok|tin|tp|trang|trong|trung|trường|ttxvn|tác|tại|tạp|tỉnh|tổng
ubmttq|ubnd|video|viện|việt_nam|vov|vtv|văn|xem|xã|xã_hội|youtube|zalo|đoàn|đài|đảng|đời|ảnh
""")
# First syllables of the list above that are also first syllables of names: "Công Minh", "Văn Tuấn", "Hội An" …
ALSO_PERSON = phrases("""
bình|chi|chính|công|hội|hợp|khoa|quốc|thành|thế|trang|trung|trường|tổng|văn|đoàn|đài
""")
# Provinces, districts and sections of two to five syllables.
NO_NAMES = phrases("""
an giang|an ninh|bình dương|bình luận|bình phước|bình thuận|bình định|bạc liêu|bạn đọc|bất động sản|bắc giang
bắc kạn|bắc ninh|bến tre|cao bằng|chia sẻ|chuyên đề|chính trị|cà mau|công nghệ|công thương|công đoàn|cần thơ
cầu giấy|doanh nghiệp|du lịch|dân trí|dân tộc|ghi nhanh|gia lai|gia đình|giáo dục|giải trí|góc nhìn|hà giang
hà nam|hà nội|hà tĩnh|hòa bình|hưng yên|hải dương|hải phòng|hậu giang|hồ chí minh|hội nghị|khoa học|khánh hòa
kinh tế|kiên giang|kon tum|lai châu|lao động|long an|longform|lào cai|lâm đồng|lạng sơn|media|môi trường
nam định|nghệ an|người tốt|nhân dân|nhịp sống|ninh bình|ninh thuận|nổi bật|pháp luật|phát thanh|phóng sự|phú thọ
phú yên|podcast|quân sự|quảng bình|quảng cáo|quảng nam|quảng ngãi|quảng ninh|quảng trị|quốc phòng|quốc tế
sài gòn|sóc trăng|sơn la|sức khỏe|thanh hóa|thanh niên|thái bình|thái nguyên|thông báo|thế giới|thể thao
thị trường|thời sự|thủ đô|thừa thiên huế|tin mới|tin nóng|tin tức|tiêu điểm|tiền giang|tiền phong|trang chủ
trong nước|trung ương|truyền hình|trà vinh|tuyên quang|tuyển sinh|tuổi trẻ|tài chính|tây hồ|tây ninh|tôn giáo
việt nam|văn hóa|văn nghệ|vĩnh long|vĩnh phúc|xem thêm|xã hội|y tế|yên bái|ý kiến|đa phương tiện|điện biên
đà nẵng|đô thị|đắk lắk|đắk nông|địa phương|đọc nhiều|đọc thêm|đồ sơn|đồng khởi|đồng nai|đồng tháp|đời sống
ấp bắc
""")
