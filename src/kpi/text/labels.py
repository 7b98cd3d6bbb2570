"""Every fixed word on screen, Vietnamese first, English second."""

WATERMARK = ("SỐ LIỆU MÔ PHỎNG", "SYNTHETIC DATA")

LABELS: dict[str, tuple[str, str]] = {
    # navigation
    "section_summary": ("Tổng hợp", "Summary"),
    "section_areas": ("Theo chủ đề", "By subject"),
    "section_analysis": ("Phân tích", "Analysis"),
    "section_data": ("Số liệu", "Data"),
    "page_overview": ("Tổng quan", "Overview"),
    "page_plan": ("Kế hoạch và nhiệm vụ", "Plan and tasks"),
    "page_services": ("Dịch vụ công trực tuyến", "Online public services"),
    "page_documents": ("Văn bản điện tử", "E-documents"),
    "page_platforms": ("Chữ ký số và nền tảng", "Signatures and platforms"),
    "page_unit": ("Đơn vị", "Unit profile"),
    "page_compare": ("So sánh", "Compare"),
    "page_explore": ("Khám phá", "Explore"),
    "page_methods": ("Số liệu và phương pháp", "Data and methods"),
    # filters
    "language": ("Ngôn ngữ · Language", "Ngôn ngữ · Language"),
    "place": ("Địa phương", "Place"),
    "find_unit": ("Tìm đơn vị", "Find a unit"),
    "find_unit_hint": ("Gõ tên, không cần dấu", "Type a name, accents not needed"),
    "units": ("Đơn vị trực thuộc", "Units below"),
    "units_all": ("Tất cả", "All of them"),
    "none_found": ("Không có đơn vị nào tên “{words}”.", "No unit is called “{words}”."),
    "area": ("Lĩnh vực", "Reform area"),
    "area_all": ("Tất cả lĩnh vực", "All areas"),
    "year": ("Năm", "Year"),
    "years": ("Các năm trên biểu đồ", "Years in charts"),
    "indicator": ("Chỉ tiêu", "Indicator"),
    "unit": ("Đơn vị", "Unit"),
    # words
    "and": ("và", "and"),
    "paragraph": ("đoạn {number}", "paragraph {number}"),
    "since": ("từ {day}", "since {day}"),
    "year_count": ("{count} năm", "{count} year(s)"),
    "half_count": ("{count} kỳ 6 tháng", "{count} half-year(s)"),
    "quarter_count": ("{count} quý", "{count} quarter(s)"),
    "month_count": ("{count} tháng", "{count} month(s)"),
    "range_count": ("{count} kỳ", "{count} period(s)"),
    # values
    "rank_value": ("hạng {rank}", "rank {rank}"),
    "not_reported": ("chưa báo cáo", "not reported"),
    "none_arose": ("không phát sinh (0/0)", "none arose (0/0)"),
    "above": ("trên {value}", "above {value}"),
    "below": ("dưới {value}", "below {value}"),
    "about": ("khoảng {value}", "about {value}"),
    "report_prints": ("báo cáo ghi {printed}", "the report says {printed}"),
    "origin_computed": ("tính từ số liệu báo cáo", "computed from reported parts"),
    "origin_reported": ("theo báo cáo của đơn vị", "as the unit reported it"),
    "origin_derived": ("suy ra từ báo cáo (E)", "derived from the report (E)"),
    "origin_stated": ("nêu sẵn trong báo cáo, không có số thành phần", "stated in the report, without its parts"),
    "origin_children": ("cộng từ các đơn vị cấp dưới", "added up from the units below"),
    "origin_territory": ("cộng từ các đơn vị trên địa giới này", "added up from the units on this ground"),
    "origin_territory_children": (
        "cộng từ các đơn vị trên địa giới này, gồm cả số cộng từ cấp dưới của chúng",
        "added up from the units on this ground, some of them by the units below them",
    ),
    "not_divided": ("để trống: không tách được", "blank: cannot be divided"),
    "boundary_split": (
        "để trống vì {units} chia cho nhiều đơn vị mà tỷ lệ không công bố",
        "blank, as {units} went to several units in proportions that were not published",
    ),
    "boundary_merged": (
        "để trống vì nay thuộc {units}, không tách riêng được",
        "blank, as it is now part of {units} and cannot be told apart",
    ),
    "boundary_beyond": (
        "chưa gồm phần địa bàn nằm ngoài các đơn vị có số liệu ({note})",
        "without the ground that lies outside the units on record ({note})",
    ),
    "no_change_boundary": (
        "Không so với năm trước: địa bàn có số liệu khác nhau",
        "Not compared: the figures cover different ground",
    ),
    "ground": ("Địa giới khi so các năm", "Units when years are compared"),
    "ground_help": (
        "Xã, phường sáp nhập hay chia tách thì các năm không còn cùng địa bàn. Chọn “hôm nay” để cộng số liệu cũ về "
        "đơn vị hiện nay; tỷ lệ được tính lại, chỗ không tách được thì để trống và nêu lý do.",
        "Where wards were merged or split, years no longer cover the same ground. Choose “today” to add earlier "
        "figures up to today's units; ratios are made anew, and what cannot be divided stays blank, with the reason.",
    ),
    "ground_reported": ("Như đã báo cáo", "As reported"),
    "ground_today": ("Theo đơn vị hôm nay", "On the units of today"),
    "ground_day": ("Theo đơn vị ngày {day}", "On the units of {day}"),
    "predecessors": ("Trước và sau khi đổi địa giới", "Before and after the change of boundaries"),
    "predecessors_note": (
        "{unit} gồm: {parts}. Mỗi đơn vị một đường, theo báo cáo của chính đơn vị đó.",
        "{unit} was made of {parts}. A line for each unit, as it reported itself.",
    ),
    "successors_note": ("Từ {day} thuộc {units}.", "Since {day} part of {units}."),
    "part_of": ("một phần {unit}", "a part of {unit}"),
    "share_of": ("{share} của {unit}", "{share} of {unit}"),
    "ground_note": ("Địa giới: {ground}.", "Ground: {ground}."),
    "more_reasons": ("và {count} đơn vị khác, xem bảng", "and {count} more, see the table"),
    "moment_mark": ("Đổi địa giới {day}", "New boundaries {day}"),
    "partly_comparable": ("so sánh được một phần: {reason}", "partly comparable: {reason}"),
    "break_note": ("Từ {day}: {reason}; {comparable} ({basis}).", "From {day}: {reason}; {comparable} ({basis})."),
    "comparable_no": ("không so sánh được với trước đó", "not comparable with earlier figures"),
    "comparable_partly": ("so sánh được một phần với trước đó", "partly comparable with earlier figures"),
    "comparable_yes": ("vẫn so sánh được với trước đó", "still comparable with earlier figures"),
    "col_boundary": ("Địa giới", "Ground"),
    "coverage": ("{reported}/{expected} đơn vị báo cáo", "{reported}/{expected} units reported"),
    "coverage_bounds": (
        "{reported}/{expected} báo cáo; {value} trong số đã báo cáo; cả {kind} từ {low} đến {high}",
        "{reported}/{expected} reported; {value} of those that reported; the whole {kind} from {low} to {high}",
    ),
    "coverage_sum": ("Tính từ cấp dưới: {value} ({coverage})", "From the units below: {value} ({coverage})"),
    "until": ("số liệu đến {day}", "data to {day}"),
    "from_to": ("số liệu từ {first} đến {last}", "data from {first} to {last}"),
    "gaps_until": ("số liệu đến {day}, thiếu một số kỳ", "data to {day}, some periods missing"),
    "part_year_mark": ("đến {day}", "to {day}"),
    "part_year_from": ("từ {day}", "from {day}"),
    "part_year_gaps": ("thiếu một số kỳ", "gaps"),
    "interval": (
        "từ {low} đến {high} (khoảng tin cậy 95\u00a0%)",
        "from {low} to {high} (95% confidence interval)",
    ),
    "no_place_small": ("mẫu số {denominator}, dưới {small}", "denominator {denominator}, below {small}"),
    "no_place_partial": ("chưa trọn năm", "not a whole year"),
    "kind_country": ("nước", "country"),
    "kind_province": ("tỉnh", "province"),
    "kind_city": ("thành phố", "city"),
    "kind_district": ("huyện", "district"),
    "kind_ward": ("phường", "ward"),
    "kind_commune": ("xã", "commune"),
    "kind_township": ("thị trấn", "township"),
    # change
    "change_points": ("{change} điểm phần trăm so với năm {year}", "{change} percentage points on {year}"),
    "change_share": ("{change} ({share}) so với năm {year}", "{change} ({share}) on {year}"),
    "change_count": ("{change} so với năm {year}", "{change} on {year}"),
    "change_none": ("không đổi so với năm {year}", "unchanged on {year}"),
    "rank_up": ("tăng {places} bậc so với năm {year}", "up {places} places on {year}"),
    "rank_down": ("giảm {places} bậc so với năm {year}", "down {places} places on {year}"),
    "no_change_first": ("Năm trước không có số liệu", "No figure for the year before"),
    "no_change_definition": (
        "Không so với năm trước: định nghĩa đã thay đổi",
        "Not compared with the year before: the definition changed",
    ),
    "no_change_partial": (
        "Không so với năm trước: số liệu chưa đủ năm",
        "Not compared with the year before: not a whole year",
    ),
    "no_change_previous_partial": (
        "Không so với năm trước: năm trước chưa đủ năm",
        "Not compared: the year before is not whole",
    ),
    "no_change_bound": (
        "Không so với năm trước: báo cáo chỉ nêu “trên”, “dưới” hoặc “khoảng”",
        "Not compared: the report says “above”, “below” or “about” only",
    ),
    "no_change_origin": (
        "Không so với năm trước: một năm do đơn vị báo cáo, một năm cộng từ cấp dưới",
        "Not compared: one year is the unit's own figure, the other a sum of the units below",
    ),
    "no_change_coverage": (
        "Không so với năm trước: có đơn vị không báo cáo",
        "Not compared: some units did not report",
    ),
    # progress
    "progress_met": ("Đạt", "Met"),
    "progress_on_track": ("Đúng tiến độ", "On track"),
    "progress_at_risk": ("Có nguy cơ", "At risk"),
    "progress_missed": ("Chưa đạt", "Missed"),
    "target": ("Mục tiêu {value}", "Target {value}"),
    "target_basis": ("Căn cứ: {basis}", "Basis: {basis}"),
    "target_of": ("Mục tiêu chung {unit}: {value}", "Target of {unit}: {value}"),
    "target_line": ("Mục tiêu {year}: {value}", "Target {year}: {value}"),
    "pace_up": ("cần thêm {pace} mỗi năm", "{pace} more needed each year"),
    "pace_down": ("cần giảm {pace} mỗi năm", "{pace} less needed each year"),
    "pace_rank": ("cần tăng {places} bậc mỗi năm", "{places} places up needed each year"),
    "pace_none": ("đã ở mức mục tiêu", "already at the target"),
    "points": ("{value} điểm", "{value} points"),
    "method_year": (
        "Năm {year} là năm của mục tiêu: số chưa làm tròn phải đạt {target}.",
        "{year} is the year of the target: the figure before rounding has to reach {target}.",
    ),
    "method_line": (
        "Đường thẳng từ {base} (năm {base_year}) đến {target} (năm {target_year}) cần {line} ở năm {year}.",
        "The straight line from {base} ({base_year}) to {target} ({target_year}) asks for {line} in {year}.",
    ),
    "method_no_line": (
        "Chưa xếp tiến độ: trước năm {year} chưa có số cả năm nào cùng định nghĩa để vạch đường tới mục tiêu.",
        "No progress is told: no whole year of this definition before {year} from which to draw the line.",
    ),
    "method_untold": (
        "Số năm {year} chưa trọn năm hoặc chỉ là giới hạn nên chưa xếp được.",
        "The figure for {year} is of a part of the year or a mere bound and does not tell.",
    ),
    "method_link": ("Cách xếp tiến độ", "How progress is judged"),
    # overview
    "overview_title": ("{unit}, năm {year}", "{unit}, {year}"),
    "improved": ("Cải thiện", "Improved"),
    "lags": ("Cần chú ý", "Needs attention"),
    "missing": ("Còn thiếu", "Missing"),
    "improved_none": (
        "Chưa có chỉ tiêu nào so sánh được với năm trước và tốt lên.",
        "No indicator can be compared with the year before and is better.",
    ),
    "lags_none": (
        "Không có mục tiêu nào chưa đạt; không chỉ tiêu so sánh được nào kém hơn năm trước.",
        "No target is missed and no comparable indicator is worse than the year before.",
    ),
    "missing_none": (
        "Mọi chỉ tiêu từng được báo cáo đều có số liệu năm này.",
        "Every indicator ever reported has a figure for this year.",
    ),
    "missing_item": ("số mới nhất: năm {year}", "latest figure: {year}"),
    "missing_units_item": ("{count} đơn vị chưa báo cáo", "not reported by: {count}"),
    "more_items": ("và {count} chỉ tiêu khác", "and {count} more"),
    "trend_aria": ("Diễn biến qua các năm: {points}", "Over the years: {points}"),
    # charts
    "trend_title": ("{indicator} – {unit}", "{indicator} – {unit}"),
    "trend_title_units": ("{indicator} – các đơn vị được chọn", "{indicator} – the selected units"),
    "ranking_title": (
        "{indicator} năm {year}: các đơn vị thuộc {unit}",
        "{indicator} in {year}: the units of {unit}",
    ),
    "ranking_title_only": (
        "{indicator} năm {year}: {reported}/{expected} đơn vị thuộc {unit} có số liệu",
        "{indicator} in {year}: {reported}/{expected} units of {unit} have figures",
    ),
    "low_coverage": ("{title} (độ\u00a0phủ\u00a0thấp)", "{title} (low\u00a0coverage)"),
    "ranking_title_chosen": (
        "{indicator} năm {year}: các đơn vị được chọn; {reported}/{expected} đơn vị thuộc {unit} có số liệu",
        "{indicator} in {year}: the selected units; {reported}/{expected} units of {unit} have figures",
    ),
    "ranking_unplaced": ("Không xếp hạng:", "Not ranked:"),
    "ranking_small": ("mẫu số dưới {small}", "denominator below {small}"),
    "ranking_small_note": (
        "{count} đơn vị không xếp hạng vì mẫu số dưới {small} (thanh mảnh: khoảng tin cậy 95\u00a0%): {units}.",
        "Not ranked ({count}), as their denominators are below {small} (thin bars: 95% confidence intervals): {units}.",
    ),
    "ranking_partial_note": (
        "{count} đơn vị chưa trọn năm không xếp hạng.",
        "Not ranked, as not a whole year: {count}.",
    ),
    "rank_partial": ("Xếp hạng cả số liệu chưa trọn năm", "Rank parts of a year too"),
    "tiles_title": (
        "{indicator} năm {year}: mỗi ô là một đơn vị thuộc {unit}",
        "{indicator} in {year}: one square per unit of {unit}",
    ),
    "tiles_note": (
        "Mỗi ô là một đơn vị, xếp gần đúng theo vị trí; – là chưa báo cáo, ? là không tách được số liệu.",
        "Each square is a unit, placed roughly where it lies; – not reported, ? cannot be divided.",
    ),
    "tiles_note_unplaced": (
        "Mỗi ô là một đơn vị, xếp theo mã vì chưa có tọa độ; – là chưa báo cáo, ? là không tách được số liệu.",
        "Each square is a unit, in the order of codes as no coordinates are on record; – not reported, "
        "? cannot be divided.",
    ),
    "levels_title": ("Hồ sơ trực tuyến theo năm – {unit}", "Online dossiers by year – {unit}"),
    "documents_title": ("Văn bản điện tử theo năm – {unit}", "E-documents by year – {unit}"),
    "documents_month_title": ("Văn bản điện tử theo tháng – {unit}", "E-documents by month – {unit}"),
    "tasks_title": ("Nhiệm vụ giao và hoàn thành – {unit}", "Tasks assigned and completed – {unit}"),
    "break_mark": ("Đổi định nghĩa {day}", "New definition {day}"),
    "axis_year": ("Năm", "Year"),
    "axis_month": ("Tháng", "Month"),
    "hollow_note": ("Dấu rỗng: số liệu chưa trọn năm.", "Hollow marks: not a whole year."),
    "bounds_note": (
        "Thanh mảnh: cả địa bàn nếu không đơn vị chưa báo cáo nào có, và nếu tất cả đều có.",
        "Thin bars: the whole place if none, and if all, of the units that did not report had it.",
    ),
    "source_line": ("Nguồn: {sources}. Số liệu đến {day}.", "Source: {sources}. Data to {day}."),
    "days_differ": ("{first} – {last}, tùy chỉ tiêu", "{first} – {last}, depending on the indicator"),
    "incomplete": ("Chưa đủ đơn vị báo cáo: {years}.", "Not all units reported: {years}."),
    "more_sources": (" và {count} nguồn khác", " and {count} more"),
    "foot_line": (
        "Công bố lần {number}, ngày {day} · Theo dõi cải cách hành chính · CC BY 4.0",
        "Publication {number}, {day} · Reform dashboard · CC BY 4.0",
    ),
    "rows_hidden": (
        "Hình có chỗ cho {shown} trong {total} đơn vị: đầu bảng và cuối bảng.",
        "The image has room for {shown} of {total} units: the first and the last.",
    ),
    "rows_first": (
        "Hình có chỗ cho {shown} dòng đầu trong {total} dòng.",
        "The image has room for the first {shown} of {total} rows.",
    ),
    "lines_named": (
        "Có tên và màu: {count} trong {total} đường; các đường khác màu xám.",
        "Named and in colour: {count} of {total} lines; the others are grey.",
    ),
    "tiles_values_only": (
        "Ô nhỏ nên chỉ ghi giá trị; tên đơn vị có trong bảng số liệu.",
        "The squares are small and carry values alone; the table has the names.",
    ),
    "tiles_unnamed": (
        "Ô quá nhỏ để ghi chữ; tên và giá trị có trong bảng số liệu.",
        "The squares are too small for words; the table has names and values.",
    ),
    "alt_series": ("Biểu đồ {title}. {points}.", "Chart: {title}. {points}."),
    "alt_more": ("và {count} giá trị khác", "and {count} more values"),
    "table": ("Bảng số liệu", "Table"),
    "show_table": ("Xem bảng", "Show the table"),
    # tables
    "col_unit": ("Đơn vị", "Unit"),
    "col_indicator": ("Chỉ tiêu", "Indicator"),
    "col_year": ("Năm", "Year"),
    "col_period": ("Kỳ", "Period"),
    "col_value": ("Giá trị", "Value"),
    "col_unit_measure": ("Đơn vị tính", "Counted in"),
    "col_place": ("Thứ hạng", "Rank"),
    "col_no_place": ("Không xếp hạng vì", "Not ranked because"),
    "col_interval": ("Khoảng tin cậy 95\u00a0%", "95% confidence interval"),
    "col_interval_low": ("Khoảng tin cậy 95 %: từ", "95% confidence interval: from"),
    "col_interval_high": ("Khoảng tin cậy 95 %: đến", "95% confidence interval: to"),
    "col_bound_low": ("Thấp nhất nếu tính cả đơn vị chưa báo cáo", "Lowest with the units that did not report"),
    "col_bound_high": ("Cao nhất nếu tính cả đơn vị chưa báo cáo", "Highest with the units that did not report"),
    "col_pace": ("Nhịp cần có", "Pace needed"),
    "col_small": ("Mẫu số nhỏ nhất để xếp hạng", "Smallest denominator to rank"),
    "col_unit_code": ("Mã đơn vị", "Unit code"),
    "col_indicator_code": ("Mã chỉ tiêu", "Indicator code"),
    "col_above": ("Thuộc", "Part of"),
    "col_qualifier": ("Mức chính xác", "Qualifier"),
    "col_reported": ("Số đơn vị đã báo cáo", "Units reported"),
    "col_expected": ("Số đơn vị phải báo cáo", "Units expected"),
    "col_partial": ("Chưa trọn kỳ", "Part of the period"),
    "col_change_plain": ("Chênh lệch với năm trước", "Change on the year before"),
    "col_numerator": ("Tử số", "Numerator"),
    "col_denominator": ("Mẫu số", "Denominator"),
    "col_stated": ("Báo cáo ghi", "As printed"),
    "col_children": ("Tính từ cấp dưới", "From units below"),
    "col_coverage": ("Độ phủ", "Coverage"),
    "col_covered": ("Thời gian", "Days covered"),
    "col_change": ("So với năm trước", "On the year before"),
    "col_target": ("Mục tiêu", "Target"),
    "col_progress": ("So với mục tiêu", "Against target"),
    "col_origin": ("Cách xác định", "How obtained"),
    "col_status": ("Trạng thái", "Status"),
    "col_sources": ("Nguồn", "Sources"),
    "col_parts": ("Thành phần", "Parts"),
    "col_formula": ("Cách tính", "Formula"),
    "col_definition": ("Định nghĩa", "Definition"),
    "col_area": ("Lĩnh vực", "Area"),
    "col_validity": ("Hiệu lực", "Valid"),
    "col_legal": ("Căn cứ", "Legal basis"),
    "col_code": ("Mã", "Code"),
    "col_name": ("Tên", "Name"),
    "col_nature": ("Tính chất", "Nature"),
    "col_finding": ("Nội dung", "Finding"),
    "col_severity": ("Mức độ", "Severity"),
    "col_where": ("Vị trí trong nguồn", "Where in the source"),
    "col_item": ("Số liệu", "Measure"),
    "col_role": ("Vai trò", "Role"),
    "col_printed": ("Ghi trong bản gốc", "As printed"),
    "col_remark": ("Ghi chú", "Remark"),
    "col_title": ("Tên tài liệu", "Title"),
    "col_publisher": ("Nơi công bố", "Publisher"),
    "col_published": ("Ngày", "Date"),
    "col_link": ("Liên kết", "Link"),
    "col_publication": ("Lần công bố", "Publication"),
    "col_added": ("Thêm", "Added"),
    "col_superseded": ("Thay thế", "Superseded"),
    "col_covers": ("Phạm vi", "Covers"),
    "role_numerator": ("tử số", "numerator"),
    "role_denominator": ("mẫu số", "denominator"),
    "role_stated": ("số nêu trong báo cáo", "as printed"),
    # status (SDMX OBS_STATUS)
    "status_A": ("", ""),
    "status_B": ("gián đoạn chuỗi (B)", "break (B)"),
    "status_D": ("định nghĩa khác (D)", "definition differs (D)"),
    "status_E": ("suy ra (E)", "derived (E)"),
    "status_M": ("không thể có (M)", "cannot exist (M)"),
    "status_O": ("thiếu (O)", "missing (O)"),
    "status_P": ("tạm thời (P)", "provisional (P)"),
    "status_Q": ("không công bố (Q)", "suppressed (Q)"),
    "status_U": ("độ tin cậy thấp (U)", "low reliability (U)"),
    # downloads
    "download_csv": ("Tải CSV", "Download CSV"),
    "download_xlsx": ("Tải XLSX", "Download XLSX"),
    "sheet_data": ("Số liệu", "Data"),
    "sheet_notes": ("Ghi chú", "Notes"),
    "note_view": ("Nội dung", "Content"),
    "note_publication": ("Lần công bố", "Publication"),
    "note_made": ("Công bố lúc", "Published at"),
    "note_sources": ("Nguồn", "Sources"),
    "note_break": ("Đổi định nghĩa", "Change of definition"),
    "col_no_change": ("Vì sao không so sánh", "Why no change is told"),
    "note_missing": (
        "Ô trống là chưa báo cáo, không phải số 0. Tỷ lệ được tính lại từ tổng tử số và tổng mẫu số.",
        "An empty cell was not reported and is not zero. Ratios are computed from sums of numerators and denominators.",
    ),
    "note_synthetic": (
        "SỐ LIỆU MÔ PHỎNG: địa phương này không có thật.",
        "SYNTHETIC DATA: this place does not exist.",
    ),
    "synthetic_banner": (
        "SỐ LIỆU MÔ PHỎNG · Địa phương này không có thật, mọi con số đều do máy sinh ra.",
        "SYNTHETIC DATA · This place does not exist; every figure is made by a generator.",
    ),
    # pages
    "plan_by_unit": ("Hoàn thành kế hoạch theo đơn vị", "Plan completion by unit"),
    "services_note": (
        "Từ 15/8/2022, Nghị định 42/2022/NĐ-CP thay mức độ 1 đến 4 bằng dịch vụ công toàn trình và một phần; "
        "hai cách tính không nối với nhau.",
        "Since 15 August 2022, Decree 42/2022/NĐ-CP replaces levels 1 to 4 by full and partial online services; "
        "the two definitions are not joined.",
    ),
    "ranking_indicator": ("Chỉ tiêu xếp hạng", "Indicator to rank by"),
    "platform_indicator": ("Nền tảng", "Platform"),
    "missing_count": ("{count} đơn vị chưa báo cáo: {units}.", "Not reported ({count}): {units}."),
    "profile_title": ("{unit}", "{unit}"),
    "profile_above": ("Thuộc {unit}", "Part of {unit}"),
    "profile_validity_to": ("đến hết {day}", "until {day}"),
    "profile_code": ("mã {code}", "code {code}"),
    "profile_place": (
        "thứ {place} trong {ranked} đơn vị có số liệu (tất cả {siblings})",
        "{place} of {ranked} units with a figure ({siblings} in all)",
    ),
    "profile_no_place": ("không xếp hạng: {reason}", "not ranked: {reason}"),
    "profile_table": ("Mọi chỉ tiêu, năm {year}", "All indicators, {year}"),
    "profile_trends": ("Diễn biến", "Trends"),
    "behind": ("Số này từ đâu?", "Where does this figure come from?"),
    "behind_none": (
        "Chính đơn vị không báo cáo; giá trị cộng từ các đơn vị cấp dưới.",
        "The unit itself did not report; the value is added up from the units below.",
    ),
    "methods_how": ("Cách tính", "How figures are made"),
    "methods_rules": (
        """- **Tỷ lệ được tính lại, không lấy trung bình.** Tỷ lệ của thành phố là tổng tử số chia tổng mẫu số.
- **Thiếu không phải là 0.** Số 0 chỉ hiện khi báo cáo nêu rõ là không; chưa báo cáo thì ghi “chưa báo cáo”.
- **Số nêu trong báo cáo và số tính lại đứng cạnh nhau.** Khác nhau thì có mục ở phần “Vấn đề số liệu”.
- **Tỷ lệ chỉ được nêu, không có số thành phần,** thì chỉ hiện cho đúng đơn vị và kỳ đó, không cộng lên cấp trên.
- **Số của chính đơn vị và tổng của cấp dưới là hai số khác nhau.** Ưu tiên số của đơn vị, tổng hiện bên cạnh.
- **Độ phủ đi kèm con số.** Tổng của nhiều đơn vị luôn ghi bao nhiêu đơn vị đã báo cáo.
- **Một phần của năm không phải là cả năm.** Dấu rỗng, ghi rõ đến ngày nào, không tính tăng giảm.
- **Không có mục tiêu thì không xếp đạt hay chưa đạt.**
- **Tiến độ so với đường thẳng từ năm gốc đến năm của mục tiêu.** Năm gốc do văn bản nêu; văn bản không nêu thì lấy năm
  đầu tiên có số cả năm. Trước năm của mục tiêu: từ đường đó trở lên là “đúng tiến độ”, kém hơn là “có nguy cơ”. Đúng
  năm của mục tiêu: “đạt” hoặc “chưa đạt”; chưa trọn năm mà chưa tới là “có nguy cơ”. Nhịp cần có là phần còn thiếu
  chia đều cho số năm còn lại.
- **Không xếp hạng trên số quá nhỏ.** Tỷ lệ có mẫu số dưới ngưỡng trong danh mục đứng riêng dưới bảng xếp hạng, kèm
  khoảng tin cậy 95 % (Wilson). Số chưa trọn năm chỉ xếp cùng số cả năm khi người xem chọn. Bằng nhau thì cùng hạng.
- **Đơn vị chưa báo cáo để lại một khoảng.** Độ phủ cộng từ cấp dưới ghi mức thấp nhất (không đơn vị nào trong số đó có)
  và mức cao nhất (tất cả đều có).""",
        """- **Ratios are recomputed, never averaged.** A city's share is its numerators' sum over the denominators'.
- **Missing is not zero.** A zero is shown only where a report states it; what nobody reported says “not reported”.
- **Stated and computed figures stand side by side.** Where they differ there is an entry under “Findings”.
- **A percentage stated without its parts** is shown for that unit and period alone and never added up.
- **A unit's own figure and the sum of the units below are two things.** The own figure leads, the sum stands beside it.
- **Coverage belongs to the number.** A sum over units always says how many of them reported.
- **Part of a year is not a year.** It has a hollow mark, says up to which day, and no growth is computed from it.
- **No target, no verdict.**
- **Progress is judged on the straight line from a base year to the year of the target.** The base year is the
  document's; where it names none, the first year with a figure for the whole year. Before the year of the target,
  on the line or beyond is “on track”, short of it “at risk”. In that year it is “met” or “missed”, and “at risk” while
  a part of the year has not reached it. The pace needed is what is lacking, divided by the years that are left.
- **No ranking on small numbers.** A share whose denominator is below the catalogue's threshold stands apart below the
  ranking, with its 95% confidence interval (Wilson). Parts of a year are ranked with whole years only if the reader
  asks for it. Equal values share a place.
- **Units that did not report leave a range.** Coverage added up from below has a lowest value (none of them has it) and
  a highest one (all of them have).""",
    ),
    "methods_catalogue": ("Danh mục chỉ tiêu", "Indicators"),
    "methods_measures": ("Danh mục số liệu", "Measures"),
    "methods_sources": ("Nguồn", "Sources"),
    "methods_findings": ("Vấn đề số liệu", "Findings"),
    "methods_missing": ("Còn thiếu", "What is missing"),
    "methods_publications": ("Các lần công bố", "Publications"),
    "findings_none": ("Không có vấn đề nào với lựa chọn này.", "No findings for this selection."),
    "findings_scope": (
        "Vấn đề của {unit} và các đơn vị trực thuộc, mọi năm.",
        "Findings about {unit} and the units below it, all years.",
    ),
    "findings_count": ("{count} vấn đề số liệu.", "{count} findings."),
    "findings_by_check": ("Số vấn đề theo phép kiểm tra", "Findings by check"),
    "severity_warning": ("▲ cảnh báo", "▲ warning"),
    "severity_note": ("● ghi chú", "● note"),
    "formula_ratio": ("100 × {numerator} ÷ {denominator}", "100 × {numerator} ÷ {denominator}"),
    "formula_count": ("{numerator}", "{numerator}"),
    "formula_coverage": (
        "100 × {numerator} ÷ số đơn vị đã báo cáo",
        "100 × {numerator} ÷ units that reported",
    ),
    "formula_stated": ("theo tài liệu công bố", "as published"),
    "nature_flow": ("cộng theo thời gian", "adds up over time"),
    "nature_stock": ("lấy giá trị cuối kỳ", "last value stands"),
    "valid_from": ("từ {day}", "from {day}"),
    "valid_to": ("đến {day}", "to {day}"),
    "publication_line": (
        "Lần công bố {number}, lúc {moment} (giờ Việt Nam).",
        "Publication {number}, {moment} (Việt Nam time).",
    ),
    # comparing units
    "compare_side": ("Các đơn vị cạnh nhau", "Units side by side"),
    "compare_side_title": ("{indicator}, {years}: từng đơn vị", "{indicator}, {years}, unit by unit"),
    "compare_many": (
        "Có {count} đơn vị; biểu đồ vẽ {shown} đơn vị đầu tiên, cùng trung vị của các đơn vị thuộc {unit}. Muốn xem "
        "đơn vị khác, chọn nhiều nhất {shown} đơn vị ở ô “{filter}” của bộ lọc.",
        "There are {count} units; the chart shows the first {shown}, and the median of the units of {unit}. To see "
        "others, choose up to {shown} of them under “{filter}” in the filters.",
    ),
    "compare_spread": ("Đơn vị nào thay đổi nhiều nhất?", "Who moved most?"),
    "compare_siblings": ("Một đơn vị giữa các đơn vị cùng cấp", "One unit among its siblings"),
    "compare_no_children": (
        "{unit} không có đơn vị trực thuộc nào trong dữ liệu để so sánh. Hãy chọn địa phương khác, hoặc tìm đơn vị ở "
        "bộ lọc.",
        "No units below {unit} are on record to compare. Choose another place, or find units in the filters.",
    ),
    "compare_no_parent": (
        "{unit} không có đơn vị cấp trên trong dữ liệu, nên không có đơn vị cùng cấp để so sánh.",
        "No unit above {unit} is on record, so it has no siblings to be compared with.",
    ),
    "compare_no_figures": (
        "{unit} chưa có số liệu này trong năm {year}. Thử năm khác hoặc đơn vị khác.",
        "{unit} has no such figures for {year}. Try another year or another unit.",
    ),
    "compare_alone": (
        "Chưa đủ hai đơn vị (kể cả {unit}) có số liệu trọn năm {year}, nên không có trung vị để so sánh.",
        "Fewer than two units ({unit} included) have figures for the whole year {year}, so there is no median to "
        "compare with.",
    ),
    "median": ("trung vị", "median"),
    "median_of": ("Trung vị các đơn vị thuộc {unit}", "Median of the units of {unit}"),
    "median_note": (
        "Trung vị mô tả số liệu trọn năm của các đơn vị thuộc {unit}, mỗi đơn vị tính một lần; đó không phải số của "
        "{unit}. Số đơn vị được tính – {years}.",
        "The median describes the whole-year figures of the units of {unit}, each counting once; it is not the figure "
        "of {unit}. Units counted – {years}.",
    ),
    "counted_of": ("{counted}/{siblings} đơn vị", "{counted}/{siblings} units"),
    "counted_units": ("{counted} đơn vị", "{counted} units"),
    "left_out": ("không tính: {units}", "left out: {units}"),
    "left_partial": ("{count} chưa trọn năm", "{count} not a whole year"),
    "left_bound": ("{count} chỉ nêu “trên”, “dưới” hoặc “khoảng”", "{count} “above”, “below” or “about” only"),
    "left_coverage": ("{count} thiếu số liệu của cấp dưới", "{count} with units below missing"),
    "left_none_arose": ("{count} không phát sinh", "{count} where none arose"),
    "left_boundary": ("{count} không đủ địa bàn", "{count} not on the whole ground"),
    "left_silent": ("{count} chưa báo cáo", "{count} not reported"),
    "range_all": ("Thấp nhất – cao nhất", "Lowest – highest"),
    "range_middle": ("Một nửa ở giữa (tứ phân vị)", "Middle half (quartiles)"),
    "siblings_title": ("{unit} và các đơn vị thuộc {above}, năm {year}", "{unit} and the units of {above}, {year}"),
    "siblings_note": (
        "Trung vị, tứ phân vị và khoảng mô tả số liệu trọn năm của các đơn vị thuộc {above} (kể cả {unit}), mỗi đơn "
        "vị tính một lần; đó không phải số của {above}.",
        "Median, quartiles and range describe the whole-year figures of the units of {above} ({unit} included), each "
        "counting once; they are not the figures of {above}.",
    ),
    "spread_title": (
        "{indicator}: thay đổi từ {first} đến {last} của các đơn vị thuộc {unit}",
        "{indicator}: change from {first} to {last} of the units of {unit}",
    ),
    "spread_order": (
        "Xếp từ đơn vị tốt lên nhiều nhất đến đơn vị kém đi nhiều nhất.",
        "From the unit that got better most to the one that got worse most.",
    ),
    "spread_order_none": (
        "Xếp từ đơn vị tăng nhiều nhất đến đơn vị giảm nhiều nhất.",
        "From the unit that rose most to the one that fell most.",
    ),
    "spread_told": ("So sánh được {told}/{total} đơn vị.", "Compared: {told} of {total} units."),
    "spread_chosen": ("Chữ đậm: đơn vị được chọn.", "Bold: the selected units."),
    "spread_refused": (
        "Không so sánh {count} đơn vị: {reason} ({units}).",
        "Not compared, {count}: {reason} ({units}).",
    ),
    "spread_one_year": (
        "Biểu đồ đang chọn một năm ({year}). Chọn hai năm khác nhau ở “{filter}” để xem thay đổi.",
        "Only one year is selected ({year}). Choose two different years under “{filter}” to see changes.",
    ),
    "spread_only_year": (
        "{unit} mới có số liệu một năm ({year}), nên chưa có thay đổi để so sánh.",
        "{unit} has figures for one year only ({year}), so there is no change to compare.",
    ),
    "refused_no_value": ("năm {last} không có số liệu", "no figure for {last}"),
    "refused_first": ("năm {first} không có số liệu", "no figure for {first}"),
    "refused_definition": (
        "định nghĩa thay đổi giữa {first} và {last}",
        "the definition changed between {first} and {last}",
    ),
    "refused_partial": ("số liệu năm {last} chưa đủ năm", "{last} is not a whole year"),
    "refused_previous_partial": ("số liệu năm {first} chưa đủ năm", "{first} is not a whole year"),
    "refused_bound": (
        "báo cáo chỉ nêu “trên”, “dưới” hoặc “khoảng”",
        "the report says “above”, “below” or “about” only",
    ),
    "refused_origin": (
        "một năm do đơn vị báo cáo, một năm cộng từ cấp dưới",
        "one year is the unit's own figure, the other a sum of the units below",
    ),
    "refused_boundary": (
        "hai năm không cùng địa bàn, hoặc số liệu không tách được",
        "the two years cover different ground, or figures cannot be divided",
    ),
    "refused_coverage": ("có đơn vị cấp dưới không báo cáo", "some units below did not report"),
    "percentage_points": ("điểm phần trăm", "percentage points"),
    "points_short": ("{change} điểm", "{change} pts"),
    "col_median": ("Trung vị các đơn vị", "Median of the units"),
    "col_quartile_1": ("Tứ phân vị thứ nhất", "First quartile"),
    "col_quartile_3": ("Tứ phân vị thứ ba", "Third quartile"),
    "col_low": ("Thấp nhất", "Lowest"),
    "col_high": ("Cao nhất", "Highest"),
    "col_counted": ("Số đơn vị được tính", "Units counted"),
    "col_siblings": ("Số đơn vị cùng cấp", "Siblings"),
    "col_left_out": ("Không tính", "Left out"),
    "col_moved": ("Thay đổi giữa hai năm", "Change between the two years"),
    "col_moved_in": ("Thay đổi ({unit})", "Change ({unit})"),
    "col_refused": ("Vì sao không so sánh hai năm", "Why the two years are not compared"),
    # findings
    "finding_stated_share_truncated": (
        "Báo cáo ghi {printed}; {numerator}/{denominator} = {computed}. Số trong báo cáo bị cắt bớt phần thập "
        "phân, không được làm tròn.",
        "The report prints {printed}; {numerator}/{denominator} = {computed}. The printed figure was cut off, "
        "not rounded.",
    ),
    "finding_stated_share_differs": (
        "Báo cáo ghi {printed}, nhưng {numerator}/{denominator} = {computed}: không phải do làm tròn hay cắt bớt.",
        "The report prints {printed}, but {numerator}/{denominator} = {computed}: neither rounding nor cutting off "
        "explains it.",
    ),
    "finding_stated_share_raised": (
        "Báo cáo ghi {printed}; {numerator}/{denominator} = {computed}. Số trong báo cáo được làm tròn lên, không "
        "theo quy tắc làm tròn.",
        "The report prints {printed}; {numerator}/{denominator} = {computed}. The printed figure was raised to the "
        "next digit, not rounded.",
    ),
    "finding_impossible_share": (
        "Báo cáo ghi {printed} của {denominator}: không số nguyên nào cho tỷ lệ này (cả {below} lẫn {above} đều "
        "không khớp).",
        "The report prints {printed} of {denominator}: no whole number gives that share (neither {below} nor {above}).",
    ),
    "finding_sources_differ": (
        "{item}: số đang dùng là {standing}, còn {other} ghi {differing}.",
        "{item}: the figure used is {standing}, while {other} says {differing}.",
    ),
    "finding_own_and_children": (
        "Số của chính đơn vị là {own}, tổng của {reported} đơn vị cấp dưới là {children}.",
        "The unit's own figure is {own}; the {reported} units below add up to {children}.",
    ),
    "finding_implied_total": (
        "Báo cáo nêu {numerator} ({items}) và {printed}, không nêu tổng. Tổng phải từ {low} đến {high}; "
        "không dùng làm số liệu.",
        "The report states {numerator} ({items}) and {printed}, not the total. It must be between {low} and {high}; "
        "it is not used as a figure.",
    ),
    "finding_lower_bound": (
        "Báo cáo không nêu số chính xác: “{printed}”.",
        "The report gives no exact figure: “{printed}”.",
    ),
    "finding_lower_bound_computed": (
        "Báo cáo ghi “{printed}”; tính từ các phần là {computed}.",
        "The report prints “{printed}”; its parts give {computed}.",
    ),
    "finding_part_of_year": (
        "Số liệu chỉ có từ {first} đến {last}: chưa phải cả năm.",
        "The figures cover {first} to {last} only: not a whole year.",
    ),
    "finding_gaps": ("Trong năm chỉ có {pieces} được báo cáo.", "Reported in the year: {pieces} only."),
    "finding_missing_units": (
        "{reported}/{expected} đơn vị có số liệu; {missing} đơn vị chưa báo cáo.",
        "{reported} of {expected} units have a figure; {missing} did not report.",
    ),
    "finding_above_total": (
        "{parts} là {numerator}, nhiều hơn {whole} là {denominator}: phần không thể lớn hơn tổng.",
        "{parts}: {numerator}, more than {whole}: {denominator}. A part cannot exceed its total.",
    ),
    "finding_parts_above_whole": (
        "{parts} cộng lại là {total}, nhiều hơn {item} là {whole}: các phần không thể lớn hơn tổng.",
        "{parts} add up to {total}, more than {item}: {whole}. Parts cannot exceed their total.",
    ),
    "finding_months_and_year_flow": (
        "{item}: báo cáo cả năm ghi {year}, nhưng {pieces} cộng lại là {made}.",
        "{item}: the year is reported as {year}, but its parts ({pieces}) add up to {made}.",
    ),
    "finding_months_and_year_stock": (
        "{item}: báo cáo cả năm ghi {year}, nhưng kỳ cuối trong {pieces} ghi {made}.",
        "{item}: the year is reported as {year}, but the last of its parts ({pieces}) says {made}.",
    ),
    "finding_outside_validity_before": (
        "Số liệu tính từ {first} đến {last}, nhưng chỉ tiêu này chỉ có hiệu lực từ {day}.",
        "The figure covers {first} to {last}, but this indicator is valid from {day} only.",
    ),
    "finding_outside_validity_after": (
        "Số liệu tính từ {first} đến {last}, nhưng chỉ tiêu này chỉ có hiệu lực đến hết {day}.",
        "The figure covers {first} to {last}, but this indicator was valid until {day} only.",
    ),
    "finding_outside_validity_unit": (
        "Số liệu tính từ {first} đến {last}, nhưng đơn vị chỉ có từ {day}.",
        "The figure covers {first} to {last}, but the unit has existed since {day} only.",
    ),
    "finding_silent": (
        "{item}: báo cáo đều ({times} trong {months} tháng) đến {last} rồi dừng; ít nhất một nửa số đơn vị cùng cấp "
        "vẫn báo cáo đến {until}.",
        "{item}: reported regularly ({times} within {months} months) until {last}, then no more; at least half of "
        "its sibling units went on until {until}.",
    ),
    "finding_jump": (
        "{value}, kỳ trước {before}; theo mức thay đổi của chính đơn vị qua {earlier} kỳ trước thì thường từ {low} "
        "đến {high}.",
        "{value}, after {before} in the period before; going by the unit's own changes over its {earlier} earlier "
        "periods it is usually from {low} to {high}.",
    ),
    "in_period": ("{period}: {text}", "{period}: {text}"),
    "period_month": ("Tháng {month}", "{month}"),
    "period_quarter": ("Quý {quarter}/{year}", "Q{quarter} {year}"),
    "period_half_1": ("6 tháng đầu năm {year}", "First half of {year}"),
    "period_half_2": ("6 tháng cuối năm {year}", "Second half of {year}"),
    "period_range": ("{first} – {last}", "{first} – {last}"),
    # checks
    "check_stated_share": ("Tỷ lệ nêu khác tỷ lệ tính lại", "Stated share differs from its parts"),
    "check_impossible_share": ("Tỷ lệ không thể có", "Impossible share"),
    "check_above_total": ("Phần lớn hơn tổng", "Part above its total"),
    "check_parts_above_whole": ("Các phần cộng lại lớn hơn tổng", "Parts add up to more than the whole"),
    "check_sources_differ": ("Các nguồn nêu khác nhau", "Sources differ"),
    "check_own_and_children": ("Số của đơn vị khác tổng cấp dưới", "Own figure differs from the units below"),
    "check_months_and_year": ("Các kỳ không khớp với cả năm", "Months do not add up to the year"),
    "check_outside_validity": ("Ngoài thời gian hiệu lực", "Outside validity"),
    "check_silent": ("Đơn vị ngừng báo cáo", "Unit fell silent"),
    "check_jump": ("Tăng giảm đột ngột", "Sudden jump"),
    "check_implied_total": ("Không nêu tổng", "Total not stated"),
    "check_lower_bound": ("Không nêu số chính xác", "No exact figure"),
    "check_part_of_year": ("Chưa trọn năm", "Part of a year"),
    "check_missing_units": ("Đơn vị chưa báo cáo", "Units that did not report"),
    "col_check": ("Phép kiểm tra", "Check"),
    "col_check_code": ("Mã phép kiểm tra", "Check code"),
    "col_count": ("Số vấn đề", "Findings"),
    "col_units": ("Số đơn vị", "Units"),
    "col_figures": ("Các con số (JSON)", "Figures (JSON)"),
    "col_source": ("Nguồn", "Source"),
    "col_paragraph": ("Đoạn", "Paragraph"),
    "col_checks": ("Ghi chú kiểm tra", "What checks noticed"),
    # earlier states
    "state_choice": ("Số liệu như đã công bố", "Data as published"),
    "state_newest": ("Mới nhất", "Newest"),
    "state": ("Lần {number}, ngày {day}", "Number {number}, {day}"),
    "state_told": (
        "Số liệu như đã công bố lần {number}, ngày {day}.",
        "Data as published in publication {number}, {day}.",
    ),
    "state_leave": ("Xem số liệu mới nhất", "See the newest data"),
    "state_making": (
        "Đang dựng lại số liệu của lần công bố trước. Số liệu nhiều thì mất vài phút, nhưng chỉ một lần.",
        "Restoring the data of an earlier publication. With many figures this takes minutes, but only once.",
    ),
    # revisions
    "methods_revisions": ("Số liệu đã thay đổi", "Revisions"),
    "revisions_scope": (
        "Mọi số liệu của {unit} và các đơn vị trực thuộc đã thay đổi sau khi công bố, mới nhất trước: {count} lần. "
        "Đính chính: cùng nguồn, cùng đoạn, nay đọc khác. Điều chỉnh: một nguồn nêu số mới, hoặc nguồn công bố sau "
        "thay nguồn trước, hoặc số tạm thời thành số chính thức. Không còn nêu: nguồn rút lại.",
        "Every figure of {unit} and the units below it that changed after it was published, newest first: {count}. "
        "Correction: same source and paragraph, now read otherwise. Revision: a source says something new, a later "
        "source takes over, or a provisional figure becomes final. Withdrawn: its source no longer says it.",
    ),
    "revisions_none": (
        "Chưa có số liệu nào thay đổi sau khi công bố.",
        "No figure has changed since it was first published.",
    ),
    "revisions_more": (
        "Bảng chỉ hiện {shown} thay đổi mới nhất; tệp tải về có đủ.",
        "The table shows the newest {shown}; the download has them all.",
    ),
    "revisions_here": ("Số liệu ở đây đã thay đổi sau khi công bố", "Figures here that changed after publication"),
    "revision_kind_correction": ("đính chính", "correction"),
    "revision_kind_revision": ("điều chỉnh", "revision"),
    "revision_kind_withdrawn": ("không còn nêu", "withdrawn"),
    "revision_correction": (
        "Đính chính: {old} đổi thành {new}, theo {new_where}.",
        "Correction: {old} became {new}, in {new_where}.",
    ),
    "revision_revision": (
        "Điều chỉnh: {old}, theo {old_where}, đổi thành {new}, theo {new_where}.",
        "Revision: {old} in {old_where} became {new} in {new_where}.",
    ),
    "revision_withdrawn": (
        "Không còn nêu: trước là {old}, theo {old_where}.",
        "Withdrawn: it was {old} in {old_where}.",
    ),
    "revision_withdrawn_other": (
        "Không còn nêu: trước là {old}, theo {old_where}; nay dùng {new}, theo {new_where}.",
        "Withdrawn: it was {old} in {old_where}; now {new} in {new_where} stands.",
    ),
    "revision_when": ("lần {number}, ngày {day}", "number {number}, {day}"),
    "col_kind": ("Loại", "Kind"),
    "col_revision": ("Thay đổi", "Change"),
    "col_old_value": ("Giá trị cũ", "Old value"),
    "col_old_printed": ("Bản cũ ghi", "As printed before"),
    "col_old_source": ("Nguồn cũ", "Old source"),
    "col_new_value": ("Giá trị mới", "New value"),
    "col_new_printed": ("Bản mới ghi", "As printed now"),
    "col_new_source": ("Nguồn mới", "New source"),
    "note_earlier": (
        "Đây là số liệu như đã công bố lần {number}, không phải số mới nhất; khi tải đã có lần công bố {newest}.",
        "These are the data as of publication {number}, not the newest; publication {newest} was out when this was "
        "downloaded.",
    ),
    # empty states
    "empty_place": (
        "{unit} chưa có số liệu nào. Hãy chọn địa phương khác ở bộ lọc.",
        "{unit} has no figures yet. Choose another place in the filters.",
    ),
    "empty_year": (
        "{unit} chưa có số liệu này trong các năm đã chọn. Thử năm khác hoặc địa phương khác.",
        "{unit} has no such figures for the chosen years. Try another year or another place.",
    ),
    "empty_area": (
        "{unit} không có chỉ tiêu nào thuộc lĩnh vực “{area}” năm {year}. Chọn “Tất cả lĩnh vực” để xem phần còn lại.",
        "{unit} has no indicator of the area “{area}” in {year}. Choose “All areas” to see the rest.",
    ),
    "empty_children": (
        "Chưa có số liệu theo từng đơn vị thuộc {unit} cho {indicator} năm {year}.",
        "No figures by unit of {unit} for {indicator} in {year}.",
    ),
    "empty_months": (
        "Không có số liệu theo tháng cho {unit} trong các năm đã chọn.",
        "No monthly figures for {unit} in the chosen years.",
    ),
    "no_data": (
        "Chưa có số liệu nào được nạp. Chạy lệnh `kpi load` rồi tải lại trang.",
        "Nothing has been loaded yet. Run `kpi load` and reload this page.",
    ),
    "failed": (
        "Trang này gặp lỗi. Hãy tải lại; nếu còn lỗi, báo cho người quản trị.",
        "This page failed. Reload it; if it fails again, tell the administrator.",
    ),
    # sentences
    "kind_special_zone": ("đặc khu", "special zone"),
    "rank_up_one": ("tăng {places} bậc so với năm {year}", "up {places} place on {year}"),
    "rank_down_one": ("giảm {places} bậc so với năm {year}", "down {places} place on {year}"),
    "change_points_one": ("{change} điểm phần trăm so với năm {year}", "{change} percentage point on {year}"),
    "tell_year": ("năm {year}", "in {year}"),
    "tell_year_part": ("năm {year} ({covered})", "in {year} ({covered})"),
    "tell_month": ("tháng {month}", "in {month}"),
    "tell_within": ("{unit} thuộc {above}", "{unit} of {above}"),
    "tell_noun_count": ("số {name}", "{name}"),
    "tell_noun_coverage": ("độ phủ {name}", "{name}"),
    "tell_noun_ratio": ("tỷ lệ {name}", "{name}"),
    "tell_own": (" của {kind}", " of the {kind}"),
    "tell_subject": ("{name} của {unit}", "{name} in {unit}"),
    "tell_subject_own": ("{name} của {unit}", "{name} of {unit}"),
    "tell_is": ("{period}, {subject} là {value}", "{subject} stood at {value} {period}"),
    "tell_counted": ("{period}, {subject} là {value}", "{subject} came to {value} {period}"),
    "tell_blank": ("{period}, {subject} {value}", "{subject} {period}: {value}"),
    "tell_bound": ("{period}, {subject} là {value}", "{subject}: {value} {period}"),
    "tell_at": ("{name} ở {place}", "{name} in {place}"),
    "on_day": ("số liệu ngày {day}", "data of {day}"),
    "tell_parts": ("{numerator}/{whole}", "{numerator} of {whole}"),
    "tell_up": ("tăng {step}", "up {step}"),
    "tell_down": ("giảm {step}", "down {step}"),
    "tell_head": ("{subject} {period} là {value}", "{subject}: {value} {period}"),
    "tell_head_blank": ("{subject} {period} {value}", "{subject} {period} – {value}"),
    "tell_head_up": (
        "{subject} tăng từ {old} năm {first} lên {new} năm {last}",
        "{subject} rose from {old} in {first} to {new} in {last}",
    ),
    "tell_head_down": (
        "{subject} giảm từ {old} năm {first} xuống {new} năm {last}",
        "{subject} fell from {old} in {first} to {new} in {last}",
    ),
    "tell_head_same": (
        "{subject} năm {last} bằng năm {first}: {new}",
        "{subject} the same in {last} as in {first}: {new}",
    ),
    "tell_months": (
        "trong {count} tháng có đủ số liệu, từ tháng {first} đến tháng {last}, giá trị từ {low} đến {high}",
        "in the {count} months with complete figures, {first} to {last}, values ranged from {low} to {high}",
    ),
    "tell_months_missing": ("{count} tháng thiếu số liệu", "{count} months lack figures"),
    "tell_months_missing_one": ("{count} tháng thiếu số liệu", "{count} month lacks figures"),
    "tell_item_month": ("{name} tháng {month} là {value}", "{name} {value} in {month}"),
    "tell_item": ("{name} là {value}", "{name} {value}"),
    "tell_item_unit": ("{name} {value}", "{name} {value}"),
    "tell_list": ("{period}: {items}", "{period}: {items}"),
    "tell_list_units": ("{period}, {subject}: {items}", "{subject} {period}: {items}"),
    "tell_list_indicators": ("{period}, {subject} có {items}", "{subject} {period}: {items}"),
    "tell_head_about": ("{subject} {period}", "{subject} {period}"),
    "tell_head_list": ("{subject}: {items}", "{subject}: {items}"),
    "tell_head_range": (
        "{subject}: từ {low} đến {high} ở {count}/{expected} đơn vị",
        "{subject}: from {low} to {high} in {count} of {expected} units",
    ),
    "tell_count_units": ("{count} đơn vị", "{count} units"),
    "tell_count_units_one": ("{count} đơn vị", "{count} unit"),
    "tell_more_units": ("{count} đơn vị khác", "{count} more units"),
    "tell_more_units_one": ("{count} đơn vị khác", "{count} more unit"),
    "tell_more_indicators": ("{count} chỉ tiêu khác", "{count} more indicators"),
    "tell_more_indicators_one": ("{count} chỉ tiêu khác", "{count} more indicator"),
    "tell_ended": ("{unit} không còn từ {day}", "{unit} ceased to exist on {day}"),
    "tell_small": (
        "mẫu số {denominator}, dưới {small}: quá nhỏ để xếp hạng",
        "denominator {denominator}, below {small}: too small to rank",
    ),
    "tell_rank": (
        "xếp hạng {place}{shared} trong {count} đơn vị thuộc {above}",
        "rank {place}{shared} among the {count} units of {above}",
    ),
    "tell_rank_of": (
        "xếp hạng {place}{shared} trong {ranked}/{siblings} đơn vị xếp hạng được thuộc {above}",
        "rank {place}{shared} among the {ranked} of {siblings} units of {above} that can be ranked",
    ),
    "tell_shared": ("đồng hạng với {count} đơn vị khác", "shared with {count} other units"),
    "tell_shared_one": ("đồng hạng với {count} đơn vị khác", "shared with {count} other unit"),
    "tell_progress_met": ("đạt mục tiêu {target} của năm {year}", "the {year} target of {target} is met"),
    "tell_progress_missed": ("chưa đạt mục tiêu {target} của năm {year}", "the {year} target of {target} is not met"),
    "tell_progress_at_risk": (
        "có nguy cơ không đạt mục tiêu {target} của năm {year}",
        "the {year} target of {target} is at risk",
    ),
    "tell_progress_on_track": (
        "đúng tiến độ tới mục tiêu {target} của năm {year}",
        "on track for the {year} target of {target}",
    ),
    "tell_basis": (" ({basis})", " ({basis})"),
    "tell_basis_long": (", theo {basis}", ", set by {basis}"),
    "tell_among_short": ("{count}/{expected} đơn vị thuộc {place}", "{count} of {expected} units of {place}"),
    "tell_among": ("{expected} đơn vị thuộc {place}", "the {expected} units of {place}"),
    "tell_among_reported": (
        "{count}/{expected} đơn vị đã báo cáo thuộc {place}",
        "the {count} of {expected} units of {place} that reported",
    ),
    "tell_among_compared": (
        "{count}/{expected} đơn vị so sánh được thuộc {place}",
        "the {count} of {expected} units of {place} that can be compared",
    ),
    "tell_among_chosen": ("các đơn vị được chọn thuộc {place}", "the selected units of {place}"),
    "tell_chosen": (
        "{reported}/{expected} đơn vị thuộc {place} đã báo cáo",
        "{reported} of {expected} units of {place} reported",
    ),
    "tell_units_none": (
        "{name} {period} của các đơn vị thuộc {place}: không so sánh được",
        "{name} {period} in the units of {place}: not to be compared",
    ),
    "tell_head_between": (
        "{name} {period} từ {low} đến {high} ở {among}",
        "{name} {period}: from {low} to {high} in {among}",
    ),
    "tell_between": (
        "{period}, trong {among}, {name} từ {low} đến {high}",
        "{name} ranged from {low} to {high} in {among} {period}",
    ),
    "tell_head_equal": (
        "{name} {period} cùng là {value} ở {among}",
        "{name} {period}: {value} in {among}",
    ),
    "tell_equal": (
        "{period}, {name} cùng là {value} ở {among}",
        "{name} stood at {value} in each of {among} {period}",
    ),
    "tell_head_single": (
        "{name} {period} của {unit} là {value}, 1/{expected} đơn vị thuộc {place}",
        "{name} {period}: {value} in {unit}, 1 of {expected} units of {place}",
    ),
    "tell_single": (
        "{period}, {name} của {unit}, 1/{expected} đơn vị thuộc {place}, là {value}",
        "{name} in {unit}, 1 of {expected} units of {place}, stood at {value} {period}",
    ),
    "tell_head_lowest": (
        "{name} {period}: {units} thấp nhất trong {among} ({value})",
        "{name} {period}: {units} had the lowest figure of {among} ({value})",
    ),
    "tell_head_lowest_many": (
        "{name} {period}: {units} cùng thấp nhất trong {among} ({value})",
        "{name} {period}: {units} shared the lowest figure of {among} ({value})",
    ),
    "tell_head_highest": (
        "{name} {period}: {units} cao nhất trong {among} ({value})",
        "{name} {period}: {units} had the highest figure of {among} ({value})",
    ),
    "tell_head_highest_many": (
        "{name} {period}: {units} cùng cao nhất trong {among} ({value})",
        "{name} {period}: {units} shared the highest figure of {among} ({value})",
    ),
    "tell_best_lowest": (
        "{period}, trong {among}, {units} có {name} thấp nhất là {value}",
        "{name} {period}: {units} had the lowest figure of {among}, {value}",
    ),
    "tell_best_lowest_many": (
        "{period}, trong {among}, {units} cùng có {name} thấp nhất là {value}",
        "{name} {period}: {units} shared the lowest figure of {among}, {value}",
    ),
    "tell_best_highest": (
        "{period}, trong {among}, {units} có {name} cao nhất là {value}",
        "{name} {period}: {units} had the highest figure of {among}, {value}",
    ),
    "tell_best_highest_many": (
        "{period}, trong {among}, {units} cùng có {name} cao nhất là {value}",
        "{name} {period}: {units} shared the highest figure of {among}, {value}",
    ),
    "tell_other_lowest": (", {units} thấp nhất là {value}", ", and {units} the lowest, {value}"),
    "tell_other_highest": (", {units} cao nhất là {value}", ", and {units} the highest, {value}"),
    "tell_left_silent": ("chưa báo cáo: {units}", "not reported: {units}"),
    "tell_left_none": ("không phát sinh: {units}", "none arose: {units}"),
    "tell_left_split": ("không tách được số liệu: {units}", "cannot be divided: {units}"),
    "tell_left_small": (
        "không xếp hạng vì mẫu số dưới {small}: {units}",
        "not ranked, as the denominator is below {small}: {units}",
    ),
    "tell_left_partial": ("chưa trọn năm: {units}", "not a whole year: {units}"),
    "tell_left_inexact": (
        "chỉ nêu giới hạn hoặc thiếu số liệu: {units}",
        "mere bounds or incomplete figures: {units}",
    ),
    "tell_left_derived": ("suy ra từ báo cáo: {units}", "derived from the report: {units}"),
    "tell_median": (
        "trung vị các đơn vị thuộc {place}: {value}, tính trên {counted}",
        "median of the units of {place}: {value}, over {counted}",
    ),
    "tell_spread_head": (
        "{name} từ {first} đến {last}: {steps} trong {total} đơn vị thuộc {place}",
        "{name} from {first} to {last}: {steps} of the {total} units of {place}",
    ),
    "tell_spread_head_of": (
        "{name} từ {first} đến {last}: {steps} trong {told}/{total} đơn vị so sánh được thuộc {place}",
        "{name} from {first} to {last}: {steps} of the units compared ({told} of {total} in {place})",
    ),
    "tell_spread": (
        "từ năm {first} đến năm {last}, {name} {steps} trong {total} đơn vị thuộc {place}",
        "{name} from {first} to {last}: {steps} of the {total} units of {place}",
    ),
    "tell_spread_of": (
        "từ năm {first} đến năm {last}, {name} {steps} trong {told}/{total} đơn vị so sánh được thuộc {place}",
        "{name} from {first} to {last}: {steps} of the units compared ({told} of {total} in {place})",
    ),
    "tell_spread_none": (
        "{name} của các đơn vị thuộc {place}: không so sánh được năm {first} với năm {last}",
        "{name} in the units of {place}: {first} and {last} are not to be compared",
    ),
    "tell_in_up": ("tăng ở {count}", "up in {count}"),
    "tell_in_down": ("giảm ở {count}", "down in {count}"),
    "tell_in_same": ("không đổi ở {count}", "unchanged in {count}"),
    "tell_spread_most": (
        "tăng nhiều nhất: {high}; giảm nhiều nhất: {low}",
        "largest rise: {high}; largest fall: {low}",
    ),
    "tell_spread_between": ("mức thay đổi từ {low} đến {high}", "changes lie between {low} and {high}"),
    "tell_refused": ("không so sánh {units}: {reason}", "not compared, {units}: {reason}"),
    "tell_siblings_head": (
        "{unit} năm {year} so với trung vị: {sides} trong {count} chỉ tiêu",
        "{unit} in {year} against the median: {sides} of {count} indicators",
    ),
    "tell_siblings": (
        "năm {year}, so với trung vị các đơn vị thuộc {place}, {unit} {sides} trong {count} chỉ tiêu so sánh được",
        "in {year}, against the median of the units of {place}, {unit} was {sides} of {count} indicators that can be "
        "compared",
    ),
    "tell_siblings_none_head": (
        "{unit} năm {year}: chưa có chỉ tiêu so sánh được với trung vị",
        "{unit} in {year}: no indicator can be compared with the median",
    ),
    "tell_siblings_none": (
        "năm {year}, {unit} chưa có chỉ tiêu so sánh được với trung vị các đơn vị thuộc {place}",
        "in {year}, no indicator of {unit} can be compared with the median of the units of {place}",
    ),
    "tell_side_better": ("tốt hơn ở {count}", "better on {count}"),
    "tell_side_worse": ("kém hơn ở {count}", "worse on {count}"),
    "tell_side_equal": ("ngang bằng ở {count}", "equal on {count}"),
    "tell_worse": ("kém hơn ở {items}", "worse on {items}"),
    "tell_source": (
        "Nguồn: {sources}; lần công bố {number}, ngày {day}.",
        "Source: {sources}; publication {number}, {day}.",
    ),
    "tell_publication": ("Lần công bố {number}, ngày {day}.", "Publication {number}, {day}."),
    "tell_synthetic_part": (
        "SỐ LIỆU MÔ PHỎNG: một phần số liệu ở đây không có thật.",
        "SYNTHETIC DATA: part of these figures is not real.",
    ),
    "tell_nothing": ("Chưa có số liệu", "No figures"),
    "alt_lines": ("Biểu đồ đường", "Line chart"),
    "alt_bars": ("Biểu đồ cột", "Bar chart"),
    "alt_months": ("Biểu đồ đường theo tháng", "Line chart by month"),
    "alt_ranking": ("Biểu đồ thanh ngang", "Horizontal bar chart"),
    "alt_tiles": ("Bản đồ ô", "Tile map"),
    "alt_panels": ("Các biểu đồ nhỏ cạnh nhau", "Small charts side by side"),
    "alt_spread": ("Biểu đồ hai năm của từng đơn vị", "Chart of two years, unit by unit"),
    "alt_siblings": ("Biểu đồ so với các đơn vị cùng cấp", "Chart of a unit beside its siblings"),
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
    "brief_none": (
        "{unit} chưa báo cáo chỉ tiêu nào của năm {year}.",
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
        "{what}: nay có trong danh sách nhưng chưa báo cáo, từ lần công bố {number} (ngày {day}).",
        "{what}: now on the list but not reported, since publication {number} ({day}).",
    ),
    "verify_unlisted": (
        "{what}: chưa từng báo cáo, nay không còn trong danh sách, từ lần công bố {number} (ngày {day}).",
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
    # what Streamlit says in English: its own words and ours; a space says where the rest stands (api/page.js)
    "streamlit_skip": ("Đến nội dung chính", "Skip to main content"),
    "streamlit_heading": ("Liên kết đến mục này", "Link to heading"),
    "streamlit_pages": ("Các trang", "App pages"),
    "streamlit_sidebar": ("Bộ lọc và các trang", "Sidebar"),
    "streamlit_collapse": ("Ẩn bộ lọc và các trang", "Collapse sidebar"),
    "streamlit_expand": ("Mở bộ lọc và các trang", "Expand sidebar"),
    "streamlit_remove": ("Bỏ chọn ", "Remove "),
    "streamlit_open": ("Mở danh sách", "Open"),
    "streamlit_table": ("Bảng cuộn được", "Scrollable table"),
    "streamlit_clear": ("Bỏ chọn tất cả", "Clear all"),
    "streamlit_help": ("Giải thích ", "Help for "),
    "streamlit_start": (" – đầu", " — start"),
    "streamlit_end": (" – cuối", " — end"),
    # what offices send
    "severity_error": ("✕ lỗi", "✕ error"),
    "submission_new": ("mới: {figure}: {new}{place}", "new: {figure}: {new}{place}"),
    "submission_changed": ("đổi: {figure}: {old} → {new}{place}", "changed: {figure}: {old} → {new}{place}"),
    "submission_same": ("như cũ: {figure}: {new}{place}", "as it is: {figure}: {new}{place}"),
    "submission_gone": ("bỏ: {figure}: {old}{place}", "gone: {figure}: {old}{place}"),
    "submission_cell": (" (ô {cell})", " (cell {cell})"),
    "submission_no_figure": ("không có số", "no figure"),
    "submission_changes": (
        "Khi công bố: {new} số mới, {changed} số đổi, {same} số như cũ, {gone} số bỏ.",
        "When published: {new} figures new, {changed} changed, {same} as they are, {gone} gone.",
    ),
    "submission_held": ("chờ công bố lúc {moment}", "to be published at {moment}"),
    "submission_status_received": ("đã nhận, chưa xong", "received, not settled"),
    "submission_status_checked": ("đã kiểm tra", "checked"),
    "submission_status_published": ("đã công bố", "published"),
    "submission_status_superseded": ("đã được thay thế", "superseded"),
    "submission_status_corrected": ("đã có tệp sửa lại", "corrected by another file"),
    "submission_status_withdrawn": ("đã rút lại", "withdrawn"),
    "submission_line": (
        "{number}  {status}  {file} – {unit}, nhận {moment}, {figures} số liệu",
        "{number}  {status}  {file} – {unit}, received {moment}, {figures} figures",
    ),
    "submission_errors": ("lỗi: {count}", "errors: {count}"),
    "submission_questions": ("câu hỏi: {count}", "questions: {count}"),
    "submission_publication": ("lần công bố {number}", "publication {number}"),
    "submission_replaces": ("thay lần gửi {number}", "in place of submission {number}"),
    "submission_event_received": ("đã nhận", "received"),
    "submission_event_answered": ("đã trả lời câu hỏi, đọc lại", "questions answered, read again"),
    "submission_event_checked": ("đã kiểm tra, không có lỗi", "checked, no errors"),
    "submission_event_scheduled": ("đã hẹn giờ công bố", "given a time to be published"),
    "submission_event_published": ("đã công bố", "published"),
    "submission_event_superseded": ("mọi số đã được thay thế", "all its figures superseded"),
    "submission_event_corrected": ("đã có tệp khác thay", "another file took its place"),
    "submission_event_withdrawn": ("đã rút lại", "withdrawn"),
    "submissions_none": ("Chưa nhận tệp nào.", "No file has been received."),
    "reporting_in_time": ("✓ đã báo cáo", "✓ reported"),
    "reporting_late": ("▲ báo cáo muộn", "▲ reported late"),
    "reporting_received": ("→ đã nhận, chưa công bố", "→ received, not published"),
    "reporting_missing": ("✕ chưa báo cáo", "✕ not reported"),
    "reporting_told": ("{figures}/{expected} số liệu, {moment}", "{figures} of {expected} figures, {moment}"),
    "reporting_count": ("{told}/{units} đơn vị đã báo cáo.", "{told} of {units} units have reported."),
    "import_question": ("trả lời câu “{question}” bằng: {choices}", "answer “{question}” with: {choices}"),
    "import_open_unit": ("mã một đơn vị", "a unit's id"),
    "import_open_item": ("mã một số liệu hay chỉ tiêu", "the code of a measure or indicator"),
    "import_open_period": ("một kỳ", "a period"),
    "import_skip": ("skip (bỏ qua)", "skip (leave it out)"),
    "import_read": (
        "{file}: {kind}, {figures} số liệu của {units} đơn vị.",
        "{file}: {kind}, {figures} figures of {units} units.",
    ),
    "import_no_trace": ("Xem thử; không có gì được lưu.", "A dry run; nothing was kept."),
    "import_received": ("Đã nhận: lần gửi {number}.", "Received as submission {number}."),
    "import_known": (
        "Tệp này đã nhận: lần gửi {number}, {status}; không có gì mới.",
        "This file was received already: submission {number}, {status}; nothing new.",
    ),
    "import_published": ("Đã công bố lần {number}.", "Published as number {number}."),
    "import_scheduled": ("Sẽ công bố lúc {moment}.", "Will be published at {moment}."),
    "import_word": (
        "Có {count} cảnh báo; hãy sửa tệp, hoặc nêu lý do với --accept.",
        "Warnings: {count}; mend the file, or say with --accept why they may stand.",
    ),
    "submissions_due_none": ("Không có gì đến hạn công bố.", "Nothing is due to be published."),
    "submissions_released": ("Đã công bố các lần gửi: {numbers}.", "Published submissions: {numbers}."),
    "submissions_withdrawn": ("Đã rút lại lần gửi {number}.", "Submission {number} is withdrawn."),
}


def label(key: str, lang: str, **values: object) -> str:
    """Return the words of ``key`` in ``lang`` with ``values`` filled in. Raises KeyError for an unknown key."""
    return LABELS[key][0 if lang == "vi" else 1].format(**values)
