"""
Which lines of a page are furniture: what frames an article on a news site and is no part of it.

Three kinds matter to the reader of a page. An *end* closes the article ("Bình luận", "Tin khác", a copyright line). A
*box* opens an insert after which the article may go on ("Tin liên quan", "Xem thêm"). *Noise* can stand anywhere and
says nothing ("Chia sẻ", "Cỡ chữ", view counts, weather). Phrases are compared whole, without case, numbers and
punctuation, so a sentence that begins like one of them is never taken.
"""

from __future__ import annotations

import re

from .nonnames import phrases

_ENDS = phrases("""
bình luận|ý kiến|ý kiến bạn đọc|ý kiến của bạn|ý kiến độc giả|gửi bình luận|gửi ý kiến|viết bình luận
bình luận của bạn|bình luận bài viết|gửi phản hồi|phản hồi|ý kiến phản hồi|nên xem|tin khác|tin tức khác
các tin khác|tin cũ hơn|tin mới hơn|những tin mới hơn|những tin cũ hơn|tin cùng chuyên mục|cùng chuyên mục
bài cùng chuyên mục|các tin đã đăng|bài viết cùng chuyên mục|tin cùng loại|cùng chủ đề|bài cùng chủ đề|tin mới
tin mới nhất|mới nhất|tin nổi bật|nổi bật|tin đọc nhiều|đọc nhiều|đọc nhiều nhất|xem nhiều|xem nhiều nhất
tin xem nhiều|có thể bạn quan tâm|bạn có thể quan tâm|bạn có thể thích|bài viết liên quan|các bài viết khác
bài viết khác|bài khác|các bài khác|tin đã đưa|các tin đã đưa|tin bài khác|đừng bỏ lỡ|từ khóa|từ khoá|tag|tags|thẻ
chia sẻ bài này|chia sẻ bài viết|lưu trữ|in bài viết|in trang|trở về|trở lại|quay lại|về trang trước|về đầu trang
lên đầu trang|đầu trang|đánh giá bài viết|trả lời|để lại một bình luận|leave a reply|leave a comment|related posts
related articles|điều hướng bài viết|văn bản mới|liên kết website|liên kết web|thống kê truy cập|lượt truy cập
thư viện ảnh|thư viện video|thăm dò ý kiến|phiên bản di động|danh mục|tin tiếp theo|bài trước|bài sau|bài tiếp theo
bài viết tiếp theo|bài viết trước|tin tài trợ|tin bài liên quan khác|tin trong ngày|tin tức mới nhất
tin tức nổi bật|tin đáng chú ý|đáng chú ý|được quan tâm|bài viết mới|bài mới|bài viết nổi bật
tin tức liên quan khác|chuyên mục khác|mới cập nhật|bài đọc nhiều|tin hot|tổng số điểm của bài viết là
ý kiến bình luận|bình luận facebook|hãy là người đầu tiên bình luận|gửi bài viết|tin ảnh|góp ý|báo lỗi|tương tác
tin vắn|văn bản chỉ đạo điều hành|thông tin tuyên truyền|dịch vụ công trực tuyến
""")
_END_PATTERNS = re.compile(
    r"^(?:©|\(c\) |copyright|\(\*\) ?không sao chép|không sao chép|bản quyền (?:thuộc|©|\d)|® |vui lòng ghi rõ|"
    r"(?:® ?)?ghi rõ nguồn|(?:cơ quan chủ quản|tổng biên tập|phó tổng biên tập|chịu trách nhiệm (?:chính|nội dung|"
    r"xuất bản)|"
    r"trụ sở(?: chính)?|t[oò][àa] soạn|người đăng|người gửi|quản trị(?: viên)?|xếp hạng|đánh giá|tags?|chủ đề|"
    r"từ kh[óo][áa]?|giấy phép) ?:|giấy phép (?:số|(?:hoạt động|xuất bản|thiết lập).{0,60}\bsố) ?:? ?\d|"
    r"cơ quan của (?:đảng bộ|ban chấp hành|trung ương|ủy ban)|(?:số )?lượt người xem|click (?:để đánh giá|vào đây)|"
    r"tổng số điểm|bạn đọc có thể gửi|mời (?:bạn|quý) ?(?:đọc|vị|độc).*(?:bình luận|ý kiến)|"
    r"\(?\d*\)? ?bình luận ?\(?\d*\)?$|xem thêm bình luận|vui lòng (?:nhập|đăng nhập)|bạn (?:cần|phải) đăng nhập|"
    r"email của bạn sẽ không|tin[ /]bài (?:cùng|khác) ?\S*$|các tin(?: bài)? (?:khác|cũ|mới|đã)\b.{0,20}$|"
    r"bài (?:viết )?(?:cùng|mới|khác)\b.{0,20}$|từ kh[óo][áa]?$)",
    re.IGNORECASE,
)
_BOXES = phrases("""
tin liên quan|bài liên quan|tin bài liên quan|tin tức liên quan|liên quan|xem thêm|đọc thêm|đọc tiếp
video liên quan|quảng cáo|advertisement|ads|theo dòng sự kiện|dòng sự kiện|nghe bài viết|nghe đọc bài
các bài liên quan|bài nên đọc|xem nhanh|mục lục|sự kiện|>> xem thêm|mời xem thêm|mời bạn xem thêm
mời độc giả xem thêm|bài đã đăng|chùm ảnh|tin cùng sự kiện|bài viết cùng sự kiện|related news|video đang xem
video nổi bật|xem thêm tin|xem thêm bài viết
""")
_NOISE = phrases("""
chia sẻ|share|facebook|twitter|zalo|email|gửi email|copy link|sao chép liên kết|sao chép|lưu bài|lưu|in|print|tweet
like|thích|cỡ chữ|kích thước chữ|a|trang chủ|home|menu|đăng nhập|đăng ký|đăng xuất|tìm kiếm|search|english
tiếng việt|vie|eng|giọng nam|giọng nữ|nghe|dừng|tốc độ đọc|đọc bài|nghe tin|google news|theo dõi|liên hệ|giới thiệu
sơ đồ site|rss|video|ảnh|podcast|multimedia|media|infographic|longform|emagazine|e magazine|xem ảnh|phóng to
toàn màn hình|thời tiết|thời tiết các vùng|lịch|tiện ích|hotline|đường dây nóng|hỏi đáp|thông báo|thứ|hôm nay|mới
hot|live|trực tiếp|bookmark|viber|messenger|telegram|linkedin|pinterest|whatsapp|youtube|tiktok|instagram|lượt xem
view|views|tương phản|đọc bài viết|xem với cỡ chữ|bản in|gửi bài|gửi cho bạn bè|chia sẻ lên facebook
chia sẻ facebook|chia sẻ zalo|link|chép liên kết|tăng cỡ chữ|giảm cỡ chữ|cỡ chữ nhỏ|cỡ chữ lớn|contact us|about us
news|skip to content|skip to main content|language|login|register|sitemap|close|đóng|mở rộng|thu gọn|trước|sau|tiếp
previous|next|xem|ẩn|bỏ qua|chuyển đến nội dung
""")
_NOISE_PATTERNS = re.compile(
    r"^(?:theo dõi .{2,60} trên(?: .{2,30})?|(?:xem|đọc|nghe) .{2,40} trên (?:google news|zalo|facebook|youtube)|"
    r"chia sẻ(?: bài viết| lên| qua| trên).{0,40}|(?:số )?(?:lượt xem|lượt đọc|đã xem|view ?counts?|lần xem|"
    r"số lần xem) ?:? ?[\d.,]+.*|"
    r"[\d.,]+ ?(?:lượt xem|lượt đọc|views?|phút đọc|lượt thích)|\d{1,2}[°º] ?c?.*|.{2,25} \d{1,2} ?[°º] ?c?.{0,20}|"
    r"[\d:/ ]+|a ?[-+]( a ?[-+])*|[|/·•\-–—*_=>< .]+|javascript:.*|https?://\S+|www\.\S+|"
    r"\d+ ?(?:giờ|phút|ngày|tháng) trước|thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật|vui lòng bật javascript.*|loading.*|"
    r"đang tải.*|tải thêm.*|xem ảnh (?:lớn|gốc).*|nhấn để .*|mời quý (?:vị|độc giả).* (?:theo dõi|đón đọc|đón xem|"
    r"xem).*)$",
    re.IGNORECASE,
)
_MEDIA = re.compile(r"^(?:clip|video|ảnh|infographic) ?:", re.IGNORECASE)
_LINK = re.compile(
    r"^(?:>+|»+|›+|➤|►|▶|☞|→|=>)|^\[(?:ảnh|video|infographic|photo|clip|emagazine|podcast|longform)\]|"
    r"^(?:xem thêm|đọc thêm|xem tiếp|tin liên quan|bài liên quan|đọc tiếp|"
    r"mời xem|mời bạn đọc) ?:",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"©|\bcopyright\b|^.{0,12}\bbản quyền\b.{0,4}(?:thuộc|:|của|\d)|không sao chép dưới|ghi rõ nguồn|"
    r"^.{0,6}(?:cơ quan chủ quản|tổng biên tập|phó tổng biên tập) ?:|all rights reserved|designed by|"
    r"^(?:phát triển|thiết kế) (?:bởi|và phát triển)|"
    r"^.{0,6}giấy phép (?:(?:hoạt động|xuất bản|thiết lập|báo chí|trang).{0,80})?\bsố ?:? ?\d",
    re.IGNORECASE,
)
SECTIONS = phrases("""
xã hội|đô thị|thời sự|chính trị|kinh tế|văn hóa|văn hoá|văn hóa xã hội|văn hóa - xã hội|pháp luật|giáo dục|y tế
thể thao|thế giới|quốc tế|tin tức|tin tức - sự kiện|tin tức sự kiện|tin hoạt động|tin trong nước|tin địa phương
tin trong tỉnh|thi đua khen thưởng|thi đua - khen thưởng|thi đua, khen thưởng|công tác thi đua khen thưởng
tin thi đua|trong nước|xây dựng đảng|xây dựng đảng - chính quyền|đảng - chính quyền|chính quyền|quốc phòng|an ninh
quốc phòng - an ninh|đời sống|an ninh - quốc phòng|người tốt việc tốt|người tốt - việc tốt|gương sáng
điển hình tiên tiến|công đoàn|lao động|nông nghiệp|nông thôn mới|nông nghiệp - nông thôn|khoa học|công nghệ
khoa học - công nghệ|sức khỏe|du lịch|môi trường|bạn đọc|giải trí|doanh nghiệp|tài chính|thị trường|bất động sản
giao thông|quân sự|hà nội|nội chính|cải cách hành chính|kinh tế - xã hội|hoạt động của lãnh đạo|hoạt động lãnh đạo
tin lãnh đạo|tin sở ngành|tin quận huyện|quận huyện|địa phương|nhịp sống|dân sinh|tin bài|tin vắn|hoạt động|sự kiện
tin tức chung|tin tổng hợp|tin nội bộ|tin hội|tin ngành|hoạt động ngành|đoàn thể|mặt trận|dân tộc|tôn giáo
thanh niên|phụ nữ|tuổi trẻ|phong trào|phong trào thi đua|học tập và làm theo bác|tin nổi bật
""")


def phrase(text: str) -> str:
    """Return *text* as phrases are compared: lower case, without numbers, brackets and outer punctuation."""
    bare = re.sub(r"\(?\s*\d+\s*\)?", " ", text.casefold())
    return " ".join(re.sub(r"[^\w\s>&-]|_", " ", bare).strip(" -–>").split())


def is_end(text: str) -> bool:
    """Whether this line closes an article."""
    return (len(text) < 60 and phrase(text) in _ENDS) or bool(_END_PATTERNS.match(text))


def is_box(text: str) -> bool:
    """Whether this line opens an insert of links or advertising, after which an article may go on."""
    return len(text) < 60 and phrase(text) in _BOXES


def is_noise(text: str) -> bool:
    """Whether this line says nothing of the article wherever it stands."""
    if len(text) > 160:
        return False
    if phrase(text) in _NOISE or _NOISE_PATTERNS.match(text):
        return True
    pieces = [piece for piece in re.split(r"\s*[|•·/›»>]\s*|\s{2,}", text) if piece]
    return len(pieces) > 1 and all(phrase(piece) in _NOISE for piece in pieces)


def is_link(text: str) -> bool:
    """Whether this line is marked as a link to another story or a film: ``>> …``, ``Xem thêm: …``, ``Video: …``."""
    return len(text) < 250 and bool(_LINK.match(text) or _MEDIA.match(text))


def is_trail(text: str) -> bool:
    """Whether this line is a trail from the home page: ``Trang chủ / Tin tức / Thi đua``."""
    return bool(re.match(r"(?:trang chủ|trang nhất|home)\s*[/›»>|]", text, re.IGNORECASE)) and len(text) < 200


def is_marked_link(text: str) -> bool:
    """Whether this line is marked as a link to another story, films left out: those may be headlines."""
    return len(text) < 250 and bool(_LINK.match(text))


def is_copyright(text: str) -> bool:
    """Whether this line speaks of rights and publishers."""
    return bool(_COPYRIGHT.search(text)) and len(text) < 600
