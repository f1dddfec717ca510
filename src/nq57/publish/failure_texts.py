"""Every reason for not publishing: sentence and remedy, in Vietnamese and English.

It must not know where a reason is found; `{names}` are filled from the failure's details.
"""

from typing import NamedTuple


class FailureText(NamedTuple):
    """One reason in words."""

    vi: str
    vi_mend: str
    en: str
    en_mend: str


FAILURE_TEXTS = {
    "chua-co-noi-dang": FailureText(
        "Đơn vị {unit} chưa có nơi đăng.",
        "Thêm đơn vị vào noi-dang.yml.",
        "Unit {unit} has no target.",
        "Add it to noi-dang.yml.",
    ),
    "noi-dang-sai": FailureText(
        "Tệp noi-dang.yml có lỗi.",
        "Sửa các lỗi đã nêu rồi chạy lại.",
        "noi-dang.yml has errors.",
        "Mend what is listed, then run again.",
    ),
    "may-dang-nghi": FailureText(
        "Máy {host} hỏng {count} lần liền nên không hỏi thêm; bản đang đăng của đơn vị giữ nguyên.",
        "Xem máy ấy và đường truyền rồi chạy lại lệnh: đơn vị đã đăng xong được bỏ qua.",
        "{host} failed {count} times in a row and is not asked again; what is live stays as it is.",
        "Look at that host and the line, then run again: what is published already is passed over.",
    ),
    "noi-dung-co-loi": FailureText(
        "Nội dung của {unit} có {count} lỗi.",
        "Chạy nq57 check, sửa hết lỗi rồi dựng lại; muốn đăng phần còn lại ngay thì thêm --leave-out.",
        "The content of {unit} has {count} errors.",
        "Run nq57 check, mend them and build again; to publish the rest at once add --leave-out.",
    ),
    "ban-nhap": FailureText(
        "Cây trang của {unit} là bản xem thử, có cả bài nháp và bài hẹn.",
        "Dựng lại không có --drafts; nơi đăng chỉ để xem thử thì ghi “xem_thu: có” trong noi-dang.yml.",
        "The tree of {unit} is a preview with drafts.",
        'Build without --drafts; for a target that is a preview write "xem_thu: có" in noi-dang.yml.',
    ),
    "chua-dung": FailureText(
        "Chưa có cây trang của {unit} trong {folder}.",
        "Chạy nq57 build {unit} trước.",
        "There is no tree of {unit} in {folder}.",
        "Run nq57 build {unit} first.",
    ),
    "cay-hong": FailureText(
        "Cây trang của {unit} không khớp bản kê ở tệp {path}.",
        "Chạy nq57 build {unit} để dựng lại.",
        "The tree of {unit} does not agree with its manifest at {path}.",
        "Run nq57 build {unit} again.",
    ),
    "cay-cua-don-vi-khac": FailureText(
        "Cây trang là của đơn vị {found}, không phải {unit}.",
        "Chạy nq57 build {unit} để dựng lại.",
        "The tree belongs to unit {found}, not {unit}.",
        "Run nq57 build {unit} again.",
    ),
    "cay-rong": FailureText(
        "Cây trang của {unit} rỗng hoặc thiếu trang chủ index.html.",
        "Xem lại nội dung và kết quả nq57 build.",
        "The tree of {unit} is empty or has no index.html.",
        "Look at the content and at what nq57 build says.",
    ),
    "duong-dan-la": FailureText(
        "Bản kê có đường dẫn không được phép: {path} ({why}).",
        "Dựng lại bằng nq57 build; không sửa tay bản kê.",
        "The manifest has a path that is not allowed: {path} ({why}).",
        "Build again; never edit a manifest by hand.",
    ),
    "trung-ten-hoa-thuong": FailureText(
        "Hai tệp chỉ khác nhau chữ hoa, chữ thường: {path} và {other}.",
        "Đổi tên một trong hai; nhiều máy chủ coi đó là một tệp.",
        "Two files differ in case only: {path} and {other}.",
        "Rename one; many hosts take them for one file.",
    ),
    "thu-muc-khong-co": FailureText(
        "Không có thư mục {folder} trên nơi đăng.",
        "Tạo thư mục rỗng đó trước, hoặc sửa dia_chi; nq57 không tự tạo để tránh đăng nhầm chỗ.",
        "There is no folder {folder} on the target.",
        "Create it empty first, or mend dia_chi; nq57 never creates it, lest it publish to a wrong place.",
    ),
    "goc-la-lien-ket": FailureText(
        "Thư mục đăng {folder} là liên kết tượng trưng hoặc nằm sau một liên kết trong cây.",
        "Ghi thẳng đường dẫn thật vào dia_chi; liên kết nằm bên trong thư mục đăng thì bỏ đi trên máy chủ.",
        "The target folder {folder} is a symbolic link, or lies behind one inside the tree.",
        "Write the real path into dia_chi; a link inside the folder must go.",
    ),
    "goc-khong-phai-thu-muc": FailureText(
        "{folder} không phải thư mục.",
        "Sửa dia_chi trong noi-dang.yml.",
        "{folder} is not a folder.",
        "Mend dia_chi in noi-dang.yml.",
    ),
    "thu-muc-la": FailureText(
        "Thư mục đăng đã có {count} mục không phải của nq57 (ví dụ {sample}).",
        "Kiểm tra lại địa chỉ. Nếu đúng là nơi của {unit}, chạy nq57 adopt {unit} một lần.",
        "The target holds {count} entries that are not nq57's (such as {sample}).",
        "Check the address. If it is the place of {unit}, run nq57 adopt {unit} once.",
    ),
    "cua-don-vi-khac": FailureText(
        "Thư mục đăng mang dấu của đơn vị {found}, không phải {unit}.",
        "Sửa dia_chi. Chỉ khi {unit} kế thừa {found}: nq57 adopt {unit} --from {found}.",
        "The target is marked as unit {found}'s, not {unit}'s.",
        "Mend dia_chi. Only if {unit} succeeds {found}: nq57 adopt {unit} --from {found}.",
    ),
    "dau-dia-chi-khac": FailureText(
        "Dấu trên thư mục đăng ghi địa chỉ {found}, noi-dang.yml ghi {address}.",
        "Nếu máy chủ đã đổi địa chỉ, hoặc vừa đổi kieu, chạy nq57 adopt {unit}; nếu không, sửa dia_chi.",
        "The target's marker names {found}, noi-dang.yml names {address}.",
        "If the host has moved, or kieu was changed, run nq57 adopt {unit}; if not, mend dia_chi.",
    ),
    "dau-hong": FailureText(
        "Không đọc được dấu {path} trên nơi đăng.",
        "Phục hồi tệp đó từ bản sao lưu, hoặc chạy nq57 adopt {unit} rồi đăng lại toàn bộ.",
        "The marker {path} on the target cannot be read.",
        "Restore it from a backup, or run nq57 adopt {unit} and publish everything again.",
    ),
    "noi-dang-noi-la": FailureText(
        "Nơi đăng đưa ra điều nq57 không bao giờ ghi ({where}: {what}).",
        "Không tin và không làm theo. Hỏi người quản trị máy chủ ai đã sửa thư mục .nq57 ở đó; phục hồi từ"
        " bản sao lưu, hoặc nhận lại bằng nq57 adopt rồi đăng lại toàn bộ.",
        "The target says what nq57 never writes ({where}: {what}).",
        "It is not believed. Ask the host's administrator who changed the folder .nq57 there; restore it"
        " from a backup, or take it over with nq57 adopt and publish everything again.",
    ),
    "khoa-la": FailureText(
        "{path} trên nơi đăng không phải thư mục khóa của nq57.",
        "Xóa tệp hay liên kết đó trên máy chủ rồi chạy lại.",
        "{path} on the target is no lock folder of nq57.",
        "Remove that file or link on the host, then run again.",
    ),
    "qua-lon": FailureText(
        "Nơi đăng đưa ra quá nhiều: {what}.",
        "Kiểm tra địa chỉ đăng; hỏi người quản trị máy chủ có gì lạ ở đó.",
        "The target sends too much: {what}.",
        "Check the address; ask the host's administrator what is strange there.",
    ),
    "khong-luong-truoc": FailureText(
        "Gặp điều không lường trước khi làm việc với {address}: {reason}.",
        "Bản đang đăng không bị dở dang. Chạy lại; nếu vẫn vậy, gửi câu này cho người làm nq57.",
        "Something unforeseen happened at {address}: {reason}.",
        "The live site is not torn. Run again; if it stays so, send this sentence to the makers of nq57.",
    ),
    "con-tro-lfs": FailureText(
        "Tệp {path} trong cây trang chỉ là con trỏ Git LFS, chưa phải tệp thật.",
        "Chạy git lfs pull rồi dựng lại; trong CI bật tải LFS (actions/checkout: lfs: true).",
        "The file {path} of the tree is only a Git LFS pointer, not the file itself.",
        "Run git lfs pull and build again; in CI fetch LFS files (actions/checkout: lfs: true).",
    ),
    "kho-sha256": FailureText(
        "Kho Git ở {address} dùng mã SHA-256, mà git trên máy này không làm việc được với kho đó.",
        "Cập nhật git (từ 2.42), hoặc tạo lại kho theo mã SHA-1 (mặc định của git init).",
        "The Git repository at {address} uses SHA-256, which this machine's git cannot work with.",
        "Update git (2.42 or newer), or make the repository again with SHA-1 (git init's default).",
    ),
    "dau-moi-hon": FailureText(
        "Dấu trên nơi đăng do phiên bản nq57 mới hơn ghi (dạng {schema}).",
        "Cập nhật nq57 rồi chạy lại.",
        "The target's marker was written by a newer nq57 (schema {schema}).",
        "Update nq57, then run again.",
    ),
    "ban-cu": FailureText(
        "Bản này ({ours}) cũ hơn bản đang đăng ({live}).",
        "Dựng lại từ nội dung mới nhất; muốn quay về bản cũ thì dùng nq57 rollback {unit}.",
        "This release ({ours}) is older than the live one ({live}).",
        "Build from the latest content; to go back on purpose use nq57 rollback {unit}.",
    ),
    "go-qua-nhieu": FailureText(
        "Lần đăng này sẽ gỡ {count} tệp của bản đang đăng, quá mức {limit}.",
        "Xem bằng --dry-run; nếu đúng ý, chạy lại với --allow-removals {count}.",
        "This would remove {count} live files, more than {limit}.",
        "Look with --dry-run; if it is meant, run again with --allow-removals {count}.",
    ),
    "trung-tep-thu-muc": FailureText(
        "{path} vừa là tệp cũ vừa là thư mục mới (hoặc ngược lại).",
        "Đổi địa chỉ của trang mới.",
        "{path} is a file before and a folder after, or the other way round.",
        "Give the new page another address.",
    ),
    "thieu-mat-khau": FailureText(
        "Thiếu thông tin đăng nhập cho {address}.",
        "Đặt biến môi trường {names}.",
        "There are no credentials for {address}.",
        "Set the environment variable {names}.",
    ),
    "dang-nhap-hong": FailureText(
        "{address} không nhận thông tin đăng nhập.",
        "Kiểm tra tên đăng nhập trong dia_chi và biến môi trường {names}.",
        "{address} does not accept the credentials.",
        "Check the user name in dia_chi and the environment variable {names}.",
    ),
    "khoa-ssh-hong": FailureText(
        "Không đọc được khóa ở biến {key}: không có tệp đó, khóa hỏng, hoặc mật khẩu của khóa không đúng.",
        "Đặt {key} là cả khóa riêng hay đường dẫn tới tệp khóa; khóa có mật khẩu thì đặt thêm {password}.",
        "The key in {key} cannot be read: no such file, no key, or not its password.",
        "Set {key} to the private key or the path of its file; for a key with a password, {password} too.",
    ),
    "may-la": FailureText(
        "Máy ở {address} không chứng minh được là máy chủ đã biết: {reason}.",
        "Chưa gửi thông tin đăng nhập nào. Hỏi người quản trị máy chủ; không bỏ qua cảnh báo này.",
        "The machine at {address} did not prove to be the known host: {reason}.",
        "No credential was sent. Ask the host's administrator; do not wave this away.",
    ),
    "khoa-may-chua-biet": FailureText(
        "Chưa khai báo khoa_may cho {address}, tệp known_hosts cũng chưa có máy này.",
        "Chưa gửi thông tin đăng nhập nào. Lấy khóa ngay tại máy chủ (đọc tệp"
        " /etc/ssh/ssh_host_ed25519_key.pub, hoặc chạy ssh-keyscan localhost trên chính máy đó và bỏ chữ"
        " localhost), ghi vào khoa_may trong noi-dang.yml rồi chạy lại.",
        "No khoa_may is given for {address}, nor is the host in known_hosts.",
        "No credential was sent. Take the key at the host itself (read"
        " /etc/ssh/ssh_host_ed25519_key.pub, or run ssh-keyscan localhost on that machine and drop the word"
        " localhost), write it into khoa_may in noi-dang.yml and run again.",
    ),
    "khong-ma-hoa": FailureText(
        "{address} không mã hóa đường truyền (TLS).",
        "FTP thường bị từ chối. Bật FTPS trên máy chủ hoặc dùng ssh://.",
        "{address} does not encrypt (TLS).",
        "Plain FTP is refused. Enable FTPS on the host or use ssh://.",
    ),
    "s3-khong-ma-hoa": FailureText(
        "{address} trỏ tới kho S3 không mã hóa đường truyền (http).",
        "Ghi endpoint=https://… trong dia_chi; http chỉ được dùng cho máy đang chạy nq57.",
        "{address} leads to an S3 store that does not encrypt (http).",
        "Write endpoint=https://… in dia_chi; http is for this very machine only.",
    ),
    "khong-thay-may": FailureText(
        "Không tìm thấy máy {host}: {reason}.",
        "Sửa tên máy trong dia_chi; nếu tên đúng, kiểm tra DNS và mạng của máy đang chạy nq57.",
        "The host {host} is not found: {reason}.",
        "Mend its name in dia_chi; if that is right, check DNS and the network of this machine.",
    ),
    "khong-co-kho": FailureText(
        "Không có kho nào ở {address}, hoặc tài khoản đăng không được thấy kho đó.",
        "Tạo kho (bucket S3, kho Git) đó trước, cho tài khoản đăng quyền vào kho, hoặc sửa dia_chi.",
        "There is no bucket or repository at {address}, or the account may not see it.",
        "Make it first (an S3 bucket, a Git repository), let the account in, or mend dia_chi.",
    ),
    "khong-ghi-duoc": FailureText(
        "Không ghi được vào {address}: {reason}.",
        "Cho tài khoản đăng quyền đọc và ghi ở đó, xem máy chủ còn chỗ không, rồi chạy lại.",
        "Cannot write to {address}: {reason}.",
        "Let the account read and write there, see whether the disk has room, then run again.",
    ),
    "mat-ket-noi": FailureText(
        "Không làm việc được với {address}: {reason}.",
        "Bản đang đăng không bị dở dang. Kiểm tra đường truyền, chạy lại lệnh để đăng tiếp.",
        "Working with {address} failed: {reason}.",
        "The live site is not torn. Check the line and run the command again to go on.",
    ),
    "nhanh-khong-nhan": FailureText(
        "{address} không nhận bản đẩy lên nhánh {branch}: {reason}.",
        "Cho tài khoản của nq57 quyền đẩy lên {branch} và nq57/{branch}, hoặc bỏ bảo vệ hai nhánh đó.",
        "{address} does not take what is pushed to branch {branch}: {reason}.",
        "Let the account of nq57 push to {branch} and nq57/{branch}, or unprotect these two branches.",
    ),
    "ghi-khong-dung": FailureText(
        "Máy chủ báo đã ghi nhưng {count} tệp đọc lại không đúng (ví dụ {path}).",
        "Kiểm tra dung lượng đĩa và quyền ghi trên máy chủ rồi chạy lại.",
        "The server said yes, but {count} files read back wrong (such as {path}).",
        "Check the server's disk space and permissions, then run again.",
    ),
    "dang-co-nguoi": FailureText(
        "{owner} đang đăng lên nơi này.",
        "Chờ lượt đó xong rồi chạy lại.",
        "{owner} is publishing there now.",
        "Wait until that run is over, then run again.",
    ),
    "mat-khoa": FailureText(
        "Khóa đăng đã sang tay {owner} giữa chừng.",
        "Chạy lại sau khi lượt kia xong.",
        "{owner} took the lock over meanwhile.",
        "Run again when that run is over.",
    ),
    "khong-khoa-duoc": FailureText(
        "Nơi đăng {address} không tạo được khóa chống hai người cùng đăng.",
        "Kiểm tra quyền ghi; với S3, dùng dịch vụ hỗ trợ If-None-Match hoặc đặt mot_nguoi_dang: có.",
        "The target {address} cannot hold a lock against two publishers.",
        "Check write permission; on S3 use a service with If-None-Match or set mot_nguoi_dang: có.",
    ),
    "khong-co-ban": FailureText(
        "Nơi đăng của {unit} không giữ bản {release}.",
        "Xem các bản còn giữ bằng nq57 releases {unit}.",
        "The target of {unit} does not keep release {release}.",
        "See what is kept with nq57 releases {unit}.",
    ),
    "chua-dang-lan-nao": FailureText(
        "Nơi đăng của {unit} chưa có bản nào.",
        "Đăng lần đầu bằng nq57 publish {unit}.",
        "The target of {unit} holds no release yet.",
        "Publish it first with nq57 publish {unit}.",
    ),
    "ban-giu-thieu": FailureText(
        "Bản {release} thiếu tệp đã giữ {path}; chưa thay đổi gì.",
        "Chọn bản khác trong nq57 releases {unit}, hoặc dựng lại từ Git rồi đăng.",
        "Release {release} lacks the kept file {path}; nothing was changed.",
        "Choose another in nq57 releases {unit}, or build it from Git and publish.",
    ),
    "khong-doi-duoc": FailureText(
        "Máy chủ không làm được việc cần cho kiểu đăng này: {reason}.",
        "Đổi kieu trong noi-dang.yml, hoặc hỏi người quản trị máy chủ.",
        "The server cannot do what this layout needs: {reason}.",
        "Change kieu in noi-dang.yml, or ask the host's administrator.",
    ),
}
