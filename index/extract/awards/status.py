"""
Was an award given, decided, only proposed, or nothing of the kind (a condition, a denial, a withdrawal)?

A proposal shown as an award is the worst mistake, so the doubtful case is a proposal, and "nothing" where it is not
even clear that somebody is meant.
"""

from __future__ import annotations

import re
from typing import Literal

from search.model import Status

from .words import any_of

__all__ = ["AIM", "PROPOSAL", "Verdict", "is_proposal", "is_target", "judge"]

Verdict = Literal["received", "announced", "proposed", "none"]

# Words that look like a proposal and are none: the reason of a decision that was taken, and other words in "trình".
_MASK = re.compile(
    r"như (?:đề nghị|đề xuất|dự kiến)(?: ban đầu| trước đó)?|(?:theo|căn cứ|trên cơ sở|sau khi có)(?: các| những| sự"
    r"| lời| văn bản| công văn)? (?:đề nghị|đề xuất|tờ trình"
    r"|giới thiệu)|xét (?:theo )?(?:các )?(?:đề nghị|tờ trình) của|(?:tại|theo|của) (?:các )?tờ trình"
    r"|(?<!\w)(?:(?<!thanh )chương|quy|quá|công|lộ|hành|tiến|giáo|phương|tường|diễn|lập|phẫu) trình"
    r"|trình (?:độ|bày|diễn|duyệt|chiếu"
    r"|tự|báo)"
    r"|trình làng|đề nghị (?:các|mỗi|toàn|tiếp tục|đồng chí|phải|cần|ông|bà|người)(?! [^;]{0,60}(?:tặng|trao|phong"
    r"|khen|công nhận|truy|xét|thưởng))"
    r"|(?:đề nghị|đề xuất|xem xét)(?: [^,;]{0,40}?)? (?:áp dụng|giảm nhẹ|giảm (?:một phần|hình phạt|án)|miễn|mức án"
    r"|tuyên phạt)"
    r"|(?:hội đồng xét xử|hđxx|tòa|toà)(?: án)? (?:xem xét|cân nhắc)"
    r"|xuất trình|hội đồng xét xử|(?:xem xét|cân nhắc) (?:các )?(?:quá trình|tình tiết|nhân thân|hoàn cảnh|công lao)"
    r"|bình chọn là|(?:vừa|đã|được) bình chọn(?= (?:là|vào))"
    r"|trình (?:các |những |nhiều )?(?:bằng khen|giấy khen|huân|huy chương)"
)
# What begins a clause about something else behind the award.
_NEXT_CLAUSE = re.compile(r";|,? (?:đồng thời|còn|trong khi|bên cạnh đó|ngoài ra)(?!\w)")
PROPOSAL = re.compile(rf"(?<!\w)(?:{any_of('proposals')})(?!\w)")
"""Words of proposing and considering."""
# Aims and wishes: nobody decided or proposed anything.
AIM = re.compile(
    r"(?<!\w)(?:đăng ký|cam kết|phấn đấu|mục tiêu|chỉ tiêu|quyết tâm|hướng tới|mong (?:được|muốn)|mơ ước|ước mơ"
    r"|xứng đáng (?:được|với|nhận)|nhất định (?:về|sẽ|phải|giành|đạt|có)|phải (?!kể|nói)[^,;]{0,60}mới được|"
    r"có thể (?:được|sẽ|nhận)|nỗ lực (?:để )?(?:được|nhận|đón|đạt"
    r"|giành))(?!\w)"
)
# What came of an aim: "…, công ty được tặng", "… đã vinh dự đón nhận"
_GOT = re.compile(
    r"(?<!\w)(?:đã|vừa|vinh dự)(?! (?:có|đăng|phấn|đề))(?!\w)[^,;]{0,60}$"
    r"|[,:](?! (?:để|được|phấn|quyết)(?!\w))[^,;]*?(?<!\w)(?:được|đón nhận|nhận)(?! (?:có|đăng|phấn))(?!\w)[^,;]{0,60}$"
)
_TARGET = re.compile(
    r"(?<!nỗ lực )(?<!sự )(?<!những )(?<!trình )(?<!thần )(?<!chí )(?<!quyết tâm )(?<!không ngừng )(?<!ra sức"
    r" )(?<!tích )"
    r"(?<!\w)(?:phấn đấu|đăng ký|quyết tâm|hướng tới|(?:mục|chỉ) tiêu|đặt ra|kỳ vọng|cam kết"
    r"|mong muốn|ra nghị quyết|thi đua để"
    r"|(?:kế hoạch|phương hướng|nhiệm vụ)(?: công tác)?(?: trọng tâm)? năm \d{4}|(?:kế hoạch|nghị quyết) đề ra)"
    r"(?!\w)(?:(?!(?<!\w)(?:đã|vừa|vinh dự)(?!\w))[^.;,]){0,60}?,?"
    r"\s(?:có|là|để|sẽ|đến|thêm|tối thiểu|ít nhất|mỗi|100%|trở thành|giữ vững|xây dựng|được|đạt)\s"
    r"(?!(?:\w+ ){0,3}thành tích)(?:(?!(?<!\w)(?:đã|vừa|vinh dự|năm qua|nên|do đó|vì vậy|nhờ đó)(?!\w))[^;])*$"
)
"""An aim with what it shall bring: "phấn đấu có 2 tập thể được tặng …", "mục tiêu là đón nhận …"."""
_REACHED = re.compile(r"(?<!\w)(?:hoàn thành|đạt|vượt|thực hiện|đã|được giao|đảm bảo|bảo đảm)(?!\w)[^,;]{0,30}$")


def is_proposal(clause: str) -> bool:
    """Tell whether *clause* (a key) has words of proposing that are not parts of other words."""
    return PROPOSAL.search(_MASK.sub(" ", clause)) is not None


def is_target(clause: str) -> bool:
    """Tell whether *clause* (a key) only says what shall be reached; a target that was reached is none."""
    m = _TARGET.search(clause)
    return m is not None and not _REACHED.search(clause[: m.start()])


# Somebody asks the one who gives: "mong Nhà nước truy tặng …", "đơn xin phong tặng …"; whoever asks, it is a proposal.
_REQUEST = re.compile(
    r"(?<!\w)(?:mong(?: mỏi| ước)?|khẩn cầu|thỉnh cầu|kêu gọi|nguyện vọng|đơn (?:xin|gửi))(?!\w)"
    r"(?:(?!(?<!\w)(?:đã|vừa|được|khi|sau)(?!\w))[^;.]){0,60}?"
    r"\s(?:truy |phong |khen |trao |thăng )?(?:tặng|phong|thưởng)(?!\w)(?:(?!(?<!\w)(?:đã|vừa)(?!\w))[^;.])*$"
)
_WISHED = re.compile(
    r"(?<!\w)mong(?: mỏi| muốn| rằng)? (?!được)[^;.,]{3,60}? được [^;.,]{0,30}(?:truy|phong|tặng|trao|khen)[^;.]*$"
)
# It came near, or is denied, wished or asked: "suýt được tặng", "phủ nhận việc …", "chúc A sớm nhận", "liệu A có …?"
_UNREAL = re.compile(
    r"(?<!\w)(?:suýt|lẽ ra|đáng lẽ|đáng ra|phủ nhận|bác bỏ|bỏ lỡ|vuột|hụt|không có chuyện"
    r"|(?:cầu )?chúc(?! mừng)"
    r"|còn thiếu (?:\w+ )?(?:năm|tháng|phiếu|điểm|điều kiện|tiêu chuẩn)|liệu)(?!\w)"
    r"(?:(?!(?<!\w)(?:và|nhưng|song) )[^;.])*$"
)
_PROMISE = re.compile(
    r"(?<!\w)(?:hứa|hẹn|cam kết|treo giải)(?: \w+){0,2} (?:tặng|trao|khen|thưởng|đề nghị)(?!\w)[^;.]*$"
)
"""A promise is no award: "hứa tặng bằng khen cho …"."""
_HOPE = re.compile(r"(?<!\w)(?:h[iy] vọng|mong mỏi|mong chờ|mong ngóng|ao ước|nếu (?:vượt qua|đủ|được|đạt|có))(?!\w)")
# "nếu trụ hạng, đội bóng sẽ được đề nghị", "cá nhân đạt giải sẽ được xét", "ước có ngày …": nobody yet
_IF = re.compile(
    r"(?<!\w)giá (?:mà|như)(?!\w)|(?<!\w)(?:lan truyền|loan|đồn|rộ lên) (?:tin|thông tin|rằng)(?!\w)"
    r"|(?<!\w)tin đồn(?!\w)"
    r"|(?<!\w)nếu(?!\w)[^;.]{3,80}(?:sẽ|thì)(?!\w)|(?<!\w)ước (?:có|một|được)(?: một)? ngày"
    r"|(?:^|[,:;]\s*)(?:đơn vị|tập thể|cá nhân|thí sinh|cụm|khối|đội|địa phương|doanh nghiệp|tác giả)"
    r" (?:nào|dẫn đầu|đạt giải|đoạt giải|có sáng kiến)[^;.]{0,60}(?<!\w)(?:sẽ|ưu tiên|được xem xét|nhận|mới được)(?!\w)"
)
_REFUSED = re.compile(
    r"(?:không|chưa|bị) (?:được )?(?:chấp thuận|chấp nhận|phê duyệt|duyệt|thông qua|đồng ý|loại|bác|trả lại|xét)"
    r"|bị (?:loại|bác|rút)"
    r"|rút (?:khỏi|tên|hồ sơ)|trượt|không đạt"
)
_DENIED = re.compile(
    r"(?<!\w)(?:không|chưa|chẳng) (?:hề |từng |thể |phải |có |một lần |lần nào |bao giờ |khi nào )*(?:được "
    r"|bao giờ )*(?:ai |một )?(?:nhận|đón nhận"
    r"|trao|tặng|phong|truy|đạt|có|dành"
    r"|cấp phát|cấp|vinh dự|khen|giành)(?!\w)|không (?:hề )?được(?= phong| tặng| trao| nhận| truy| danh hiệu"
    r"| bằng khen| giấy khen| huân)"
    r"|(?<!\w)(?:thu hồi|tước|hủy bỏ|huỷ bỏ|hủy|bãi bỏ|từ chối (?:nhận|danh hiệu)|trả lại(?=\s*$)"
    r"|trả lại (?:danh hiệu|bằng khen"
    r"|huân)|làm giả|giả mạo|mạo danh"
    r"|bằng khen \"? ?giả|mất đi|đánh mất|bị mất|mất (?:danh hiệu|huân|tấm)|chạy (?:huân|danh hiệu|bằng)"
    r"|mua (?:danh hiệu|bằng khen|huân)|bán (?:huân|huy|bằng)|trộm|thất lạc|hết thời)(?!\w)"
)
_NOT_LISTED = re.compile(r"không (?:có |nằm |lọt |hề )+(?:tên )?(?:trong|vào)|không có tên")
_FAKE = re.compile(r"(?<!\w)(?:làm giả|giả mạo|bằng khen \"? ?giả|giấy khen \"? ?giả|là giả|mạo danh)(?!\w)")
_CONDITION = re.compile(rf"(?<!\w)(?:{any_of('conditions')})(?!\w)")
_RULE = re.compile(
    r"(?<!\w)(?:không quá (?:\d|một|hai|ba)|mới được (?:đề nghị|xét)|hạn nộp"
    r"|mỗi [^,;]{3,40} được (?:suy tôn|đề nghị)"
    r"|mỗi (?:cụm|khối|đơn vị|địa phương|huyện|xã|cơ quan)[^;]{0,40}? (?:chọn|lựa chọn|giới thiệu|bình chọn|suy tôn|cử"
    r"|đề xuất) (?:một|hai|ba|\d+|không quá))(?!\w)"
)
_DECIDED = re.compile(
    r"(?<!\w)(?:(?:ra |có |ký |kí |ban hành |công bố |các "
    r"|thông qua )*quyết định(?: số [^,;]{1,30})?(?: về)?(?: việc)? ?(?:khen|tặng|trao|phong|truy|cấp|công nhận)"
    r"|theo quyết định [^,;]{1,50}, [^,;]{3,40}? (?:phong|truy|tặng|khen)"
    r"|(?:ký|kí|ra|có|ban hành|công bố) (?:các |\d+ )*(?:quyết định|nghị quyết(?! (?:có|\d|phấn|đề|hoàn|xây))"
    r"|lệnh|sắc lệnh)"
    r"|quyết định (?:số [^,;]{1,30} )?của [^,;]{3,60} (?:về việc )?(?:tặng|truy|phong|khen)"
    r"|(?:đồng ý|chấp thuận|phê duyệt)(?: việc| chủ trương)? (?:khen|tặng|truy|phong|trao)"
    r"|danh sách (?:được )?(?:phong|truy"
    r"|tặng)|sẽ được [^,;]{3,40}? (?:trao|tặng|phong)(?!\w)|sẽ (?:cùng [^,;]{3,40} )?(?:lên |về |được |vinh dự "
    r"|chính thức |đón |trực tiếp |tổ chức (?:lễ )?)*"
    r"(?:trao|tặng|nhận|đón nhận|phong|truy|vinh danh)|chuẩn bị (?:trao|đón|nhận)|sắp (?:được )?(?:trao|nhận|đón))"
)
# "Lễ trao … cho A sẽ diễn ra ngày 20/5", "… sẽ được trao tại lễ"
_TO_COME = re.compile(
    r"[^,;]{0,40}sẽ (?:được )?(?:trao|tặng|tổ chức)"
    r"|[^;.]{0,90}? (?:sẽ|dự kiến) (?:được )?(?:diễn ra|tổ chức|cử hành)(?!\w)"
)
_HANDED = re.compile(
    r"(?<!\w)(?:công bố (?:các )?quyết định (?:[^,;]{0,40} )?và trao|công bố và trao"
    r"|trao (?:các )?quyết định|(?:và|rồi|đồng thời) (?:đã )?(?:trực tiếp |ngay |kịp thời |tận tay |đến tận nhà )*trao"
    r"(?! quyền)|đã (?:được )?trao|trao (?:tặng )?(?:quyết định|bằng))(?!\w)"
)


def judge(left: str, right: str, inherited: Status | None) -> Verdict:
    """
    Return what a clause says. *left* is its key up to the award, *right* the key after it up to the next award or the
    clause's end, *inherited* the status of the award before it, where it has no verb of its own.
    """
    left, right = _MASK.sub(" ", left), _MASK.sub(" ", _NEXT_CLAUSE.split(right)[0])
    proposed = PROPOSAL.search(left) or _proposed_after(right)
    if _NOT_LISTED.search(left) or _FAKE.search(left) or _FAKE.search(right):
        return "none"
    if re.search(
        r"(?<!\w)không (?:xem )?xét (?!tặng|phong)|không được (?:bình )?xét(?: danh hiệu| khen| thi đua|\s*$)"
        r"|sẽ không (?:được )?(?:bình |xem )?xét",
        left,
    ):
        return "none"
    if _PROMISE.search(left) or _IF.search(left) or _UNREAL.search(left):
        return "none"
    if _REQUEST.search(left) or _WISHED.search(left):
        return "proposed"
    if re.match(r"[^.;]{0,90}\slà (?:không (?:chính xác|đúng|có)|sai|bịa|tin giả|chưa đúng)(?!\w)", right):
        return "none"
    if _DENIED.search(left):
        return "proposed" if proposed and not re.search(r"hủy|thu hồi|tước|giả", left) else "none"
    if _HOPE.search(left) and not re.search(r"(?<!\w)đã (?:được|nhận|đón)", left):
        return "proposed" if proposed else "none"
    if re.search(
        r"(?<!\w)(?:có thể (?:được|sẽ|nhận)|(?<!đã )xứng đáng (?:để )?được (?:tặng|khen|nhận|trao|truy|phong))", left
    ):
        return "none"
    clause = left[left.rfind(";") + 1 :]
    if re.search(r"(?<!\w)có (?:thể )?(?:được|phải)(?!\w)", left) and re.search(r"(?:không|chưa)\s*\?", right):
        return "none"  # a question
    if is_target(clause):
        return "none"
    if (aim := AIM.search(clause)) and not _GOT.search(clause[aim.end() :]):
        return "none"
    if _RULE.search(left) or (proposed and re.match(r"[^.;]{0,40}gồm \d+ (?:bộ|bản)", right)):
        return "none"
    if proposed:
        weak = not re.search(
            r"(?<!\w)(?:đề nghị|trình|suy tôn|kiến nghị|đề xuất|đề cử|bình xét|giới thiệu)(?!\w)", left + right
        )
        counted = re.search(r"\d (?:nghệ sĩ|hồ sơ|trường hợp|cá nhân|nhà giáo)[^,;]{0,20} đủ (?:điều|tiêu)", left)
        return "none" if weak and not counted and _CONDITION.search(left) else "proposed"
    if _REFUSED.search(right) and inherited == "proposed":
        return "proposed"
    if _CONDITION.search(clause) or re.search(r"(?<!\w)(?:nếu|khi có đủ|cho (?:những ai|người nào))(?!\w)", right):
        return "none"
    said = clause if re.search(r"(?<!\w)(?:tặng|trao|nhận|được)(?!\w)", clause) else left
    if (decided := _DECIDED.search(said)) or _TO_COME.match(right):
        got = re.search(r"(?:,| và) (?:đã |vinh dự )?(?:được (?:nhận|tặng|trao)|(?:đón )?nhận)[^,;]{0,30}$", said)
        if decided and got and got.start() >= decided.end():
            return "received"  # "có tên trong quyết định khen thưởng … và được nhận bằng khen"
        if re.search(r"(?<!\w)(?:lễ|buổi) (?:trao|đón|công bố)", left) and _TO_COME.match(right):
            return "announced"
        return "received" if _HANDED.search(left) and not (decided and "sẽ" in decided.group()) else "announced"
    return inherited or "received"


def _proposed_after(right: str) -> bool:
    """Tell whether words behind the award make it a proposal: "… đang trình Chủ tịch nước", "… chờ phê duyệt"."""
    return (
        re.search(
            r"(?:đang|đã|sẽ|còn|mới) (?:được )?(?:các cấp )?(?:trình|đề nghị|xem xét|chờ|hoàn thiện"
            r"|làm hồ sơ|thẩm định|xét)(?! [a-z]* dung)"
            r"|^[^,;:]{0,90}?(?<!\w)trình (?:thủ tướng|chủ tịch|chính phủ|ubnd|bộ|cấp|tỉnh|trung ương"
            r"|thành phố|hội đồng)"
            r"|chờ (?:phê duyệt|xét|quyết định)|lên (?:cấp trên|thủ tướng|chủ tịch nước)"
            r"|(?:không|chưa) được (?:chấp thuận|phê duyệt|duyệt|thông qua)",
            right,
        )
        is not None
    )
