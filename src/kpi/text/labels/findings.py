"""What the checks found, and what was revised."""

LABELS: dict[str, tuple[str, str]] = {
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
    "finding_units_not_listed": (
        "{reported}/{expected} đơn vị có số liệu; nguồn không nêu {missing} đơn vị.",
        "{reported}/{expected} units have figures; the source does not mention {missing}.",
    ),
    "finding_above_total": (
        "{parts} là {numerator}, nhiều hơn {whole} là {denominator}: phần không thể lớn hơn tổng.",
        "{parts}: {numerator}, more than {whole}: {denominator}. A part cannot exceed its total.",
    ),
    "finding_parts_above_whole": (
        "{parts} cộng lại là {total}, nhiều hơn {item} là {whole}: các phần không thể lớn hơn tổng.",
        "{parts} add up to {total}, more than {item}: {whole}. Parts cannot exceed their total.",
    ),
    "finding_sum_of_parts": (
        "{parts} cộng lại là {total}, nhưng {item} được ghi là {whole}.",
        "{parts} add up to {total}, but {item} is stated as {whole}.",
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
    "check_sum_of_parts": ("Tổng không bằng các phần cộng lại", "A total that is not the sum of its parts"),
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
    "check_missing_units": ("Đơn vị không có số liệu", "Units without figures"),
    "col_check": ("Phép kiểm tra", "Check"),
    "col_check_code": ("Mã phép kiểm tra", "Check code"),
    "col_count": ("Số vấn đề", "Findings"),
    "col_units": ("Số đơn vị", "Units"),
    "col_figures": ("Các con số (JSON)", "Figures (JSON)"),
    "col_source": ("Nguồn", "Source"),
    "col_paragraph": ("Đoạn", "Paragraph"),
    "col_checks": ("Ghi chú kiểm tra", "What checks noticed"),
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
}
