"""
Is this line a photo caption, a link to another story, or part of the text?

Raw pages carry no mark-up, so the line's own words decide, with its neighbours: captions say what a picture shows (a
person who speaks, hands over, signs), links are headlines, subheadings are short and stand before a paragraph.
"""

from __future__ import annotations

import re

from .lines import CAPITALS

_CREDIT = re.compile(
    r"^(?:ảnh|hình) ?\d{1,2} ?[:.]|(?:^|[\s(.,;–-])(?:ảnh|anh|photo|nguồn ảnh|ảnh tư liệu|ảnh minh họa|"
    r"ảnh minh hoạ|clip|đồ họa) ?[:/]|"
    r"\(?\bảnh (?:minh ho[ạa]|minh hoạ|tư liệu|internet|chụp màn hình|cắt từ clip|do .{2,40} cung cấp)"
    r"\b.{0,30}\)?\.?$",
    re.IGNORECASE,
)
_CREDIT_ONLY = re.compile(r"^\(?(?:ảnh|photo|nguồn ảnh|clip) ?[:/]", re.IGNORECASE)
_SUBJECT = re.compile(
    r"^(?:(?:quang|toàn) cảnh|hình ảnh|ảnh|(?:các )?(?:đại biểu|đơn vị|tập thể|cá nhân|đồng chí|đại diện|gương|"
    r"thành viên)|"
    r"lãnh đạo|đoàn (?:chủ tịch|đại biểu|công tác)|ban tổ chức|ban giám|đ/c|ông|bà|anh|chị|thầy|cô|phó|chủ tịch|bí thư|"
    r"giám đốc|trưởng|ủy viên|uỷ viên|thừa ủy quyền|tiết mục|một góc|cán bộ|hội viên|nhân dân|người dân|học sinh|"
    r"giáo viên|"
    r"cụm trưởng|cụm phó|thượng tá|đại tá|trung tá|thiếu tá|đại úy|thiếu tướng|trung tướng|đồng bào|phóng viên|"
    r"công nhân|"
    r"đoàn viên|chiến sĩ|công an|bộ đội|gia đình|các em|thường trực|trao|tặng|khen thưởng|ký|lễ|nghi thức|màn|khu|"
    r"đội|tổ|mô hình|cụm thi đua|khối thi đua|khách mời|diễn giả|từ trái)\b",
    re.IGNORECASE,
)
_ACT = re.compile(
    r"\b(?:phát biểu(?: (?:tại|chỉ đạo|khai mạc|bế mạc|kết luận|chúc mừng|đáp từ|tham luận|đề dẫn|ý kiến|"
    r"thảo luận)\b[^,]*)?|"
    r"(?:trao|tặng)\b.{0,100}?\b(?:cho|tặng|đến)\b.*|trao (?:tặng )?(?:cờ|bằng khen|giấy khen|huân chương|"
    r"danh hiệu|hoa|quà|"
    r"thưởng|giải|kỷ niệm chương|quyết định).*|tặng (?:hoa|quà|cờ|bằng khen|giấy khen).*|"
    r"ký (?:kết )?(?:bản )?(?:giao ước|cam kết|kết|quy chế|chương trình|thỏa thuận|biên bản).*|chụp (?:ảnh|hình).*|"
    r"chủ trì (?:hội nghị|buổi|phiên|cuộc).*|điều hành (?:hội nghị|phiên|buổi).*|trình bày (?:báo cáo|tham luận|"
    r"dự thảo).*|"
    r"(?:đón )?nhận (?:cờ|bằng khen|giấy khen|huân chương|danh hiệu|hoa|quà|thưởng).*|bấm nút.*|cắt băng.*|"
    r"báo cáo tại.*|"
    r"biểu quyết.*|chúc mừng.*|thăm hỏi.*|giao lưu.*|tham quan.*|dâng hương.*|thảo luận tại.*|nhấn nút.*)[.!]?$",
    re.IGNORECASE,
)
_POSED = re.compile(
    r"\w \b(?:chụp ảnh|chụp hình|phát biểu|bấm nút|cắt băng|tặng hoa)\b(?: (?:lưu niệm|kỷ niệm|tại|"
    r"chỉ đạo|khai mạc|bế mạc|kết luận|khánh thành|khởi công|chúc mừng|cùng|với)\b.*)?$",
    re.IGNORECASE,
)
_SCENE = re.compile(
    r"^(?:(?:quang|toàn) cảnh|hình ảnh (?:tại|trong)|một góc|từ trái|tiết mục|màn (?:văn nghệ|trình diễn)|"
    r"(?:các )?đại biểu (?:tham )?dự\b|(?:các )?đại biểu (?:chụp|tham gia|biểu quyết|tại)\b|"
    r"(?:chủ tọa|đoàn chủ tịch) (?:điều hành|hội nghị|đại hội))",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:cho biết|nhấn mạnh|khẳng định|đề nghị|cho rằng|yêu cầu|đánh giá|chia sẻ|bày tỏ|tin tưởng|mong muốn|kêu gọi|"
    r"ghi nhận|biểu dương|nêu rõ|thông tin|giao nhiệm vụ|đã|sẽ|được biết|theo đó)\b",
    re.IGNORECASE,
)
_NARRATIVE = re.compile(
    r"^(?:tại|theo|năm|trong|sau|nhân|cùng|qua|để|với|tiếp|phát biểu|chiều|sáng|tối|trưa|ngày|trước|hiện|bên cạnh|"
    r"ngoài|"
    r"đồng thời|từ|kết quả|dự|tham dự|ngoài ra|bằng|khi|nếu|song song|về|đến|vừa qua|thời gian|hưởng ứng|phát huy|nhằm|"
    r"do đó|vì vậy|đặc biệt|cụ thể|đối với|thông qua|đây|đó|những|nhiều|mỗi|mặc dù|tuy nhiên|kết thúc|cũng|ở|là)\b",
    re.IGNORECASE,
)
_ABSTRACT = re.compile(
    r"^(?:nâng cao|đẩy mạnh|phát huy|lan tỏa|lan toả|nhiều|những|hiệu quả|từ|để|giải pháp|vì sao|tạo|tăng cường|"
    r"đổi mới|"
    r"xây dựng|khơi dậy|động lực|dấu ấn|quyết tâm|tiếp tục|chú trọng|kết quả|nhân rộng|sức|vai trò|bài học|khó khăn|"
    r"mục tiêu|phương hướng|nhiệm vụ|không|hướng|vượt|gắn|lấy|góp phần|thúc đẩy|sôi nổi|chủ động|tập trung|bứt phá|"
    r"toàn diện|phát triển|bảo đảm|đảm bảo|giữ vững|khẳng định|thực hiện|hoàn thành|cần|phải|đi đầu|tôn vinh|"
    r"chăm lo)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^(?:[-+–—•*●▪·◦✓✔]|\d{1,2}[.)](?!\d)|[a-zđ][.)]|[IVX]{1,4}[.)-])\s*\S", re.IGNORECASE)
_COUNTED = re.compile(r"\b\d+ (?:tập thể|cá nhân|đơn vị|hộ|gia đình|doanh nghiệp)\b", re.IGNORECASE)
_SENTENCES = re.compile(rf"(?<!TS)(?<!GS)(?<!ThS)(?<!TP)(?<!BS)(?<!CK)[.!?…][\"”]? +[{CAPITALS}“\"]")


def has_credit(text: str) -> bool:
    """Whether a line names a photographer or says that it belongs to a picture."""
    return len(text) < 400 and bool(_CREDIT.search(text))


def is_credit_only(text: str) -> bool:
    """Whether a line holds nothing but a photo credit: ``Ảnh: Quang Huy``."""
    return bool(_CREDIT_ONLY.match(text)) and len(text.split()) <= 10


def is_narrative(text: str, words: int) -> bool:
    """Whether a line without a full stop tells something at length: text whose stop was lost, no caption or link."""
    return words >= 25 or (words >= 12 and bool(_NARRATIVE.match(text)) and "," in text)


def is_item(text: str) -> bool:
    """Whether a line is an item of a list: ``- …``, ``1. …``, ``a) …``."""
    return bool(_NUMBERED.match(text))


def has_subject(text: str) -> bool:
    """Whether a line begins with those whom pictures show: delegates, a leader, a unit."""
    return bool(_SUBJECT.match(text) or _SCENE.match(text))


def shows_scene(text: str, words: int, stops: bool) -> bool:
    """
    Whether a line says what a picture shows: a scene, or somebody and a visible act at the line's end.

    A line with a full stop must be one short sentence without reported speech; "Tại hội nghị, …" is always text.
    """
    if words > 40 or _SENTENCES.search(text):
        return False
    if _SCENE.match(text):
        return words <= 30 and not (stops and _TOLD.search(text))
    if _NARRATIVE.match(text):
        return False
    if text[0] == "(" and text[-1] == ")" and words >= 3:
        return True
    if not stops and words <= 25 and not _ABSTRACT.match(text):
        act = _ACT.search(text)
        if _POSED.search(text) or (act and act.start() > 0):
            return True
    if not _SUBJECT.match(text) or not _ACT.search(text):
        return False
    if not stops:
        return True
    return words <= 35 and not _TOLD.search(text) and not _COUNTED.search(text) and ":" not in text


def is_subheading(text: str, words: int, *, before_prose: bool) -> bool:
    """Whether a line without a full stop is a heading inside the text."""
    if not before_prose or words > 16:
        return False
    if _SUBJECT.match(text) and (_ACT.search(text) or words > 6):
        return False
    return bool(_ABSTRACT.match(text)) or words <= 10 or text.endswith("?") or text.isupper()


def is_headline_like(text: str, words: int) -> bool:
    """Whether a line without a full stop reads like the headline of another story rather than a caption."""
    return words >= 8 and not shows_scene(text, words, stops=False) and not has_credit(text)
