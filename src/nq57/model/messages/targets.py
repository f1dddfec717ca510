"""What can be wrong in the files beside `content/`: where a section goes, how all are built.

It must not know who reads the file; `problem_texts` gathers these with all others.
"""

from nq57.model.messages.wording import error, warning

TARGETS = {
    "dia-chi-dang-sai": error(
        "Nơi đăng “{value}” không dùng được: {reason}.",
        "Ghi như file:///srv/www/nq57, ssh://nq57@may-chu/srv/www/nq57 hoặc ftps://nq57@may-chu/htdocs/nq57.",
        'The target "{value}" cannot be used: {reason}.',
        "Write as file:///srv/www/nq57, ssh://nq57@host/srv/www/nq57 or ftps://nq57@host/htdocs/nq57.",
    ),
    "noi-dang-trung": error(
        "Nơi đăng của {unit} trùng hoặc nằm trong nơi đăng của {other}.",
        "Mỗi đơn vị cần một thư mục riêng, không lồng vào thư mục của đơn vị khác.",
        "The target of {unit} is that of {other}, or lies within it.",
        "Each unit needs a folder of its own, outside any other unit's.",
    ),
    "chung-thu-thieu": error(
        "Không có tệp “{value}” ghi ở chung_thu của {unit}.",
        "Đặt tệp chứng thư CA (dạng PEM) vào đó; đường dẫn tính từ thư mục có noi-dang.yml.",
        'There is no file "{value}" as chung_thu of {unit} says.',
        "Put the CA's certificate (PEM) there; the path starts from the folder of noi-dang.yml.",
    ),
    "chung-thu-sai": error(
        "Tệp “{value}” ghi ở chung_thu của {unit} không phải chứng thư dạng PEM.",
        "Chép lại tệp CA; dòng đầu của chứng thư phải là -----BEGIN CERTIFICATE-----.",
        'The file "{value}" in chung_thu of {unit} is no certificate in PEM form.',
        "Take the CA's file again; a certificate begins with the line -----BEGIN CERTIFICATE-----.",
    ),
    "khoa-may-sai": error(
        "“{value}” ghi ở khoa_may của {unit} không phải khóa công khai của máy chủ.",
        "Chép nguyên dòng của tệp /etc/ssh/ssh_host_ed25519_key.pub trên máy chủ, dạng"
        " “ssh-ed25519 AAAA…”, không có tên máy đứng trước; vân tay “SHA256:…” không dùng được.",
        '"{value}" in khoa_may of {unit} is no public key of a host.',
        "Copy the line of /etc/ssh/ssh_host_ed25519_key.pub on the host, as in"
        ' "ssh-ed25519 AAAA…", no name of a host before it; a fingerprint "SHA256:…" will not do.',
    ),
}

CONFIG = {
    "mkdocs-doi-cho": warning(
        "Khóa “{key}” nay thuộc về nq57.yml; mkdocs.yml chỉ giữ thiết đặt của MkDocs.",
        "Chạy nq57 upgrade, hoặc ghi khóa này vào tệp nq57.yml cạnh mkdocs.yml rồi xóa ở đây.",
        'The key "{key}" belongs in nq57.yml now; mkdocs.yml keeps what is MkDocs\' own.',
        "Run nq57 upgrade, or write the key into nq57.yml beside mkdocs.yml and take it out here.",
    ),
    "mkdocs-sai": error(
        "Không đọc được mkdocs.yml: dòng này sai cú pháp YAML.",
        "So với mkdocs.yml của bản cài đầu tiên; chú ý thụt lề, dấu hai chấm, dấu ngoặc và dấu nháy.",
        "mkdocs.yml cannot be read: this line is not YAML.",
        "Compare with the mkdocs.yml of the first installation: indents, colons, brackets and quotes.",
    ),
    "mkdocs-thu-muc": error(
        "Không có thư mục “{value}” ghi ở khóa “{key}”.",
        "Lấy lại thư mục đó từ kho Git, hoặc sửa đường dẫn (tính từ chỗ đặt mkdocs.yml).",
        'There is no folder "{value}" as the key "{key}" says.',
        "Take the folder from Git again, or mend the path (told from where mkdocs.yml stands).",
    ),
    "mkdocs-giao-dien": error(
        "Giao diện (theme) phải là material: mẫu trang của nq57 chỉ khớp với nó.",
        "Ghi “theme:” rồi “  name: material” và “  custom_dir: templates”.",
        "The theme must be material: nq57's templates fit no other.",
        'Write "theme:", then "  name: material" and "  custom_dir: templates".',
    ),
}
