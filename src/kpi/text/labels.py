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
    "coverage": ("{reported}/{expected} đơn vị báo cáo", "{reported}/{expected} units reported"),
    "coverage_sum": ("Tính từ cấp dưới: {value} ({coverage})", "From the units below: {value} ({coverage})"),
    "until": ("số liệu đến {day}", "data to {day}"),
    "from_to": ("số liệu từ {first} đến {last}", "data from {first} to {last}"),
    "gaps_until": ("số liệu đến {day}, thiếu một số kỳ", "data to {day}, some periods missing"),
    "part_year_mark": ("đến {day}", "to {day}"),
    "part_year_from": ("từ {day}", "from {day}"),
    "part_year_gaps": ("thiếu một số kỳ", "gaps"),
    # change
    "change_points": ("{change} điểm phần trăm so với {year}", "{change} percentage points on {year}"),
    "change_share": ("{change} ({share}) so với {year}", "{change} ({share}) on {year}"),
    "change_count": ("{change} so với {year}", "{change} on {year}"),
    "change_none": ("không đổi so với {year}", "unchanged on {year}"),
    "rank_up": ("tăng {places} bậc so với {year}", "up {places} places on {year}"),
    "rank_down": ("giảm {places} bậc so với {year}", "down {places} places on {year}"),
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
    "progress_at_risk": ("Có nguy cơ", "At risk"),
    "progress_missed": ("Chưa đạt", "Missed"),
    "target": ("Mục tiêu {value}", "Target {value}"),
    "target_basis": ("Căn cứ: {basis}", "Basis: {basis}"),
    "target_of": ("Mục tiêu chung {unit}: {value}", "Target of {unit}: {value}"),
    "target_line": ("Mục tiêu {year}: {value}", "Target {year}: {value}"),
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
    "ranking_title_chosen": (
        "{indicator} năm {year}: các đơn vị được chọn",
        "{indicator} in {year}: the selected units",
    ),
    "tiles_title": (
        "{indicator} năm {year}: mỗi ô là một đơn vị thuộc {unit}",
        "{indicator} in {year}: one square per unit of {unit}",
    ),
    "tiles_note": (
        "Mỗi ô là một đơn vị, xếp gần đúng theo vị trí; ô gạch ngang là chưa báo cáo.",
        "Each square is a unit, placed roughly where it lies; a dash means not reported.",
    ),
    "tiles_note_unplaced": (
        "Mỗi ô là một đơn vị, xếp theo mã vì chưa có tọa độ; ô gạch ngang là chưa báo cáo.",
        "Each square is a unit, in the order of codes because no coordinates are on record; a dash means not reported.",
    ),
    "levels_title": ("Hồ sơ trực tuyến theo năm – {unit}", "Online dossiers by year – {unit}"),
    "documents_title": ("Văn bản điện tử theo năm – {unit}", "E-documents by year – {unit}"),
    "documents_month_title": ("Văn bản điện tử theo tháng – {unit}", "E-documents by month – {unit}"),
    "tasks_title": ("Nhiệm vụ giao và hoàn thành – {unit}", "Tasks assigned and completed – {unit}"),
    "break_mark": ("Đổi định nghĩa {day}", "New definition {day}"),
    "axis_year": ("Năm", "Year"),
    "axis_month": ("Tháng", "Month"),
    "hollow_note": ("Dấu rỗng: số liệu chưa trọn năm.", "Hollow marks: not a whole year."),
    "source_line": ("Nguồn: {sources}. Số liệu đến {day}.", "Source: {sources}. Data to {day}."),
    "days_differ": ("{first} – {last}, tùy chỉ tiêu", "{first} – {last}, depending on the indicator"),
    "incomplete": ("Chưa đủ đơn vị báo cáo: {years}.", "Not all units reported: {years}."),
    "more_sources": (" và {count} nguồn khác", " and {count} more"),
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
    "missing_count": ("{count} đơn vị chưa báo cáo: {units}.", "{count} units did not report: {units}."),
    "profile_title": ("{unit}", "{unit}"),
    "profile_above": ("Thuộc {unit}", "Part of {unit}"),
    "profile_validity_to": ("đến hết {day}", "until {day}"),
    "profile_code": ("mã {code}", "code {code}"),
    "profile_place": (
        "thứ {place} trong {ranked} đơn vị có số liệu (tất cả {siblings})",
        "{place} of {ranked} units with a figure ({siblings} in all)",
    ),
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
- **Không có mục tiêu thì không xếp đạt hay chưa đạt.**""",
        """- **Ratios are recomputed, never averaged.** A city's share is its numerators' sum over the denominators'.
- **Missing is not zero.** A zero is shown only where a report states it; what nobody reported says “not reported”.
- **Stated and computed figures stand side by side.** Where they differ there is an entry under “Findings”.
- **A percentage stated without its parts** is shown for that unit and period alone and never added up.
- **A unit's own figure and the sum of the units below are two things.** The own figure leads, the sum stands beside it.
- **Coverage belongs to the number.** A sum over units always says how many of them reported.
- **Part of a year is not a year.** It has a hollow mark, says up to which day, and no growth is computed from it.
- **No target, no verdict.**""",
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
    # findings
    "finding_stated_share_truncated": (
        "Báo cáo ghi {printed}; {numerator}/{denominator} = {computed}. Số trong báo cáo bị cắt bớt phần thập "
        "phân, không được làm tròn.",
        "The report prints {printed}; {numerator}/{denominator} = {computed}. The printed figure was cut off, "
        "not rounded.",
    ),
    "finding_stated_share_differs": (
        "Báo cáo ghi {printed}, nhưng {numerator}/{denominator} = {computed}.",
        "The report prints {printed}, but {numerator}/{denominator} = {computed}.",
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
}


def label(key: str, lang: str, **values: object) -> str:
    """Return the words of ``key`` in ``lang`` with ``values`` filled in. Raises KeyError for an unknown key."""
    return LABELS[key][0 if lang == "vi" else 1].format(**values)
