"""What can be wrong in `noi-dang.yml` beyond the shape of its keys, in Vietnamese and English.

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
