"""Snippets of configuration for web servers: types, headers, ages, the 404 page, what to hide.

It must not know a policy of its own: headers come from `section.policy`, types and ages from
`model.media_types`. Each snippet is for one place below a host, since hosts want that path written out.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import urlsplit
from xml.sax.saxutils import quoteattr

from nq57.model.media_types import (
    ASK_FIRST,
    FOREVER,
    KEPT_AN_HOUR,
    MEDIA_TYPES,
    NAMED_BY_CONTENT,
    OCTETS,
    ONE_HOUR,
)
from nq57.publish.site_state import CONTROL
from nq57.site_shell.names import NOT_FOUND
from nq57.site_shell.policy import EMBED, OPEN_FILES, OPEN_HEADERS, headers

EXAMPLE = "/chuyen-muc-nq57/"
"""Where the handbook's own snippets take the section to be."""

_CACHE, _CSP = "Cache-Control", "Content-Security-Policy"
_HSTS = {"Strict-Transport-Security": "max-age=31536000"}
_NOTICE = "Sinh tự động bằng nq57 host-config {name} cho chuyên mục ở {place}. Đừng sửa tay."
_HOW_NGINX = "Đặt dòng include tệp này trong khối server { } của máy chủ."
_HOW_APACHE = (
    "Đặt trong <VirtualHost> hoặc <Directory>, hoặc thành .htaccess của thư mục bên trên thư mục đăng"
    " (AllowOverride All). Cần mod_alias, mod_dir, mod_headers, mod_mime."
)
_HOW_IIS = "Đặt thành web.config của thư mục bên trên thư mục đăng (cần quyền của người quản trị máy chủ)."


@dataclass(frozen=True)
class HeaderRule:
    """Headers of those files whose path below the section matches; of two rules the former holds."""

    pattern: str
    headers: Mapping[str, str]


def usual_headers() -> dict[str, str]:
    """The headers of every answer that no rule speaks of."""
    return {**headers(), **_HSTS, _CACHE: ASK_FIRST}


def rules() -> tuple[HeaderRule, ...]:
    """What differs from the usual headers; no file is spoken of by two that set the same header."""
    opened = "|".join(map(_plain, OPEN_FILES))
    hour = "|".join(sorted(extension.lstrip(".") for extension in KEPT_AN_HOUR))
    return (
        HeaderRule(f"^{EMBED}", {_CSP: headers(framed=True)[_CSP]}),
        HeaderRule(rf"(?:^|/)(?:{opened})$", OPEN_HEADERS),
        HeaderRule(NAMED_BY_CONTENT, {_CACHE: FOREVER}),
        HeaderRule(rf"\.(?:{hour})$", {_CACHE: ONE_HOUR}),
    )


def snippets() -> dict[str, str]:
    """The handbook's snippets by file name."""
    return {name: make(EXAMPLE) for name, make in SNIPPETS.values()}


def place_of(section_url: str) -> str:
    """The path of a section on its host, with a slash at both ends."""
    path = urlsplit(section_url).path.strip("/")
    return f"/{path}/" if path else "/"


def nginx(place: str = EXAMPLE) -> str:
    """For nginx; headers that differ are variables, for a location that sets any header inherits none."""
    varied = {name: "" for rule in rules() for name in rule.headers} | {
        name: value for name, value in usual_headers().items() if any(name in r.headers for r in rules())
    }
    lines = [
        f"# {_NOTICE.format(name='nginx', place=place)}",
        f"# {_HOW_NGINX}",
        *(f'set {_variable(name)} "{value}";' for name, value in varied.items()),
        *_slash_of_the_section(place),
        f"location {'^~ ' if place != '/' else ''}{place} {{",
        *(f"  {line}" for line in _nginx_section(place, varied)),
        "}",
    ]
    return "\n".join(lines) + "\n"


def _slash_of_the_section(place: str) -> Iterator[str]:
    name = place.rstrip("/")
    if name:
        yield f"location = {name} {{ return 301 {name.rpartition('/')[2]}/$is_args$args; }}"


def _variable(name: str) -> str:
    return f"$nq57_{name.lower().replace('-', '_')}"


def _nginx_section(place: str, varied: Mapping[str, str]) -> Iterator[str]:
    yield "types {"
    for kind, extensions in _by_type().items():
        yield f"  {kind} {' '.join(extensions)};"
    yield "}"
    yield f"default_type {OCTETS};"
    yield "charset utf-8;"
    texts = sorted({kind for kind in MEDIA_TYPES.values() if kind.startswith("text/")} - {"text/html"})
    yield f"charset_types {' '.join(texts)};"  # text/html is always among them: named again it warns
    yield f"error_page 404 {place}{NOT_FOUND};"
    yield f"error_page 403 =404 {place}{NOT_FOUND};"
    for name, value in {**usual_headers(), **varied}.items():
        yield f'add_header {name} "{_variable(name) if name in varied else value}" always;'
    yield f'location ~ "/\\{CONTROL}(/|$)" {{ return 404; }}'
    for rule in rules():
        variables = " ".join(f'set {_variable(name)} "{value}";' for name, value in rule.headers.items())
        yield f'location ~ "{below(place, rule.pattern)}" {{ {variables} }}'
    yield "# Thư mục gọi thiếu dấu /: địa chỉ tương đối, nên giữ giao thức, tên máy, đường dẫn của proxy."
    yield 'location ~ "/(?<nq57_last>[^/]+)$" {'
    yield "  if (-d $request_filename) { return 301 $nq57_last/$is_args$args; }"
    yield "}"


def _by_type() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for extension, kind in sorted(MEDIA_TYPES.items()):
        found.setdefault(kind, []).append(extension.lstrip("."))
    return dict(sorted(found.items()))


def below(place: str, pattern: str) -> str:
    """A pattern on paths below the section as one on whole paths of the host."""
    start = f"^{_plain(place)}"
    if pattern.startswith("^"):
        return f"{start}{pattern[1:]}"
    if pattern.startswith("(?:^|/)"):
        return f"{start}(?:.*/)?{pattern.removeprefix('(?:^|/)')}"
    return f"{start}.*(?:{pattern})"


def _plain(text: str) -> str:
    """A text as a pattern that matches it alone."""
    return re.escape(text).replace(r"\-", "-")


def apache(place: str = EXAMPLE) -> str:
    """For Apache 2.4, where the last of several answers holds."""
    types = [f"AddType {kind} {' '.join(f'.{e}' for e in found)}" for kind, found in _by_type().items()]
    texts = sorted(e for e, kind in MEDIA_TYPES.items() if kind.startswith("text/"))
    name = _plain(place.rstrip("/"))
    lines = [
        f"# {_NOTICE.format(name='apache', place=place)}",
        f"# {_HOW_APACHE}",
        f'<If "%{{REQUEST_URI}} =~ m#^{name}(/|$)#">',
        "  Options -Indexes",
        f"  ErrorDocument 404 {place}{NOT_FOUND}",
        f"  ErrorDocument 403 {place}{NOT_FOUND}",
        "  AddDefaultCharset utf-8",
        f"  AddCharset utf-8 {' '.join(texts)}",
        *(f"  {line}" for line in types),
        *_apache_headers(usual_headers()),
        "</If>",
        f'<If "%{{REQUEST_URI}} =~ m#^{name}/(.*/)?\\{CONTROL}(/|$)#">',
        f'  RedirectMatch 404 "/\\{CONTROL}(/|$)"',
        "</If>",
    ]
    lines += _apache_slash(name)
    for rule in reversed(rules()):
        lines.append(f'<If "%{{REQUEST_URI}} =~ m#{below(place, rule.pattern)}#">')
        lines += [*_apache_headers(rule.headers), "</If>"]
    return "\n".join(lines) + "\n"


def _apache_slash(name: str) -> Iterator[str]:
    """A folder asked for without its slash, from 2.4.58 on without naming scheme and host."""
    yield "<IfDirective RedirectRelative>"
    yield f'  <If "-d %{{REQUEST_FILENAME}} && %{{REQUEST_URI}} =~ m#^{name}(/.*)?(?<!/)$#">'
    yield "    RedirectRelative On"
    yield '    Redirect 301 "%{REQUEST_URI}/"'
    yield "  </If>"
    yield "</IfDirective>"


def _apache_headers(headers: Mapping[str, str]) -> Iterator[str]:
    for name, value in headers.items():
        yield f'  Header always set {name} "{value}"'


def iis(place: str = EXAMPLE) -> str:
    """For IIS 8 and later, which answers 404.3 for a type that it is not told.

    It cannot tell names by pattern, so every file is asked for first and may be read by other sites:
    all of it is public. A `location` names its folder as seen from the folder of the web.config.
    """
    folder = place.strip("/").rpartition("/")[2]
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f"<!-- {_NOTICE.format(name='iis', place=place)} {_HOW_IIS} -->",
        "<configuration>",
        f"  <location path={quoteattr(folder or '.')}>",
        "    <system.webServer>",
        "      <security><requestFiltering><hiddenSegments>",
        f"        <remove segment={quoteattr(CONTROL)} />",
        f"        <add segment={quoteattr(CONTROL)} />",
        "      </hiddenSegments></requestFiltering></security>",
        "      <staticContent>",
        *(line for extension, kind in MEDIA_TYPES.items() for line in _mime_map(extension, kind)),
        "      </staticContent>",
        '      <httpErrors errorMode="Custom">',
        '        <remove statusCode="404" subStatusCode="-1" />',
        f'        <error statusCode="404" path={quoteattr(place + NOT_FOUND)} responseMode="ExecuteURL" />',
        "      </httpErrors>",
        *_iis_headers({**usual_headers(), **OPEN_HEADERS}),
        "    </system.webServer>",
        "  </location>",
        f"  <location path={quoteattr('/'.join(filter(None, (folder, EMBED.rstrip('/')))))}>",
        "    <system.webServer>",
        *_iis_headers({_CSP: headers(framed=True)[_CSP]}),
        "    </system.webServer>",
        "  </location>",
        "</configuration>",
    ]
    return "\n".join(lines) + "\n"


def _mime_map(extension: str, kind: str) -> Iterator[str]:
    """A type that the server may know already must go first: two of them answer 500 to everything."""
    media_type = f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
    yield f"        <remove fileExtension={quoteattr(extension)} />"
    yield f"        <mimeMap fileExtension={quoteattr(extension)} mimeType={quoteattr(media_type)} />"


def _iis_headers(headers: Mapping[str, str]) -> Iterator[str]:
    yield "      <httpProtocol><customHeaders>"
    for name, value in headers.items():
        yield f"        <remove name={quoteattr(name)} />"
        yield f"        <add name={quoteattr(name)} value={quoteattr(value)} />"
    yield "      </customHeaders></httpProtocol>"


def s3_cors(place: str = EXAMPLE) -> str:
    """The bucket's rules for pages of other sites; types and ages go with each file that is published."""
    del place  # rules of a bucket name no path
    rule = {"AllowedOrigins": ["*"], "AllowedMethods": ["GET", "HEAD"], "MaxAgeSeconds": 3600}
    return json.dumps({"CORSRules": [rule]}, indent=2) + "\n"


SNIPPETS: Mapping[str, tuple[str, Callable[[str], str]]] = MappingProxyType(
    {
        "nginx": ("nginx.conf", nginx),
        "apache": ("apache.conf", apache),
        "iis": ("iis.web.config", iis),
        "s3": ("s3.cors.json", s3_cors),
    }
)
"""Host → name of its snippet in the handbook, and what writes it for a place."""
