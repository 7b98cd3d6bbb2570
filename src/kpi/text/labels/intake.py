"""The page where files are sent."""

LABELS: dict[str, tuple[str, str]] = {
    # the page: who is there
    "intake_shut": (
        "Trang này chưa mở: máy chủ chưa có nhà cung cấp đăng nhập hoặc chưa có tệp vai trò. "
        "Hãy nạp số liệu bằng dòng lệnh:",
        "This page is shut: the server has no sign-in provider or no file of roles. Load figures by command line:",
    ),
    "intake_shut_why": (
        "Lệnh thứ nhất chỉ xem thử, lệnh thứ hai nhận và công bố. Cách mở trang: xem docs/operating.md.",
        "The first command only tries it out, the second takes the file in and publishes it. "
        "How to open this page: see docs/operating.md.",
    ),
    "intake_sign_in": (
        "Trang này dành cho người gửi và người biên tập số liệu. Hãy đăng nhập.",
        "This page is for those who send and edit figures. Please sign in.",
    ),
    "intake_expired": ("Phiên đăng nhập đã hết hạn. Hãy đăng nhập lại.", "Your sign-in has expired. Sign in again."),
    "intake_signed_out": (
        "Bạn đã đăng xuất ở một thẻ khác của trình duyệt. Hãy đăng nhập lại để tiếp tục.",
        "You have signed out in another tab. Sign in again to go on.",
    ),
    "intake_draft_waits": (
        "Tệp đang xem và các câu trả lời được giữ lại trên máy chủ 7 ngày; đăng nhập lại để tiếp tục.",
        "The file you are looking at and your answers stay on the server for 7 days; sign in again to go on with them.",
    ),
    "intake_draft_back": (
        "Đã mở lại tệp {file} đang xem dở lúc {moment}, cùng các câu trả lời.",
        "The file {file}, left unfinished at {moment}, is open again with its answers.",
    ),
    "intake_draft_not_kept": (
        "Không giữ được bản nháp trên máy chủ: nếu hết phiên đăng nhập, bạn phải tải tệp lên lại. Báo người quản trị "
        "xem chỗ trống của đĩa.",
        "The draft cannot be kept on the server: if your sign-in expires, you must upload the file again. Ask the "
        "administrator to look at the room on the disk.",
    ),
    "sign_in": ("Đăng nhập", "Sign in"),
    "sign_in_with": ("Đăng nhập bằng {name}", "Sign in with {name}"),
    "sign_in_failed": (
        "Không đăng nhập được: cấu hình chưa đúng. Người quản trị xem nhật ký máy chủ.",
        "Sign-in does not work: the configuration is wrong. The server's log says why.",
    ),
    "sign_out": ("Đăng xuất", "Sign out"),
    "intake_stranger": (
        "{who} chưa được giao vai trò nào, nên không xem hay gửi được gì ở đây. Hãy liên hệ người quản trị.",
        "{who} has no role, so there is nothing to see or send here. Please ask the administrator.",
    ),
    "intake_signed_in": ("{who}, {role}", "{who}, {role}"),
    "role_sender": ("người gửi", "sender"),
    "role_editor": ("người biên tập", "editor"),
    "parts": ("Việc cần làm", "What to do"),
    "part_send": ("Gửi tệp", "Send a file"),
    "part_submissions": ("Các lần gửi", "Submissions"),
    "part_reporting": ("Ai đã báo cáo", "Who has reported"),
    "part_forms": ("Biểu mẫu", "Forms"),
    # sending
    "intake_no_units": (
        "Vai trò của bạn nêu đơn vị không có trong danh mục. Hãy liên hệ người quản trị.",
        "Your role names units that are not on record. Please ask the administrator.",
    ),
    "intake_limits": (
        "Tệp XLSX, XLS, ODS hoặc CSV như cơ quan vẫn dùng: tối đa {megabytes} MB, {sheets} trang tính, "
        "{rows} hàng, {columns} cột; đọc không quá {seconds} giây. "
        "Kiểm tra chưa gửi gì đi: tệp và câu trả lời được giữ 7 ngày làm bản nháp của riêng bạn.",
        "An XLSX, XLS, ODS or CSV file in the shape your office uses: at most {megabytes} MB, {sheets} sheets, "
        "{rows} rows, {columns} columns; read within {seconds} seconds. "
        "Checking sends nothing: file and answers stay 7 days as a draft of your own.",
    ),
    "intake_unit": ("Đơn vị báo cáo", "Reporting unit"),
    "intake_file": ("Tệp số liệu", "File of figures"),
    "intake_title": ("Tên để trích dẫn (không bắt buộc)", "Name to be cited by (optional)"),
    "intake_title_help": (
        "Ví dụ: Báo cáo số 12/BC-UBND. Tên này hiện công khai làm nguồn; để trống thì dùng tên tệp.",
        "For example: Report No. 12/BC-UBND. It is shown in public as the source; if empty, the file's name is.",
    ),
    "intake_check": ("Đọc và kiểm tra", "Read and check"),
    "intake_no_file": ("Hãy chọn một tệp.", "Choose a file."),
    "intake_reading": ("Đang đọc và kiểm tra tệp…", "Reading and checking the file…"),
    "step_reading": ("Bước 1/2: đọc các ô.", "Step 1 of 2: reading the cells."),
    "step_comparing": ("Bước 2/2: so với số liệu đang có.", "Step 2 of 2: comparing with the current figures."),
    "intake_errors": ("lỗi phải sửa: {count}", "errors to mend: {count}"),
    "intake_warnings": ("cảnh báo: {count}", "warnings: {count}"),
    "intake_known": (
        "Tệp này đã nhận: lần gửi {number}, {status}.",
        "This file was received already: submission {number}, {status}.",
    ),
    "intake_keep_ready": (
        "Tệp không có lỗi. Lưu lại để người biên tập công bố.",
        "The file has no errors. Keep it, so that an editor can publish it.",
    ),
    "intake_keep_questions": (
        "Hãy trả lời câu hỏi. Cũng có thể lưu ngay và trả lời sau; chưa xong thì chưa công bố được.",
        "Answer the questions. You may also keep the file now and answer later; until then it cannot be published.",
    ),
    "intake_keep_errors": (
        "Hãy sửa tệp rồi gửi lại. Có thể lưu tệp này để người biên tập cùng xem, nhưng không công bố được.",
        "Mend the file and send it again. You may keep this one for an editor to look at, but it cannot be published.",
    ),
    "intake_keep_unreadable": (
        "Tệp này không đọc được nên không lưu. Xem lý do bên dưới.",
        "This file cannot be read and is not kept. The reason stands below.",
    ),
    "intake_keep": ("Lưu tệp gửi", "Keep this file"),
    "intake_keeping": ("Đang lưu tệp…", "Keeping the file…"),
    "intake_discard": ("Bỏ, chọn tệp khác", "Drop it, choose another"),
    "intake_questions": ("Câu hỏi", "Questions"),
    "intake_questions_note": (
        "Chỗ chưa rõ được hỏi, không đoán. Trả lời được ghi nhớ cho tệp cùng loại của đơn vị này.",
        "What is unsure is asked, never guessed. Answers are remembered for files of the same kind from this unit.",
    ),
    "intake_choose": ("Chọn câu trả lời", "Choose an answer"),
    "intake_skip": ("Bỏ qua các ô này", "Leave these cells out"),
    "intake_answer": ("Trả lời và đọc lại", "Answer and read again"),
    "intake_answered": ("Đã đọc lại tệp với câu trả lời mới.", "The file was read again with the new answers."),
    "intake_settled": ("Câu hỏi đã trả lời: {count}", "Questions answered: {count}"),
    "intake_settled_note": (
        "Gồm cả câu trả lời ghi nhớ từ tệp trước. Đổi câu nào thì tệp được đọc lại theo câu đó; khi lưu tệp, câu mới "
        "được ghi nhớ.",
        "Answers remembered from earlier files are among them. Change one, and the file is read again with it; once "
        "the file is kept, the new one is remembered.",
    ),
    "intake_change": ("Đổi và đọc lại", "Change and read again"),
    "intake_findings": ("Điều cần xem", "Things to look at"),
    "intake_more": ("… và {count} mục nữa.", "… and {count} more."),
    "intake_changes": ("Số liệu sẽ thay đổi thế nào", "What will change"),
    "intake_sheet": ("Bảng gốc và cách hiểu từng ô", "The original cells and how each was understood"),
    "intake_which_sheet": ("Trang tính", "Sheet"),
    "intake_part_of_sheet": (
        "Hiện {rows}/{of_rows} hàng và {columns}/{of_columns} cột: phần đầu và những ô có điều cần xem.",
        "Showing {rows} of {of_rows} rows and {columns} of {of_columns} columns: the beginning, "
        "and cells with something to look at.",
    ),
    "role_of_value": ("số liệu đã đọc", "figure that was read"),
    "role_of_blank": ("dấu không có số", "mark for no figure"),
    "role_of_head": ("đầu cột", "head of a column"),
    "role_of_name": ("tên đơn vị, chỉ tiêu hoặc kỳ", "name of a unit, item or period"),
    "role_of_total": ("dòng hoặc cột tổng, chỉ để đối chiếu", "total, used for checking only"),
    "role_of_asked": ("đang chờ trả lời", "waits for an answer"),
    "role_of_refused": ("có lỗi, không dùng", "has an error, not used"),
    "role_of_title": ("tiêu đề", "title"),
    "role_of_note": ("ghi chú", "note"),
    "role_of_signature": ("chữ ký", "signature"),
    "role_of_numbering": ("số thứ tự", "numbering"),
    "role_of_section": ("dòng nhóm", "line of text among the rows"),
    "role_of_unit_measure": ("đơn vị tính", "unit of measure"),
    "role_of_remark": ("nhận xét", "remark"),
    "role_of_text": ("chữ, không dùng", "text, not used"),
    "role_of_skipped": ("bỏ qua theo câu trả lời", "left out by answer"),
    "role_of_computed": ("tính từ ô khác, không dùng", "computed from other cells, not used"),
    "role_of_hidden": ("bị ẩn, không dùng", "hidden, not used"),
    # submissions
    "intake_status": ("Trạng thái", "Status"),
    "intake_any_status": ("tất cả", "all"),
    "intake_which": ("Lần gửi", "Submission"),
    "intake_all": ("Danh sách: {count} lần gửi", "List of submissions: {count}"),
    "intake_submission": ("Lần gửi {number}", "Submission {number}"),
    "intake_file_line": ("Tệp {file}, {bytes} byte, SHA-256 {hash}", "File {file}, {bytes} bytes, SHA-256 {hash}"),
    "intake_title_line": ("Trích dẫn: {title}", "Cited as: {title}"),
    "intake_fetch": ("Tải tệp gốc", "Download the original file"),
    "intake_history": ("Lịch sử", "History"),
    "intake_figures": ("Số liệu trong tệp", "Figures of the file"),
    "col_cell": ("Ô", "Cell"),
    "intake_waits": (
        "Đã kiểm tra xong; chờ người biên tập công bố.",
        "Checked; waiting for an editor to publish it.",
    ),
    "intake_replaces": ("Thay cho lần gửi", "In place of submission"),
    "intake_replaces_none": ("không thay lần gửi nào", "none"),
    "intake_replaces_help": (
        "Chọn khi tệp này sửa lại toàn bộ một tệp trước: số chỉ có ở tệp trước sẽ bị bỏ.",
        "Choose one if this file corrects an earlier one as a whole: figures that only the earlier one has will go.",
    ),
    "intake_publish": ("Công bố", "Publish"),
    "intake_word": ("Vì sao {count} cảnh báo có thể giữ nguyên", "Why the warnings ({count}) may stand"),
    "intake_word_help": (
        "Có cảnh báo thì chỉ công bố khi có lý do; lý do được lưu vào lịch sử.",
        "With warnings, a reason is needed; it is kept in the history.",
    ),
    "intake_publish_now": ("Công bố ngay", "Publish now"),
    "intake_publish_later": ("Hẹn giờ công bố", "Publish at this time"),
    "intake_publishing": ("Đang công bố…", "Publishing…"),
    "intake_day": ("Ngày", "Day"),
    "intake_hour": ("Giờ (Việt Nam)", "Time (Việt Nam)"),
    "intake_past": ("Thời điểm đã qua; hãy chọn thời điểm khác.", "This time is past; choose another."),
    "intake_withdraw": ("Rút lại", "Withdraw"),
    "intake_withdraw_open": (
        "Tệp vẫn được lưu, nhưng không còn chờ công bố.",
        "The file stays on record, but no longer waits to be published.",
    ),
    "intake_withdraw_public": (
        "Số liệu của lần gửi này không còn giá trị; số mà nó thay thế có giá trị trở lại.",
        "What this submission said no longer stands; what it revised stands again.",
    ),
    "intake_reason": ("Lý do", "Reason"),
    "intake_withdrawing": ("Đang rút lại…", "Withdrawing…"),
    "intake_marked": ("Tải tệp có đánh dấu lỗi", "Download the file with its mistakes marked"),
    "intake_marked_help": (
        "Tệp đã gửi, mỗi điều cần xem được tô màu và giải thích ngay tại ô. Sửa trong tệp này rồi gửi lại.",
        "The file as sent, each finding coloured and explained at its cell. Mend it there and send it again.",
    ),
    "intake_marked_name": ("danh-dau", "marked"),
}
