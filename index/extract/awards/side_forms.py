"""
Which words say on which side of an award its recipients stand?
"""

from __future__ import annotations

import re
from collections.abc import Callable

from .binding import Binding, Clause
from .words import any_of

__all__ = [
    "BY",
    "CANDIDATE",
    "CEREMONY",
    "ENLISTED",
    "EXAMPLES",
    "GOT_MANY",
    "GROUPS",
    "HOLDER",
    "IN_TURN",
    "THAT_MERIT",
    "THIS_WORK",
    "WORK",
    "Way",
]

ENLISTED = re.compile(
    r"(?<!\w)(?:vẫn |còn |hiện )*(?:đang )?chờ (?:đợi )?(?:kết quả|được|cấp|hội đồng|ngày"
    r"|quyết định)[^,;:]{0,40}(?!\w)|"
    r"(?<!\w)(?:vẫn |còn |hiện )*(?:đang )?được (?!giao|phân công|yêu cầu|cử)(?:\w+ ){0,4}?"
    r"(?:làm|lập|hoàn thiện|hoàn tất|chuẩn bị) (?:hồ sơ"
    r"|thủ tục)|"
    r"(?<!\w)(?:(?:xin )?rút hồ sơ|xin rút|(?:nộp|gửi|làm|có) hồ sơ)(?!\w)|"
    r"(?<!\w)(?:có tên|nằm|lọt|góp mặt|có mặt|được đưa|được ghi|còn|cùng|đều|vẫn)\s(?:trong|vào|"
    r"ở)\s(?:bản )?danh sách(?!\w)|"
    r",?\s(?:trong|vào) danh sách (?:trình|xét|đề nghị|đề xuất)(?!\w)"
)
# What is said of a candidate: he waits, is put on a list or struck off, has (not) what is asked for, so many votes.
CANDIDATE = re.compile(
    r"(?<!\w)(?:(?:vẫn|còn|hiện|mới|chỉ|đã|vừa|cũng|đang|phải|tự|bị|xin|không|chưa|được|đều|hội"
    r"|đánh giá|xác định|xác nhận|là)\s)*"
    r"(?:chờ(?: đợi)?|(?:rút|loại|gạch|gạt|đưa|bỏ|lọt|nằm)(?: tên| hồ sơ)?(?: ra)? (?:khỏi|vào|trong|ra|diện)"
    r"|đủ (?:các )?(?:điều kiện|tiêu chuẩn|tiêu chí|số phiếu|phiếu|hồ sơ|thành tích|năm)"
    r"|(?:đạt|được|giành|nhận|có|chiếm)(?: được)?(?: chỉ)? \d+(?:[/.,]\d+)?%?(?: số)? ?"
    r"(?:phiếu|\(?\d|tổng|ý kiến|tín nhiệm)"
    r"|(?:đạt|có|được) (?:tuyệt đối )?(?:100%|đủ|quá bán|đa số)|trượt"
    r"|(?:thuộc|trong) diện|(?:là|có) (?:ứng viên|tên))(?!\w)"
)
# "tổ chức Lễ kỷ niệm … và đón nhận (danh hiệu)"
CEREMONY = re.compile(
    r"(?<!\w)tổ chức(?: trọng thể| long trọng)? (?:lễ|buổi lễ)(?: [^,;:]{2,80} và)? (?:công bố và )?(?:đón nhận|trao)"
    r"(?: tặng)?(?: danh hiệu)?[\s\"']*$"
)
WORK = re.compile(
    r"(?:(?:cụm |chùm |các |bộ |hai |ba )?(?:công trình|tác phẩm|bức ảnh|ảnh|vở|ca khúc|bài hát|bài thơ|tập thơ|phim"
    r"|kịch"
    r"|tiểu thuyết|trường ca|cuốn sách|sách|tượng đài|bản nhạc|nghiên cứu|bức tranh|kịch bản|nhạc phẩm|truyện))(?!\w)"
)
THIS_WORK = re.compile(WORK.pattern + r"(?:(?! của )[^,;.]){0,60}? (?:này|ấy|đó|trên|nói trên|được|đã|nhận)(?!\w)")
GROUPS = any_of("groups")
BY = re.compile(
    WORK.pattern + r"[^,;.]{0,80}? (?:của|do) (?P<who>[^,;.]{4,60}?)(?: (?:đã|từng|vừa|được|vinh dự|sáng tác))*\s*$"
)
HOLDER = re.compile(
    r"(?P<who>[^,;:]{4,60}), (?:là |cũng là )?chủ nhân (?:của )?(?:các |hai |những )?"
    r"(?:tấm |lá |chiếc |danh hiệu )*[\"']?$"
)
IN_TURN = re.compile(r"(?<!\w)lần lượt(?!\w)")
# "Ghi nhận những thành tích đó, (G tặng X)": whose merit it is was told before
THAT_MERIT = re.compile(
    r"\s*(?:để )?(?:ghi nhận|với|trước|biểu dương|đánh giá cao|nhờ|tri ân) (?:những |các |sự )*(?:thành tích"
    r"|đóng góp|cống hiến"
    r"|nỗ lực|kết quả|chiến công|cố gắng|công lao|việc làm|nghĩa cử|hành động)[^,;.:]{0,40}? (?:đó|này|trên|ấy"
    r"|nói trên),"
)
# "… được tặng nhiều danh hiệu cao quý. Tiêu biểu là X": X is among them
GOT_MANY = re.compile(
    r"(?<!\w)(?:được|nhận|đón nhận|giành|đạt)(?!\w)[^.:;]{0,90}?(?:nhiều|các|những) (?:danh hiệu|phần thưởng"
    r"|hình thức khen"
    r"|huân chương|huân, huy chương|giải thưởng|bằng khen)"
)
EXAMPLES = re.compile(
    r"\s*(?:(?:tiêu biểu|nổi bật|điển hình|đáng chú ý|đáng kể|cao quý)(?: nhất)?|trong (?:số )?đó|đó|cụ thể)"
    r"(?:,| là| như| có| phải kể đến| có thể kể đến| phải kể)*:?\s+(?:các |những |\d+ |tấm )*"
    r"(?=(?:huân chương|bằng khen|cờ |danh hiệu|huy chương|giấy khen|kỷ niệm chương|tập thể lao động))"
)
Way = Callable[[Binding, Clause], bool]
