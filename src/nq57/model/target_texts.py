"""What can be wrong in the files beside `content/`: where a section goes, how all are built.

It must not know who reads the file; `problem_texts` gathers these with all others.
"""

from nq57.model.wording import error

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
}

CONFIG = {
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
