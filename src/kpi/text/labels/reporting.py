"""Who has reported, the text that reminds the others, and forms."""

LABELS: dict[str, tuple[str, str]] = {
    "reporting_in_time": ("✓ đã báo cáo", "✓ reported"),
    "reporting_late": ("▲ báo cáo muộn", "▲ reported late"),
    "reporting_received": ("→ đã nhận, chưa công bố", "→ received, not published"),
    "reporting_missing": ("✕ chưa báo cáo", "✕ not reported"),
    "reporting_told": ("{figures}/{expected} số liệu, {moment}", "{figures} of {expected} figures, {moment}"),
    "reporting_unknown": ("{count} chưa thống kê được", "{count} not known"),
    "reporting_count": ("{told}/{units} đơn vị đã báo cáo.", "{told} of {units} units have reported."),
    "reporting_count_by": (
        "{in_time}/{units} đơn vị báo cáo đúng hạn (ngày {by}), {late} báo cáo muộn, {missing} chưa báo cáo.",
        "{in_time} of {units} units reported in time (by {by}), {late} late, {missing} not at all.",
    ),
    "reporting_count_received": (
        "Trong đó {count} đơn vị có tệp đã nhận, chưa công bố.",
        "Of these, {count} sent a file that is not published yet.",
    ),
    "reporting_figures": (
        "Đã có {figures}/{expected} số liệu phải báo cáo.",
        "{figures} of {expected} figures that are due are known.",
    ),
    "reporting_title": ("Tình hình báo cáo", "Who has reported"),
    "reporting_map_title": ("Tình hình báo cáo {period} – {place}", "Who has reported for {period} – {place}"),
    "reporting_map_subtitle": (
        "Mỗi ô là một đơn vị: ký hiệu là tình trạng, số là số liệu đã có trên số liệu phải báo cáo",
        "Each square is a unit: the mark says how it stands, the number how many of the figures due are known",
    ),
    "reporting_list": ("{status}: {units}.", "{status}: {units}."),
    "reporting_period": ("Kỳ báo cáo", "Period"),
    "reporting_by": ("Hạn gửi (ngày cuối)", "Last day in time"),
    "reporting_by_help": (
        "Báo cáo nhận sau ngày này là muộn. Để trống thì không xếp đơn vị nào là muộn.",
        "What comes after this day is late. If it is left empty, nobody is late.",
    ),
    "reporting_none": ("Chưa có kỳ nào phải báo cáo.", "No period is due to be reported."),
    "reporting_nobody": ("Kỳ này không có đơn vị nào phải báo cáo.", "Nobody has to report for this period."),
    "reporting_remind": ("Văn bản nhắc đơn vị", "A text to remind units"),
    "reporting_remind_help": (
        "Bấm nút ở góc phải để sao chép.",
        "The button at its right copies it.",
    ),
    "col_reporting": ("Tình trạng", "Standing"),
    "col_figures_due": ("Số liệu đã có", "Figures known"),
    "col_figures_known": ("Số liệu đã có", "Figures known"),
    "col_figures_unknown": ("Số liệu chưa thống kê được", "Figures said not to be known"),
    "col_figures_expected": ("Số liệu phải báo cáo", "Figures due"),
    "col_first_received": ("Nhận lần đầu", "First received"),
    "col_submission": ("Lần gửi", "Submission"),
    "remind_none": (
        "Cả {units} đơn vị thuộc {place} đã gửi đủ số liệu cải cách hành chính {period}; không có đơn vị nào cần nhắc.",
        "All {units} units of {place} have sent their figures on administrative reform for {period}; nobody needs to "
        "be reminded.",
    ),
    "remind_deadline": (
        "Hạn gửi số liệu cải cách hành chính {period} là ngày {by}.",
        "Figures on administrative reform for {period} are due by {by}.",
    ),
    "remind_period": (
        "Về việc gửi số liệu cải cách hành chính {period}:",
        "On the figures on administrative reform for {period}:",
    ),
    "remind_missing": (
        "Đến ngày {today}, còn {count}/{units} đơn vị thuộc {place} chưa gửi: {names}.",
        "On {today}, {count} of {units} units of {place} have not sent theirs: {names}.",
    ),
    "remind_missing_ask": (
        "Đề nghị các đơn vị chưa gửi sớm hoàn thành và gửi biểu số liệu.",
        "They are asked to complete and send their forms soon.",
    ),
    "remind_missing_ask_late": (
        "Đề nghị các đơn vị chưa gửi khẩn trương hoàn thành, gửi ngay biểu số liệu và nêu rõ lý do chậm.",
        "They are asked to complete and send their forms at once, and to say why they are late.",
    ),
    "remind_late": (
        "Gửi sau hạn {count} đơn vị: {names}; đề nghị bảo đảm thời hạn ở các kỳ sau.",
        "Sent after that day ({count}): {names}; they are asked to keep to the deadline from now on.",
    ),
    "remind_incomplete": (
        "Đã gửi nhưng còn thiếu số liệu: {names}; đề nghị bổ sung, hoặc ghi rõ số nào chưa thống kê được.",
        "Sent with figures missing: {names}; they are asked to add them, or to say which are not known.",
    ),
    "forms_title": ("Biểu số liệu", "Forms"),
    "forms_unit": ("Đơn vị báo cáo", "Reporting unit"),
    "forms_period": ("Kỳ báo cáo", "Period"),
    "forms_due": ("Hạn gửi ghi trên biểu", "Day to send it by, written on the form"),
    "forms_one": ("Tải biểu của đơn vị (XLSX)", "Download the unit's form (XLSX)"),
    "forms_all": ("Tải biểu của cả {count} đơn vị (ZIP)", "Download the forms of all {count} units (ZIP)"),
    "forms_note": (
        "Biểu đã ghi sẵn đơn vị, kỳ và số kỳ trước; điền xong thì gửi lại chính tệp này, hệ thống đọc không cần hỏi.",
        "A form has its unit, period and last figures in it; fill it in and send this same file back: it is read "
        "without a question.",
    ),
    "forms_none": ("Không có đơn vị nào để cấp biểu.", "There is no unit to write a form for."),
}
