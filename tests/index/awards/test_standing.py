"""How an award is given, decided, asked for or none: every usual wording with every kind of award and recipient."""

from __future__ import annotations

import pytest

from index.extract.facts import extract_facts
from search.model import Article

AWARDS = (
    "Huân chương Lao động hạng Ba",
    "Bằng khen của Thủ tướng Chính phủ",
    "Cờ thi đua của UBND tỉnh",
    "danh hiệu Chiến sĩ thi đua cơ sở",
    "danh hiệu Anh hùng Lao động",
    "Giấy khen của UBND huyện",
)
RECIPIENTS = {  # as printed: as in the record
    "ông Lê Văn An": "Lê Văn An",
    "Công ty Hoa Sen": "Công ty Hoa Sen",
    "3 tập thể": "3 tập thể",
    "huyện Yên Thành": "huyện Yên Thành",
}
ASKED = (
    "Hội đồng Thi đua - Khen thưởng tỉnh đề nghị tặng {X} cho {A}.",
    "Hội đồng thống nhất đề nghị Chủ tịch nước tặng {X} cho {A}.",
    "Sở Nội vụ trình UBND tỉnh đề nghị Chủ tịch nước tặng {X} cho {A}.",
    "Sở Nội vụ lập tờ trình đề nghị khen thưởng {X} cho {A}.",
    "{A} được đề nghị tặng {X}.",
    "{A} được Hội đồng Thi đua huyện đề nghị tặng {X}.",
    "{A} được tập thể nhất trí đề nghị xét tặng {X}.",
    "{A} được các thành viên bỏ phiếu suy tôn, đề nghị tặng {X}.",
    "Đối với {A}, hội đồng nhất trí trình Thủ tướng Chính phủ xem xét tặng {X}.",
    "Hội nghị bình xét, đề nghị tặng {X} đối với {A}.",
    "Các đại biểu biểu quyết thông qua việc đề nghị tặng {X} cho {A}.",
    "Cơ quan này đang hoàn thiện hồ sơ đề nghị tặng {X} cho {A}.",
    "Hồ sơ đề nghị tặng {X} cho {A} đang chờ thẩm định.",
    "Hồ sơ của {A} đề nghị tặng {X} đã được gửi lên Trung ương.",
    "UBND huyện đã có văn bản đề nghị UBND tỉnh tặng {X} cho {A}.",
    "UBND huyện vừa có công văn gửi UBND tỉnh, đề nghị tặng {X} cho {A}.",
    "UBND huyện kiến nghị cấp trên xem xét tặng thưởng {X} cho {A}.",
    "UBND huyện đề xuất khen thưởng {A} {X}.",
    "Ban Giám đốc đề xuất cấp trên tặng {X} cho {A}.",
    "Hội đồng xét tặng {X} cho {A} trong phiên họp tới.",
    "{A} nằm trong danh sách đề nghị tặng {X}.",
    "{A} có tên trong danh sách đề nghị xét tặng {X} năm nay.",
    "{A} dự kiến được tặng {X}.",
    "Dự kiến, {A} sẽ được tặng {X}.",
    "UBND tỉnh dự kiến tặng {X} cho {A}.",
    "{A} đang được xem xét tặng {X}.",
    "{A} sẽ được xem xét tặng {X}.",
    "Tỉnh đang xem xét tặng {X} cho {A}.",
    "Trường hợp của {A} đang được đề nghị truy tặng {X}.",
    "{A} được giới thiệu để đề nghị tặng {X}.",
    "Hội nghị giới thiệu {A} để xét tặng {X}.",
    "Sở đang lấy ý kiến nhân dân về việc đề nghị tặng {X} cho {A}.",
    "Sở đăng tải thông tin lấy ý kiến về việc khen thưởng {X} cho {A}.",
    "Bộ Nội vụ đang lấy ý kiến hiệp y khen thưởng {X} đối với {A}.",
    "{A} không đủ điều kiện để đề nghị tặng {X}.",
    "Hội đồng không thông qua đề nghị tặng {X} cho {A}.",
    "Đề nghị tặng {X} cho {A} chưa được thông qua.",
    "Đề nghị tặng {X} cho {A} bị trả lại.",
    "{A} bị rút khỏi danh sách đề nghị tặng {X}.",
    "{A} xin rút khỏi danh sách xét tặng {X}.",
    "Hội đồng loại {A} khỏi danh sách đề nghị tặng {X}.",
    "Chưa đồng ý đề nghị tặng {X} cho {A}, hội đồng yêu cầu bổ sung hồ sơ.",
    "{A} vẫn đang chờ quyết định tặng {X}.",
    "{A} đang chờ Chủ tịch nước quyết định tặng {X}.",
    "Quyết định tặng {X} cho {A} đang được trình ký.",
    "{A} đủ điều kiện, tiêu chuẩn đề nghị tặng {X}.",
    "Toàn khối suy tôn {A} nhận {X}.",
    "Toàn khối suy tôn {A} là đơn vị dẫn đầu, đề nghị tặng {X}.",
    "Với 9/9 phiếu, {A} được suy tôn đề nghị tặng {X}.",
    "{A} đạt 9/9 phiếu đề nghị tặng {X}.",
    "Khối thi đua bình chọn {A} đề nghị tặng {X}.",
    "Tại hội nghị, {A} được bình chọn để đề nghị tặng {X}.",
    "Lãnh đạo tỉnh giao Sở Nội vụ làm thủ tục khen thưởng {X} cho {A}.",
    "Lãnh đạo tỉnh giao Sở Nội vụ tham mưu tặng {X} cho {A}.",
    "Lãnh đạo tỉnh giao Sở Nội vụ hoàn tất thủ tục trình tặng {X} cho {A}.",
    "Sở Nội vụ được giao hướng dẫn hoàn thiện hồ sơ tặng {X} cho {A}.",
    "Chủ tịch huyện chỉ đạo lập hồ sơ khen thưởng {X} cho {A}.",
    "Chủ tịch huyện đồng ý chủ trương đề nghị tặng {X} cho {A}.",
    "Ông Nam cho biết huyện sẽ đề nghị tỉnh tặng {X} cho {A}.",
    "Ông Nam cho biết sẽ đề nghị tặng {X} cho {A}.",
    "Hội đề nghị Nhà nước truy tặng {X} cho {A}.",
    "Gia đình làm đơn đề nghị truy tặng {X} cho {A}.",
    "Cử tri kiến nghị Nhà nước xét tặng {X} cho {A}.",
    "Đại biểu đề nghị Quốc hội, Chính phủ xem xét trao {X} cho {A}.",
    "Xét đề nghị tặng {X} cho {A}, hội đồng đã thảo luận kỹ.",
    "Tờ trình đề nghị tặng {X} cho {A} đã được ký.",
    "Tờ trình số 15 của UBND tỉnh về việc đề nghị tặng {X} cho {A} đã gửi Bộ Nội vụ.",
    "Ban Thi đua - Khen thưởng Trung ương trình Thủ tướng tặng {X} cho {A}.",
    "{A} được UBND tỉnh trình Chủ tịch nước tặng {X}.",
    "{A} đã được UBND tỉnh hoàn tất thủ tục đề nghị tặng {X}.",
    "{A} được đề cử nhận {X}.",
    "Công ty đã nộp hồ sơ đề nghị tặng {X} cho {A}.",
    "Ngành đang xúc tiến các thủ tục để {A} được tặng {X}.",
    "Ngành đề nghị các cấp xét, công nhận {X} cho {A}.",
    "Bộ Văn hóa thẩm định hồ sơ tặng {X} cho {A}.",
    "Hội đồng cấp Nhà nước đang xét {X} cho {A}.",
    "Thường trực Huyện ủy cho ý kiến về việc tặng {X} cho {A}.",
    "Nhiều người cho rằng nên tặng {X} cho {A}.",
    "Cơ quan công an đề nghị khen thưởng đột xuất {X} cho {A}.",
    "Trong số được đề nghị tặng {X} có {A}.",
    "Danh sách đề nghị tặng {X} gồm {A}.",
    "Tập thể duy nhất được đề nghị tặng {X} là {A}.",
    "Người được đề nghị tặng {X} là {A}.",
    "{X} được đề nghị tặng cho {A}.",
    "{X} đang được đề nghị tặng cho {A}.",
    "Huyện thống nhất trình tỉnh {X} cho {A}.",
    "Hội đồng thống nhất {X} cho {A} trình Thủ tướng.",
    "Sẽ trình Chính phủ tặng {X} cho {A}.",
    "UBND tỉnh báo cáo Thủ tướng xem xét tặng {X} cho {A}.",
    "Quân khu đề nghị Bộ Quốc phòng thăng quân hàm và tặng {X} cho {A}.",
    "Sau khi bỏ phiếu kín, hội đồng nhất trí đề nghị {X} cho {A}.",
    "Theo kết quả bỏ phiếu, {A} được đề nghị {X}.",
    "Kết quả: {A} được đề nghị {X}.",
    "Cùng với việc bầu cụm trưởng, hội nghị đã suy tôn {A} đề nghị UBND tỉnh tặng {X}.",
    "Hội nghị thống nhất suy tôn {A} đề nghị tặng {X}.",
    "Hội nghị nhất trí cao suy tôn và đề nghị tặng {X} cho {A}.",
    "{A} được xét đề nghị tặng {X}.",
    "Trên cơ sở thành tích, hội nghị xét chọn {A} đề nghị tặng {X}.",
    "Hội nghị lựa chọn {A} đề nghị tặng {X}.",
)
GIVEN = (
    "{A} được tặng {X}.",
    "{A} vừa được tặng {X}.",
    "{A} vinh dự được tặng {X}.",
    "{A} vinh dự đón nhận {X}.",
    "{A} đã nhận {X}.",
    "{A} được trao {X}.",
    "{A} được trao tặng {X}.",
    "{A} được tặng thưởng {X}.",
    "{A} được khen thưởng {X}.",
    "{A} được nhận {X}.",
    "{A} được vinh danh với {X}.",
    "{A} được biểu dương, tặng {X}.",
    "{A} được tuyên dương và nhận {X}.",
    "{A} được ghi nhận bằng {X}.",
    "{A} được cấp trên ghi nhận với {X}.",
    "{A} từng được tặng {X}.",
    "{A} từng nhận {X}.",
    "{A} từng vinh dự đón nhận {X}.",
    "{A} đã 3 lần được tặng {X}.",
    "{A} nhiều lần được tặng {X}.",
    "{A} có 3 lần được tặng {X}.",
    "Với thành tích đó, {A} được tặng {X}.",
    "Nhờ những đóng góp ấy, {A} đã vinh dự được tặng {X}.",
    "{A} là đơn vị duy nhất được tặng {X}.",
    "{A} là một trong ba đơn vị được tặng {X}.",
    "Lãnh đạo tỉnh trao {X} cho {A}.",
    "Lãnh đạo tỉnh đã trao tặng {X} cho {A}.",
    "Thừa ủy quyền của Chủ tịch nước, ông Trần Nam trao {X} cho {A}.",
    "Thay mặt lãnh đạo tỉnh, ông Trần Nam đã trao {X} tặng {A}.",
    "Dịp này, UBND tỉnh đã tặng {X} cho {A}.",
    "Nhân dịp này, {A} được tặng {X}.",
    "Tại buổi lễ, {A} đã đón nhận {X}.",
    "Tại lễ kỷ niệm, {X} đã được trao cho {A}.",
    "Tại hội nghị, ông Trần Nam đã gắn {X} cho {A}.",
    "Ban tổ chức công bố quyết định và trao {X} cho {A}.",
    "Ban tổ chức đã công bố quyết định tặng và trao {X} cho {A}.",
    "{X} được trao cho {A} tại buổi lễ sáng 5/5.",
    "Sáng 5/5, {A} tổ chức lễ đón nhận {X}.",
    "Sáng 5/5, {A} long trọng tổ chức Lễ kỷ niệm 30 năm thành lập và đón nhận {X}.",
    "Tại buổi lễ, thừa lệnh Chủ tịch UBND tỉnh, ông Trần Nam trao {X} cho {A}.",
    "{A} được Chủ tịch nước tặng {X}.",
    "Năm 2020, {A} được Nhà nước tặng {X}.",
    "{A} được Đảng, Nhà nước tặng thưởng {X}.",
    "{A} đã được cấp có thẩm quyền tặng {X}.",
    "{A} được các cấp khen tặng {X}.",
    "{A} được Đảng và Nhà nước ghi nhận, trao tặng {X}.",
    "Trong đó, {A} được tặng {X}.",
    "Ghi nhận thành tích, UBND tỉnh đã tặng {X} cho {A}.",
    "Đặc biệt, {A} còn được tặng {X}.",
    "{A} đã mang về {X}.",
    "{A} đạt {X}.",
    "{A} giành được {X}.",
    "{A} xúc động khi được nhận {X}.",
    "Ông Trần Nam đã trao {X} và 20 triệu đồng cho {A}.",
    "Ông Trần Nam trao {X} kèm tiền thưởng cho {A}.",
    "Với thành tích xuất sắc, {A} đã được lãnh đạo tỉnh tặng {X}.",
    "UBND tỉnh khen thưởng {A} với {X}.",
    "UBND tỉnh tặng {A} {X}.",
    "Lãnh đạo tỉnh trao cho {A} {X}.",
    "Năm 2019, {A} đón nhận {X}; năm nay tiếp tục dẫn đầu.",
    "Theo đề nghị của Bộ Nội vụ, Chủ tịch nước đã tặng {X} cho {A}.",
    "Sau khi được đề nghị, {A} đã được tặng {X}.",
)
DECIDED = (
    "Chủ tịch nước vừa ký quyết định tặng {X} cho {A}.",
    "Chủ tịch nước quyết định tặng {X} cho {A}.",
    "UBND tỉnh ban hành quyết định tặng {X} cho {A}.",
    "UBND tỉnh vừa ban hành Quyết định số 123/QĐ-UBND tặng {X} cho {A}.",
    "Chủ tịch UBND tỉnh đã ký Quyết định số 123/QĐ-UBND về việc tặng {X} cho {A}.",
    "Chủ tịch UBND tỉnh vừa có quyết định tặng {X} cho {A}.",
    "Chủ tịch UBND tỉnh có quyết định về việc khen thưởng {X} cho {A}.",
    "Theo Quyết định số 45, {A} được tặng {X}.",
    "Theo quyết định của Chủ tịch nước, {A} được tặng {X}.",
    "{A} sẽ được trao {X} tại lễ kỷ niệm ngày 20/5.",
    "{A} sẽ nhận {X} vào tháng 6 tới.",
    "{A} sẽ đón nhận {X} vào ngày 20/5.",
    "Lễ trao {X} cho {A} sẽ diễn ra ngày 20/5.",
    "{X} sẽ được trao cho {A} vào ngày 20/5.",
    "Tại lễ kỷ niệm vào ngày 20/5 tới, {A} sẽ đón nhận {X}.",
    "Quyết định tặng {X} cho {A} được ký ngày 3/5.",
    "Chủ tịch nước đã ký quyết định truy tặng {X} cho {A}.",
    "{A} vừa được Chủ tịch nước ký quyết định tặng {X}.",
    "{A} được Chủ tịch UBND tỉnh quyết định tặng {X}.",
    "Thủ tướng Chính phủ vừa ký Quyết định tặng {X} cho {A}, lễ trao sẽ tổ chức vào tháng tới.",
    "UBND tỉnh quyết định khen thưởng {A} {X}.",
    "Thủ tướng đồng ý tặng {X} cho {A}.",
    "UBND tỉnh sẽ trao {X} cho {A} tại hội nghị tuần tới.",
    "Chiều mai, {A} sẽ được tặng {X}.",
)
# Aims, hopes, promises, denials, rules, questions: nobody gets anything.
NOTHING = (
    "{A} phấn đấu đạt {X} trong năm tới.",
    "{A} đặt mục tiêu được tặng {X} vào năm 2025.",
    "{A} quyết tâm giành {X}.",
    "Mục tiêu của {A} là được tặng {X}.",
    "Năm nay, {A} phấn đấu được tặng {X}.",
    "{A} đăng ký phấn đấu đạt {X}.",
    "{A} đăng ký {X} năm 2023.",
    "{A} đăng ký thi đua đạt {X}.",
    "Đảng bộ đề ra chỉ tiêu {A} đạt {X}.",
    "{A} hướng tới mục tiêu đón nhận {X}.",
    "{A} nỗ lực để được tặng {X}.",
    "{A} hy vọng sẽ được tặng {X}.",
    "{A} mong được tặng {X}.",
    "{A} mơ ước có ngày được tặng {X}.",
    "{A} chưa từng được tặng {X}.",
    "{A} chưa bao giờ nhận {X}.",
    "{A} không được tặng {X}.",
    "{A} chưa được tặng {X}.",
    "{A} không nhận {X}.",
    "{A} từ chối nhận {X}.",
    "Chủ tịch nước hủy bỏ quyết định tặng {X} cho {A}.",
    "Cơ quan chức năng thu hồi {X} đã tặng cho {A}.",
    "{A} bị tước {X}.",
    "{A} bị thu hồi {X}.",
    "UBND tỉnh thu hồi {X} của {A}.",
    "Nếu hoàn thành nhiệm vụ, {A} sẽ được tặng {X}.",
    "{A} sẽ được tặng {X} nếu hoàn thành nhiệm vụ.",
    "{A} có thể được tặng {X}.",
    "{A} có cơ hội nhận {X}.",
    "{A} xứng đáng được tặng {X}.",
    "{A} rất xứng đáng với {X}.",
    "Lãnh đạo tỉnh hứa sẽ tặng {X} cho {A} nếu về đích sớm.",
    "Lãnh đạo tỉnh hứa tặng {X} cho {A}.",
    "Ông Nam cam kết sẽ tặng {X} cho {A}.",
    "Thông tin {A} được tặng {X} là không đúng.",
    "{A} bị phát hiện làm giả {X}.",
    "Không có chuyện {A} được tặng {X}.",
    "{A} phủ nhận việc được tặng {X}.",
    "Tiêu chuẩn tặng {X}: có từ 5 năm công tác trở lên.",
    "Theo quy định, {X} được tặng cho cá nhân có thành tích xuất sắc.",
    "Mức thưởng kèm theo {X} là 1,5 lần mức lương cơ sở.",
    "{X} được xét tặng cho tập thể đạt tiêu chuẩn sau đây.",
    "Cá nhân được tặng {X} được hưởng phụ cấp.",
    "Mỗi đơn vị dẫn đầu sẽ được tặng {X}.",
    "Cá nhân xuất sắc nhất sẽ được tặng {X}.",
    "{A} sẽ không được tặng {X}.",
    "{A} suýt được tặng {X}.",
    "{A} lẽ ra đã được tặng {X}.",
    "{A} đánh mất {X} trong trận lũ.",
    "Việc tặng {X} cho {A} là sai quy định.",
    "Ai sẽ được tặng {X}?",
    "Liệu {A} có được tặng {X}?",
    "{A} có được tặng {X} không?",
    "Giá như {A} được tặng {X}.",
    "{A} tiếp tục phấn đấu để được tặng {X}.",
    "Phấn đấu đến năm 2025, {A} được tặng {X}.",
    "Trong nhiệm kỳ tới, {A} phấn đấu có 80% chi hội đạt {X}.",
    "Kế hoạch năm 2024 của {A}: giữ vững {X}.",
    "Ông Nam chúc {A} sớm được nhận {X}.",
    "Ông Nam mong muốn {A} tiếp tục phấn đấu, giành {X}.",
    "Ông Nam yêu cầu {A} phấn đấu đạt {X} vào năm sau.",
    "{A} còn thiếu một năm để được xét {X}.",
)
# What anybody may get, by a rule: a class, a least number, a day, a claim.
RULES = (
    "{X} được xét tặng cho cá nhân có ít nhất 5 năm liên tục hoàn thành xuất sắc nhiệm vụ.",
    "Tặng {X} cho tập thể, cá nhân đóng góp từ 100 triệu đồng trở lên.",
    "Tỉnh sẽ tặng {X} cho các tổ chức, cá nhân ủng hộ từ 500 triệu đồng trở lên.",
    "Cá nhân hiến máu từ 30 lần trở lên được tặng {X}.",
    "Tập thể có từ 90% thành viên hoàn thành nhiệm vụ thì được tặng {X}.",
    "Đối với xã đạt chuẩn nông thôn mới, UBND tỉnh tặng {X}.",
    "Đối với học sinh đoạt huy chương vàng quốc tế, thưởng 500 triệu đồng và {X}.",
    "Mỗi huyện dẫn đầu được tặng {X} kèm 100 triệu đồng.",
    "Các tập thể đạt giải nhất sẽ được tặng {X}.",
    "Thí sinh đạt giải sẽ được Ban tổ chức tặng {X}.",
    "Đơn vị xếp thứ nhất được đề nghị tặng {X}; đơn vị xếp thứ hai được tặng giấy khen.",
    "Tiêu chuẩn xét tặng {X} gồm: có sáng kiến được công nhận.",
    "{X} để tặng cho tập thể đạt các tiêu chuẩn sau.",
    "{X} tặng hoặc truy tặng cho cá nhân gương mẫu chấp hành chủ trương.",
    "Điều 34. {X} được xét tặng hằng năm cho cá nhân.",
    "Điều 12 quy định {X} được tặng cho cá nhân đạt tiêu chuẩn sau.",
    "Theo Luật Thi đua, khen thưởng, {X} tặng cho tập thể có thành tích.",
    "Theo Nghị định 98, cá nhân được tặng {X} được thưởng 1,5 lần mức lương cơ sở.",
    "Người được tặng {X} sẽ được cộng điểm ưu tiên.",
    "Những người được tặng {X} được miễn học phí cho con.",
    "Thân nhân người được tặng {X} được hưởng trợ cấp hàng tháng.",
    "Không tặng {X} cho cá nhân bị kỷ luật.",
    "Chỉ xét tặng {X} cho tập thể có tổ chức đảng trong sạch vững mạnh.",
    "Chưa xét tặng {X} đối với đơn vị mới thành lập dưới một năm.",
    "Mỗi cụm, khối chọn một đơn vị tiêu biểu đề nghị tặng {X}.",
    "Mỗi khối thi đua được suy tôn không quá 3 đơn vị đề nghị tặng {X}.",
    "Các đơn vị gửi hồ sơ đề nghị tặng {X} trước ngày 15/12.",
    "Hồ sơ đề nghị tặng {X} gồm: tờ trình, báo cáo thành tích, biên bản họp.",
    "Hồ sơ đề nghị tặng {X} gửi về Sở Nội vụ trước ngày 30/11.",
    "Thời gian xét tặng {X} là tháng 12 hằng năm.",
    "Thẩm quyền tặng {X} thuộc về Chủ tịch UBND các cấp.",
    "Sở Nội vụ hướng dẫn thủ tục, hồ sơ đề nghị tặng {X}.",
    "Quy trình xét tặng {X} phải công khai, dân chủ.",
    "Bộ đang lấy ý kiến về dự thảo Thông tư quy định xét tặng {X}.",
    "Bộ vừa ban hành quy chế xét tặng {X}.",
    "Hội thi trao 1 giải nhất, 2 giải nhì và 3 giải ba; thí sinh đoạt giải nhất được tặng {X}.",
    "Ban tổ chức sẽ tặng {X} cho tác giả có tác phẩm xuất sắc nhất.",
    "Ban tổ chức sẽ trao {X} cho các đội đạt giải cao.",
    "Giải nhất trị giá 10 triệu đồng và {X}.",
    "Cơ cấu giải thưởng gồm một giải nhất kèm {X}.",
    "Cán bộ vi phạm nồng độ cồn sẽ không được xét tặng {X}.",
    "Ông Nam yêu cầu các đơn vị quan tâm đề nghị khen thưởng {X} cho người lao động trực tiếp.",
    "Các địa phương cần kịp thời phát hiện, đề nghị tặng {X} cho cá nhân có hành động dũng cảm.",
    "Công an tỉnh sẽ đề nghị tặng {X} cho người dân cung cấp tin báo có giá trị.",
    "Công đoàn phát động thi đua, phấn đấu có 5 tập thể được tặng {X}.",
    "Chi bộ đặt mục tiêu 80% đảng viên hoàn thành tốt nhiệm vụ, có 2 cá nhân đạt {X}.",
    "Kế hoạch đề ra trong năm có 3 cá nhân được đề nghị tặng {X}.",
    "Đơn vị đăng ký thi đua: 5 tập thể đạt {X}, 10 cá nhân đạt giấy khen.",
    "100% đơn vị đăng ký đạt {X}.",
    "Ký kết giao ước thi đua, các đơn vị thống nhất phấn đấu 100% đạt {X}.",
    "Những năm tới, huyện phấn đấu trở thành đơn vị được tặng {X}.",
    "Năm 2025, ngành quyết tâm có thêm 3 cá nhân được tặng {X}.",
    "Huyện Yên Thành ra sức thi đua, quyết tâm giành {X}.",
    "Đó là điều kiện để được tặng {X}.",
    "Muốn được tặng {X}, cá nhân phải có hai năm liên tục đạt danh hiệu thi đua.",
    "Các bà mẹ có hai con liệt sĩ trở lên được tặng {X}.",
    "Lượng người được tặng {X} ngày càng tăng.",
    "Việc xét tặng {X} còn nhiều bất cập.",
    "Công tác đề nghị khen thưởng {X} được thực hiện đúng quy định.",
    "Nhiều người thắc mắc về việc xét tặng {X}.",
    "Tỷ lệ người lao động trực tiếp được tặng {X} còn thấp.",
    "Trao {X} phải đúng người, đúng việc.",
)
CASES = [
    *((wording, "proposed") for wording in ASKED),
    *((wording, "received") for wording in GIVEN),
    *((wording, "announced") for wording in DECIDED),
]
NOT_YET = {("Hồ sơ của {A} đề nghị tặng {X} đã được gửi lên Trung ương.", "3 tập thể")}


def read(wording: str, award: str, recipient: str) -> list[tuple[str, str]]:
    """Return who and standing of each record of one sentence."""
    text = wording.format(A=recipient, X=award)
    awards = extract_facts(Article("x", "Tin trong ngày", text[0].upper() + text[1:], published_at="2023-05-01")).awards
    return [(a.recipient or f"{a.count} {a.of}", a.status) for a in awards]


@pytest.mark.parametrize("number", range(len(AWARDS)), ids=lambda number: AWARDS[number])
def test_wording_gives_one_record_of_its_standing(number: int) -> None:
    wrong = {}
    for n, (wording, status) in enumerate(CASES):
        printed = list(RECIPIENTS)[(n + number) % len(RECIPIENTS)]
        found = read(wording, AWARDS[number], printed)
        if found != [(RECIPIENTS[printed], status)] and (wording, printed) not in NOT_YET:
            wrong[wording, printed] = found
    assert not wrong


@pytest.mark.parametrize("number", range(len(AWARDS)), ids=lambda number: AWARDS[number])
def test_what_is_no_award_gives_no_record(number: int) -> None:
    wrong = {}
    for n, wording in enumerate(NOTHING):
        printed = list(RECIPIENTS)[(n + number) % len(RECIPIENTS)]
        if found := read(wording, AWARDS[number], printed):
            wrong[wording, printed] = found
    assert not wrong


@pytest.mark.parametrize("award", AWARDS)
def test_a_rule_gives_nobody_an_award(award: str) -> None:
    assert not {rule: found for rule in RULES if (found := read(rule, award, ""))}


def test_no_wording_of_asking_is_ever_shown_as_given() -> None:
    shown = [
        (wording, award, printed)
        for wording in ASKED
        for award in AWARDS[::3]
        for printed in RECIPIENTS
        if any(status != "proposed" for _, status in read(wording, award, printed))
    ]
    assert not shown


CLAUSES = (
    ("{A} được tặng {X}", "received"),
    ("{A} vinh dự đón nhận {X}", "received"),
    ("UBND tỉnh đã tặng {X} cho {A}", "received"),
    ("{A} đã nhận {X}", "received"),
    ("Chủ tịch UBND tỉnh vừa ký quyết định tặng {X} cho {A}", "announced"),
    ("{A} sẽ được trao {X} vào tháng tới", "announced"),
    ("{A} được đề nghị tặng {X}", "proposed"),
    ("hội đồng đề nghị tặng {X} cho {A}", "proposed"),
    ("{A} đang được xem xét tặng {X}", "proposed"),
    ("{A} được suy tôn, đề nghị tặng {X}", "proposed"),
    ("{A} chưa được tặng {X}", None),
)
JOINTS = ("; ", " và ", " còn ", ", ", ", trong khi ", "; riêng ", ". Trong khi đó, ", ". Năm nay, ", ". Trước đó, ")
PAIRS = (
    (("ông Lê Văn An", "Lê Văn An"), ("bà Trần Thị Bình", "Trần Thị Bình")),
    (("Công ty Hoa Sen", "Công ty Hoa Sen"), ("Trường THPT Yên Thành 2", "Trường THPT Yên Thành 2")),
    (("2 tập thể", "2 tập thể"), ("3 cá nhân", "3 cá nhân")),
)
TWO = ("Huân chương Lao động hạng Ba", "Giấy khen của Sở Y tế")


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair[0][1])
@pytest.mark.parametrize("joint", JOINTS)
def test_two_clauses_keep_their_own_standing(joint: str, pair: tuple[tuple[str, str], tuple[str, str]]) -> None:
    """Two recipients, two awards and two standings in one sentence, in both orders: nothing goes over."""
    wrong = {}
    for n, (first, one) in enumerate(CLAUSES):
        for m, (second, other) in enumerate(CLAUSES):
            if one == other or (n + m) % 3:
                continue
            text = first.format(A=pair[0][0], X=TWO[0]) + joint + second.format(A=pair[1][0], X=TWO[1]) + "."
            found = extract_facts(Article("x", "Tin", text[0].upper() + text[1:], published_at="2023-05-01")).awards
            rows = {(a.recipient or f"{a.count} {a.of}", a.award_type.split()[0], a.status) for a in found}
            if rows != {
                (who, what.split()[0], status)
                for (_, who), what, status in zip(pair, TWO, (one, other), strict=True)
                if status
            }:
                wrong[text] = rows
    assert not wrong
