"""What is taken along: images, addresses, briefings, presentations, and what has changed since."""

LABELS: dict[str, tuple[str, str]] = {
    # briefing
    "brief_title": ("Báo cáo tóm tắt", "Briefing"),
    "brief_state": ("số liệu công bố lần {number}, ngày {day}", "data of publication {number}, {day}"),
    "brief_where": ("Xem đầy đủ và bản mới hơn: {address}", "In full, and newer: {address}"),
    "brief_page": ("Trang", "Page"),
    "brief_same": ("không đổi", "unchanged"),
    "brief_rank_up": ("tăng {places} bậc", "up {places}"),
    "brief_rank_down": ("giảm {places} bậc", "down {places}"),
    "brief_ranked": (
        "xếp trong {ranked} đơn vị có số liệu xếp hạng được, tất cả có {siblings} đơn vị",
        "ranked among the {ranked} units whose figures can be ranked, of {siblings} in all",
    ),
    "brief_rows": (
        "Trang này có chỗ cho {shown} chỉ tiêu; còn {count} chỉ tiêu khác ở trang “Đơn vị” của bảng theo dõi.",
        "This page has room for {shown} indicators; for {count} more see the page “Unit profile” of the dashboard.",
    ),
    "brief_more": ("và {count} chỉ tiêu khác, xem trang “Đơn vị”", "and {count} more, see the page “Unit profile”"),
    "brief_findings": ("Vấn đề số liệu", "Findings"),
    "brief_more_findings": (
        "và {count} vấn đề khác, xem trang “Số liệu và phương pháp”",
        "and {count} more, see the page “Data and methods”",
    ),
    "empty_shown": (
        "Danh mục chưa nói biểu đồ này gồm chỉ tiêu nào; hãy thêm dòng “{chart}” vào catalog/charts.csv.",
        "The catalogue names no indicator for this chart; add rows for “{chart}” to catalog/charts.csv.",
    ),
    "address_odd": ("Địa chỉ: {told}", "Address: {told}"),
    "wrong_renamed": (
        "Chỉ tiêu “{value}” nay có mã “{now}”.",
        "Indicator “{value}” has the code “{now}” today.",
    ),
    "brief_none": (
        "Không có số liệu nào của {unit} năm {year}.",
        "{unit} has not reported any indicator for {year}.",
    ),
    "brief_other_years": ("Các năm có số liệu: {years}.", "Years with figures: {years}."),
    # presentation
    "present": ("Trình chiếu", "Present"),
    "present_next": ("Chỉ tiêu sau", "Next indicator"),
    "present_previous": ("Chỉ tiêu trước", "Previous indicator"),
    "present_leave": ("Thoát trình chiếu", "Leave the presentation"),
    # a chart taken along
    "take": ("Mang đi", "Take it along"),
    "take_sentence": ("Câu trích dẫn", "A sentence to quote"),
    "take_images": ("Ảnh", "Images"),
    "take_light": ("Nền sáng", "Light"),
    "take_dark": ("Nền tối", "Dark"),
    "size_wide": ("Ngang, 1200 × 675", "Wide, 1200 × 675"),
    "size_square": ("Vuông, 1080 × 1080", "Square, 1080 × 1080"),
    "size_portrait": ("Dọc, 1080 × 1350", "Portrait, 1080 × 1350"),
    "size_print": ("Để in, khổ A4", "For print, A4 width"),
    "take_no_browser": (
        "Máy chủ chưa có Chromium nên chưa vẽ được ảnh các cỡ. Vẫn tải được ảnh PNG của biểu đồ như đang hiện: đưa "
        "chuột vào biểu đồ hoặc chạm vào đó rồi bấm nút máy ảnh ở góc trên.",
        "The server has no Chromium and cannot draw images in sizes. A PNG of the chart as it is shown can still be "
        "downloaded: point at the chart or touch it, then press the camera in its upper corner.",
    ),
    "take_words": ("Trích dẫn", "Quote"),
    "take_links": ("Liên kết", "Link"),
    "take_link_short": ("Liên kết ngắn, như trong mã QR", "Short link, as in the QR code"),
    "take_link_full": ("Liên kết đầy đủ", "Full link"),
    "take_embed": ("Mã nhúng vào trang khác", "Code that embeds it in another page"),
    "take_no_address": (
        "Chưa biết địa chỉ của máy chủ nên chưa có liên kết; người quản trị đặt biến KPI_ADDRESS.",
        "The address of the server is not known, so there are no links; the administrator sets KPI_ADDRESS.",
    ),
    "take_pinned_image": (
        "Ảnh giữ số liệu của lần công bố {number}, kể cả khi sau này có số mới.",
        "Images keep the data of publication {number}, whatever is published later.",
    ),
    "take_pinned": (
        "Liên kết và mã nhúng giữ số liệu của lần công bố {number} và cho biết sau đó có gì thay đổi. Muốn luôn theo "
        "số mới nhất thì bỏ “asof={number}”.",
        "Links and embed code keep the data of publication {number} and tell what changed since. To follow the newest "
        "data, leave “asof={number}” out.",
    ),
    "take_data": ("Số liệu", "Data"),
    "take_displayed": ("Như trên biểu đồ", "As in the chart"),
    "take_full": ("Đầy đủ: mọi năm, mọi đơn vị cùng cấp", "In full: all years, all units of the same level"),
    "take_short": ("Nguồn trích dẫn ngắn – {language}", "Short citation – {language}"),
    "take_long": ("Nguồn trích dẫn đầy đủ – {language}", "Long citation – {language}"),
    "language_vi": ("tiếng Việt", "Vietnamese"),
    "language_en": ("tiếng Anh", "English"),
    "cite_short": (
        "{title}. Nguồn: {sources}. Theo dõi cải cách hành chính, lần công bố {number}, ngày {day}. "
        "CC BY 4.0.{address}",
        "{title}. Source: {sources}. Reform dashboard, publication {number}, {day}. CC BY 4.0.{address}",
    ),
    "cite_long": (
        "{title} [biểu đồ]. Tính và trình bày: Theo dõi cải cách hành chính, lần công bố {number}, ngày {day}. "
        "Số liệu theo: {sources}. Giấy phép CC BY 4.0.{address}",
        "{title} [chart]. Computed and presented by: Reform dashboard, publication {number}, {day}. "
        "Figures from: {sources}. Licence: CC BY 4.0.{address}",
    ),
    "cite_no_source": ("chưa có số liệu", "no figures yet"),
    # what changed since a chart was taken along
    "verify_chart": ("Biểu đồ “{title}”", "Chart “{title}”"),
    "verify_same": (
        "Không có gì thay đổi từ lần công bố {number} (ngày {day}): mọi giá trị trong biểu đồ vẫn như vậy.",
        "Nothing has changed since publication {number} ({day}): every value in the chart is still the same.",
    ),
    "verify_newest": (
        "Đây là lần công bố mới nhất (lần {number}, ngày {day}): chưa có gì thay đổi.",
        "This is the newest publication (number {number}, {day}): nothing has changed.",
    ),
    "verify_changed": (
        "{count} giá trị trong biểu đồ đã thay đổi từ lần công bố {number} (ngày {day}).",
        "{count} values in the chart have changed since publication {number} ({day}).",
    ),
    "verify_changed_one": (
        "1 giá trị trong biểu đồ đã thay đổi từ lần công bố {number} (ngày {day}).",
        "1 value in the chart has changed since publication {number} ({day}).",
    ),
    "verify_year": ("năm {year}", "{year}"),
    "verify_month": ("tháng {month}", "{month}"),
    "verify_what": ("{indicator} – {unit}, {period}", "{indicator} – {unit}, {period}"),
    "verify_otherwise": (
        "{what}: trước {was}, nay {now}, từ lần công bố {number} (ngày {day}).",
        "{what}: was {was}, now {now}, since publication {number} ({day}).",
    ),
    "verify_came": (
        "{what}: trước chưa có số liệu, nay {now}, từ lần công bố {number} (ngày {day}).",
        "{what}: no figure before, now {now}, since publication {number} ({day}).",
    ),
    "verify_went": (
        "{what}: trước {was}, nay không còn số liệu, từ lần công bố {number} (ngày {day}).",
        "{what}: was {was}, no figure any more since publication {number} ({day}).",
    ),
    "verify_listed": (
        "{what}: nay có trong danh sách nhưng không có số liệu, từ lần công bố {number} (ngày {day}).",
        "{what}: now on the list but not reported, since publication {number} ({day}).",
    ),
    "verify_unlisted": (
        "{what}: chưa từng có số liệu, nay không còn trong danh sách, từ lần công bố {number} (ngày {day}).",
        "{what}: never reported, no longer on the list since publication {number} ({day}).",
    ),
    "verify_median": ("trung vị các đơn vị {value}", "median of the units {value}"),
    "verify_target": ("mục tiêu {value}", "target {value}"),
    "verify_no_target": ("chưa có mục tiêu", "no target"),
    "verify_own": ("{item} – {text}", "{item} – {text}"),
    "verify_because": ("Vì {unit} ({item}) – {text}", "Because of {unit} ({item}) – {text}"),
    "verify_because_many": (
        "Vì {count} đơn vị khác báo cáo bổ sung hoặc có số liệu thay đổi: {units}.",
        "Because {count} other units reported late or had figures changed: {units}.",
    ),
    "verify_definition": ("Định nghĩa đổi: {text}", "New definition: {text}"),
    "verify_formula": ("Danh mục đổi cách tính chỉ tiêu này.", "The catalogue computes this indicator otherwise now."),
    "verify_indicator_gone": ("Chỉ tiêu không còn trong danh mục.", "The indicator is no longer in the catalogue."),
    "verify_boundary": (
        "Danh sách đơn vị có thêm lần đổi địa giới ngày {day} ({basis}).",
        "A change of boundaries of {day} is now on record ({basis}).",
    ),
    "verify_units": (
        "Danh sách đơn vị hành chính thay đổi.",
        "The list of administrative units has changed.",
    ),
    "verify_targets": ("Mục tiêu thay đổi: {basis}.", "The target has changed: {basis}."),
    "verify_targets_gone": ("Mục tiêu không còn trong danh mục.", "The target is no longer in the catalogue."),
    "verify_unexplained": (
        "Không tìm thấy thay đổi trong số liệu báo cáo hay danh mục giải thích điều này.",
        "No change in reported figures or the catalogue was found that explains it.",
    ),
    "verify_more": ("Và {count} thay đổi khác.", "And {count} more changes."),
    "verify_more_one": ("Và 1 thay đổi khác.", "And 1 more change."),
    "verify_more_reasons": ("Thay đổi khác: {count}.", "Further changes: {count}."),
    "verify_more_link": ("Xem mọi số liệu đã thay đổi", "See all revisions"),
    "verify_here": ("Biểu đồ được kiểm tra:", "The chart that was checked:"),
    "verify_to_chart": ("Đến biểu đồ", "Go to the chart"),
    "revision_added": (
        "Báo cáo bổ sung: {new}, theo {new_where}.",
        "Reported since: {new}, in {new_where}.",
    ),
    # addresses of charts
    "wrong_unknown": (
        "tham số “{parameter}” không có ở địa chỉ này; hãy bỏ đi, hoặc dùng một trong các tham số: {allowed}",
        "this address has no parameter “{parameter}”; leave it out, or use one of: {allowed}",
    ),
    "wrong_twice": (
        "tham số “{parameter}” được ghi hai lần; hãy chỉ ghi một lần",
        "the parameter “{parameter}” stands there twice; write it once",
    ),
    "wrong_empty": (
        "tham số “{parameter}” không có giá trị; hãy điền giá trị hoặc bỏ tham số này",
        "the parameter “{parameter}” has no value; give it one, or leave it out",
    ),
    "wrong_value": (
        "“{value}” không dùng được cho tham số “{parameter}”; được dùng: {allowed}",
        "“{value}” makes no sense for the parameter “{parameter}”; allowed: {allowed}",
    ),
    "wrong_unit": (
        "tham số “{parameter}”: không có đơn vị nào mang mã “{value}”; mã đơn vị có trong địa chỉ của trang và trong "
        "tệp CSV của biểu đồ",
        "the parameter “{parameter}”: no unit has the code “{value}”; codes stand in the address of a page and in the "
        "CSV file of a chart",
    ),
    "wrong_years": (
        "“{value}” không dùng được cho tham số “{parameter}”; hãy ghi năm đầu và năm cuối, như 2019-2020, năm nhỏ "
        "trước; các năm có số liệu: {allowed}",
        "“{value}” makes no sense for the parameter “{parameter}”; write the first and the last year, as 2019-2020, "
        "the earlier one first; years with data: {allowed}",
    ),
    "wrong_ground": (
        "“{value}” không dùng được cho tham số “{parameter}”; hãy ghi “today” hoặc một ngày như 2025-06-30",
        "“{value}” makes no sense for the parameter “{parameter}”; write “today” or a day as 2025-06-30",
    ),
    "wrong_asof": (
        "chưa có lần công bố nào ứng với “{value}” (tham số “{parameter}”); hãy ghi số của lần công bố ({allowed}) "
        "hoặc một ngày từ {first} trở đi",
        "there is no publication “{value}” (parameter “{parameter}”); write the number of one ({allowed}) or a day "
        "from {first} on",
    ),
    "wrong_long": (
        "địa chỉ dài quá hoặc có quá nhiều tham số; tối đa {letters} ký tự sau dấu hỏi",
        "the address is too long or has too many parameters; at most {letters} letters after the question mark",
    ),
    "wrong_method": (
        "địa chỉ này chỉ để đọc: hãy dùng GET, HEAD hoặc OPTIONS",
        "this address is for reading only: use GET, HEAD or OPTIONS",
    ),
    "no_chart": (
        "không có biểu đồ nào tên “{name}”; có các biểu đồ: {allowed}",
        "no chart is called “{name}”; there are: {allowed}",
    ),
    "no_format": (
        "biểu đồ không có ở dạng “{name}”; có các dạng: {allowed}",
        "charts do not come as “{name}”; they come as: {allowed}",
    ),
    "too_busy": (
        "máy chủ đang bận; hãy thử lại sau ít giây",
        "the server is busy; try again in a few seconds",
    ),
    "chart_failed": (
        "không làm được biểu đồ này; hãy báo cho người quản trị",
        "this chart could not be made; tell the administrator",
    ),
    "product": ("Theo dõi cải cách hành chính", "Reform dashboard"),
    "product_says": (
        "Số liệu cải cách hành chính của các địa phương: có nguồn, so sánh được, trích dẫn được.",
        "Administrative-reform figures of Vietnamese cities: traceable, comparable, quotable.",
    ),
    "embed_table": ("Bảng số liệu", "Table of figures"),
    "embed_open": ("Mở biểu đồ này để xem, lọc và tải số liệu", "Open this chart to look, filter and download"),
    "embed_no_image": ("Không có hình: {reason}.", "There is no image: {reason}."),
}
