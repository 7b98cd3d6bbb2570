"""Words in charts, and of comparing units."""

LABELS: dict[str, tuple[str, str]] = {
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
        "Mọi chỉ tiêu từng có số liệu đều có số liệu năm này.",
        "Every indicator that ever had a figure has a figure for this year.",
    ),
    "missing_item": ("số mới nhất: năm {year}", "latest figure: {year}"),
    "missing_units_item": ("{count} đơn vị chưa báo cáo", "not reported by: {count}"),
    "missing_units_item_not_listed": ("nguồn không nêu {count} đơn vị", "not in the source: {count}"),
    "more_items": ("và {count} chỉ tiêu khác", "and {count} more"),
    "trend_aria": ("Diễn biến qua các năm: {points}", "Over the years: {points}"),
    # charts
    "trend_title": ("{indicator} – {unit}", "{indicator} – {unit}"),
    "trend_silent": ("Không có số liệu: {units}.", "No figures: {units}."),
    "trend_title_units": ("{indicator} – các đơn vị được chọn", "{indicator} – the selected units"),
    "ranking_title": (
        "{indicator} năm {year}: các {units} thuộc {unit}",
        "{indicator} in {year}: the {units} of {unit}",
    ),
    "ranking_title_only": (
        "{indicator} năm {year}: {reported}/{expected} {units} thuộc {unit} có số liệu",
        "{indicator} in {year}: {reported}/{expected} {units} of {unit} have figures",
    ),
    "low_coverage": ("{title} (độ\u00a0phủ\u00a0thấp)", "{title} (low\u00a0coverage)"),
    "ranking_title_chosen": (
        "{indicator} năm {year}: các đơn vị được chọn; {reported}/{expected} {units} thuộc {unit} có số liệu",
        "{indicator} in {year}: the selected units; {reported}/{expected} {units} of {unit} have figures",
    ),
    "ranking_unplaced": ("Không xếp hạng:", "Not ranked:"),
    "ranking_small": ("mẫu số dưới {small}", "denominator below {small}"),
    "ranking_small_note": (
        "{count} đơn vị không xếp hạng vì mẫu số dưới {small} (thanh mảnh: khoảng tin cậy 95\u00a0%): {units}.",
        "Not ranked ({count}), as their denominators are below {small} (thin bars: 95% confidence intervals): {units}.",
    ),
    "ranking_none_arose_note": (
        "Không xếp hạng vì không phát sinh, trị số như nguồn nêu: {units}.",
        "Not ranked, as none arose; the value is as the source states it: {units}.",
    ),
    "rank_kind": ("Loại đơn vị", "Kind of units"),
    "ranking_lacking_note": (
        "{count} đơn vị có tổng chưa đủ đơn vị cấp dưới, không xếp hạng.",
        "Not ranked, as sums that lack units below: {count}.",
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
        "Mỗi ô là một đơn vị, xếp gần đúng theo vị trí; – là không có số liệu, ? là không tách được số liệu.",
        "Each square is a unit, placed roughly where it lies; – no figure, ? cannot be divided.",
    ),
    "tiles_note_unplaced": (
        "Mỗi ô là một đơn vị, xếp theo mã vì chưa có tọa độ; – là không có số liệu, ? là không tách được số liệu.",
        "Each square is a unit, in the order of codes as no coordinates are on record; – no figure, "
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
        "Thanh mảnh: cả địa bàn nếu không đơn vị thiếu số liệu nào có, và nếu tất cả đều có.",
        "Thin bars: the whole place if none, and if all, of the units without a figure had it.",
    ),
    "source_line": ("Nguồn: {sources}. Số liệu đến {day}.", "Source: {sources}. Data to {day}."),
    "days_differ": ("{first} – {last}, tùy chỉ tiêu", "{first} – {last}, depending on the indicator"),
    "incomplete": ("Tổng chưa đủ đơn vị, là số liệu của: {years}.", "Sums that lack units are figures of: {years}."),
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
    "left_silent": ("{count} không có số liệu", "{count} without a figure"),
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
    "refused_coverage": ("tổng thiếu đơn vị cấp dưới", "the sum lacks units below"),
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
}
