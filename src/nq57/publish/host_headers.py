"""Snippets of configuration for web servers: the section's headers, how long to keep what, what to hide.

It must not know a policy of its own: headers come from `section.policy`, ages from `model.media_types`.
"""

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from nq57.model.media_types import cache_control
from nq57.publish.site_state import CONTROL
from nq57.section.policy import EMBED, headers

_HSTS = ("Strict-Transport-Security", "max-age=31536000")
_HASHED, _PAGE, _OTHER = (cache_control(path) for path in ("a.00000000.css", "index.html", "a.png"))
_NOTICE = "Sinh tự động bằng python3 scripts/handbook.py. Đừng sửa tay."
_HOW_NGINX = "Đặt dòng include tệp này trong khối server { } của chuyên mục."
_HOW_APACHE = (
    "Đặt trong <Directory> của máy chủ ảo, hoặc thành .htaccess của thư mục bên trên thư mục đăng."
)
_HOW_IIS = "Đặt thành web.config của thư mục bên trên thư mục đăng (cần quyền của người quản trị máy chủ)."


def snippets() -> dict[str, str]:
    """The snippets by file name."""
    return {"nginx.conf": nginx(), "apache.conf": apache(), "iis.web.config": iis()}


def _all(*, framed: bool = False) -> list[tuple[str, str]]:
    return [*headers(framed=framed).items(), _HSTS]


def nginx() -> str:
    """For nginx: a location that sets any header inherits none, so each sets all."""

    def location(match: str, age: str, *, framed: bool = False) -> Iterator[str]:
        yield f"location {match} {{"
        for name, value in (*_all(framed=framed), ("Cache-Control", age)):
            yield f'  add_header {name} "{value}" always;'
        yield "}"

    lines = [
        f"# {_NOTICE}",
        f"# {_HOW_NGINX}",
        "charset utf-8;",
        "charset_types text/html text/css text/plain application/javascript application/json;",
        "error_page 404 /404.html;",
        f'location ~ "/\\{CONTROL}(/|$)" {{ return 404; }}',
        *location(f'~ "/{EMBED}"', _PAGE, framed=True),
        *location(r'~ "\.[0-9a-f]{8}\.(min\.)?(css|js)$"', _HASHED),
        *location(r'~ "(/|\.(html|json|xml|gz))$"', _PAGE),
        *location("/", _OTHER),
    ]
    return "\n".join(lines) + "\n"


def apache() -> str:
    """For Apache 2.4."""
    lines = [
        f"# {_NOTICE}",
        f"# {_HOW_APACHE}",
        "Options -Indexes",
        "AddDefaultCharset utf-8",
        f'RedirectMatch 404 "/\\{CONTROL}(/|$)"',
        "<IfModule mod_headers.c>",
        *(f'  Header always set {name} "{value}"' for name, value in _all()),
        f'  Header always set Cache-Control "{_OTHER}"',
        r'  <FilesMatch "\.(html|json|xml|gz)$">',
        f'    Header always set Cache-Control "{_PAGE}"',
        "  </FilesMatch>",
        r'  <FilesMatch "\.[0-9a-f]{8}\.(min\.)?(css|js)$">',
        f'    Header always set Cache-Control "{_HASHED}"',
        "  </FilesMatch>",
        f'  <If "%{{REQUEST_URI}} =~ m#/{EMBED}#">',
        *(f'    Header always set {name} "{value}"' for name, value in _all(framed=True)[:1]),
        "  </If>",
        "</IfModule>",
    ]
    return "\n".join(lines) + "\n"


_MIME = ((".webp", "image/webp"), (".avif", "image/avif"), (".json", "application/json"))


def _mime(extension: str, kind: str) -> tuple[str, str]:
    """Old IIS refuses files whose type it does not know."""
    added = f'      <mimeMap fileExtension="{extension}" mimeType="{kind}" />'
    return f'      <remove fileExtension="{extension}" />', added


def iis() -> str:
    """For IIS 8 and later; it cannot tell names by pattern here, so all is kept for a minute."""

    def custom(*, framed: bool = False) -> list[str]:
        rows = [*_all(framed=framed), ("Cache-Control", _PAGE)]
        names = rows[:1] if framed else rows
        lines = [f"        <remove name={quoteattr(name)} />" for name, _ in names]
        return lines + [
            f"        <add name={quoteattr(name)} value={quoteattr(value)} />" for name, value in names
        ]

    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f"<!-- {_NOTICE} {_HOW_IIS} -->",
        "<configuration>",
        "  <system.webServer>",
        "    <security><requestFiltering><hiddenSegments>",
        f'      <add segment="{CONTROL}" />',
        "    </hiddenSegments></requestFiltering></security>",
        "    <staticContent>",
        *(line for extension, kind in _MIME for line in _mime(extension, kind)),
        "    </staticContent>",
        "    <httpProtocol>",
        "      <customHeaders>",
        *custom(),
        "      </customHeaders>",
        "    </httpProtocol>",
        "  </system.webServer>",
        f'  <location path="{EMBED.rstrip("/")}">',
        "    <system.webServer><httpProtocol><customHeaders>",
        *custom(framed=True),
        "    </customHeaders></httpProtocol></system.webServer>",
        "  </location>",
        "</configuration>",
    ]
    return "\n".join(lines) + "\n"
