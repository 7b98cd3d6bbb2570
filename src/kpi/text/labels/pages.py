"""Words of the pages themselves: where to go, what to choose, what to download, what is not there."""

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
    "page_intake": ("Nhập số liệu", "Send figures"),
    # filters
    "language": ("Ngôn ngữ · Language", "Ngôn ngữ · Language"),
    "place": ("Địa phương", "Place"),
    "below_only": (
        "{unit} không có số liệu riêng; dưới đây là các đơn vị trực thuộc. Muốn xem năm khác, chọn ở ô “Năm”.",
        "{unit} has no figures of its own; below are its units. For another year see “Year”.",
    ),
    "own_none": (
        "{unit} không có số liệu riêng; hãy chọn một đơn vị trực thuộc.",
        "{unit} has no figures of its own; choose one of the units below it.",
    ),
    "find_unit": ("Tìm đơn vị", "Find a unit"),
    "find_unit_hint": ("Tên hoặc mã, không cần dấu", "A name or code, accents not needed"),
    "units": ("Đơn vị trực thuộc", "Units below"),
    "units_all": ("Tất cả", "All of them"),
    "none_found": ("Không có đơn vị nào tên “{words}”.", "No unit is called “{words}”."),
    "area": ("Lĩnh vực", "Reform area"),
    "area_all": ("Tất cả lĩnh vực", "All areas"),
    "year": ("Năm", "Year"),
    "years": ("Các năm trên biểu đồ", "Years in charts"),
    "indicator": ("Chỉ tiêu", "Indicator"),
    "unit": ("Đơn vị", "Unit"),
    # downloads
    "download_csv": ("Tải CSV", "Download CSV"),
    "download_xlsx": ("Tải XLSX", "Download XLSX"),
    "download_csv_help": (
        "Cho phần mềm thống kê: số viết bằng dấu chấm thập phân. Để mở bằng Excel, hãy lấy XLSX.",
        "For statistical software: figures have a decimal point. To open it in Excel take XLSX.",
    ),
    "note_csv": (
        "Tệp CSV, UTF-8, phân cách bằng dấu phẩy, số có dấu chấm thập phân. Đừng bấm đúp để mở bằng Excel tiếng Việt "
        "(97.125 sẽ thành 97125): hãy tải XLSX, hoặc vào Dữ liệu › Từ văn bản/CSV và chọn vùng Tiếng Anh. "
        "pandas: read_csv(tệp, comment='#')",
        "CSV, UTF-8, separated by commas, figures with a decimal point. Do not open it by a double click in a "
        "Vietnamese Excel (97.125 becomes 97125): take XLSX, or use Data › From Text/CSV with an English locale. "
        "pandas: read_csv(file, comment='#')",
    ),
    "sheet_data": ("Số liệu", "Data"),
    "sheet_notes": ("Ghi chú", "Notes"),
    "note_view": ("Nội dung", "Content"),
    "note_publication": ("Lần công bố", "Publication"),
    "note_made": ("Công bố lúc", "Published at"),
    "note_sources": ("Nguồn", "Sources"),
    "note_break": ("Đổi định nghĩa", "Change of definition"),
    "col_no_change": ("Vì sao không so sánh", "Why no change is told"),
    "note_missing": (
        "Ô trống là không có số liệu, không phải số 0. Tỷ lệ được tính lại từ tổng tử số và tổng mẫu số.",
        "An empty cell has no figure and is not zero. Ratios are computed from sums of numerators and denominators.",
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
    "missing_count_not_listed": ("Nguồn không nêu {count} đơn vị: {units}.", "Not in the source ({count}): {units}."),
    "profile_title": ("{unit}", "{unit}"),
    "profile_above": ("Thuộc {unit}", "Part of {unit}"),
    "profile_validity_to": ("đến hết {day}", "until {day}"),
    "profile_code": ("mã {code}", "code {code}"),
    "profile_place": (
        "thứ {place} trong {ranked} đơn vị có số liệu (tất cả {siblings})",
        "{place} of {ranked} units with a figure ({siblings} in all)",
    ),
    "see_also": ("Xem cũng có:", "See also:"),
    "made_up": ("số liệu mô phỏng", "synthetic figures"),
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
- **Thiếu không phải là 0.** Số 0 chỉ hiện khi báo cáo nêu rõ là không; đơn vị phải báo cáo mà
  chưa có thì ghi “chưa báo cáo”, đơn vị mà
  nguồn không nhắc đến thì ghi “nguồn không nêu”.
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
- **Đơn vị thiếu số liệu để lại một khoảng.** Độ phủ cộng từ cấp dưới ghi mức thấp nhất (không đơn vị nào trong số
  đó có) và mức cao nhất (tất cả đều có).""",
        """- **Ratios are recomputed, never averaged.** A city's share is its numerators' sum over the denominators'.
- **Missing is not zero.** A zero is shown only where a report states it; a unit that was due and is silent says “not
  reported”, one that the source does not mention “not in the source”.
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
    "missing_scope": ("{unit}, năm {year}:", "{unit}, {year}:"),
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
    "other_edition": (
        "Số liệu đang có do một phiên bản khác của phần mềm nạp. Chạy lệnh `kpi load` để nạp lại, rồi tải lại trang.",
        "The figures were loaded by another edition of this software. Run `kpi load` again and reload this page.",
    ),
    "damaged": (
        "Số liệu trên máy chủ bị hỏng và không còn phiên bản nào nguyên vẹn. Người quản trị chạy lệnh `kpi load` để "
        "phục hồi, rồi tải lại trang.",
        "The data on the server are damaged and no version is whole. The administrator runs `kpi load` to mend them; "
        "then reload this page.",
    ),
    "damaged_version": (
        "Phiên bản số liệu mới nhất ({name}) bị hỏng, không đọc được. Trang đang dùng phiên bản nguyên vẹn gần nhất "
        "({shown}, lần công bố {number}); những gì công bố hoặc nhận sau đó không có ở đây. Người quản trị chạy lệnh "
        "`kpi load` để phục hồi.",
        "The newest version of the data ({name}) is damaged and cannot be read. What is shown is the last whole one "
        "({shown}, publication {number}); what was published or received since is missing. The administrator runs "
        "`kpi load` to mend it.",
    ),
    "failed": (
        "Trang này gặp lỗi. Hãy tải lại; nếu còn lỗi, báo cho người quản trị.",
        "This page failed. Reload it; if it fails again, tell the administrator.",
    ),
    # what went wrong between browser and server (api/page.js)
    "transport_large": (
        "Tệp quá lớn, máy chủ không nhận. Mỗi tệp được đến {megabytes} MB: hãy bỏ hình ảnh và trang thừa hoặc tách "
        "thành nhiều tệp rồi tải lên lại. Nếu tệp nhỏ hơn mức đó, hãy báo người quản trị: máy chủ trung gian chặn.",
        "The file is too large; the server does not take it. A file may have up to {megabytes} MB: remove pictures and "
        "sheets that are not needed, or split it, and upload it again. If yours is smaller, tell the administrator: a "
        "proxy in between refuses it.",
    ),
    "transport_kind": (
        "Không nhận loại tệp này. Hãy lưu thành XLSX, XLS, ODS hoặc CSV rồi tải lên lại.",
        "Files of this kind are not taken. Save it as XLSX, XLS, ODS or CSV and upload it again.",
    ),
    "transport_upload": (
        "Chưa tải được tệp lên: kết nối với máy chủ bị gián đoạn. Hãy tải lại trang rồi chọn tệp lần nữa.",
        "The file was not uploaded: the connection to the server was interrupted. Reload this page and choose the file "
        "again.",
    ),
    "transport_lost": ("Mất kết nối", "Connection lost"),
    "transport_lost_how": (
        "Trang này mất kết nối với máy chủ và đang tự nối lại; số đang hiện vẫn đúng như lúc tải. Nếu sau một phút "
        "chưa được, hãy kiểm tra mạng rồi tải lại trang, hoặc báo người quản trị.",
        "This page has lost its connection to the server and is trying to connect again; the figures shown are as they "
        "were when loaded. If that takes more than a minute, check your network and reload, or tell the administrator.",
    ),
    # what Streamlit says in English: its own words and ours; a space says where the rest stands (api/page.js)
}
