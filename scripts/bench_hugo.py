"""The same sections for Hugo: one site a unit, the same records, pages of the same weight.

Must not know how long anything takes. Where the two differ, Hugo has less to do: its frame is our own
page's with few actions in it, facts come ready to print, and relations between documents are left out.
"""

import re
import shutil
from pathlib import Path

from bench_corpus import Corpus, Draft, as_yaml, host_url, unit_name

KINDS = {
    "van-ban": "Văn bản",
    "tin-tuc": "Tin tức",
    "su-kien": "Sự kiện",
    "nhiem-vu": "Nhiệm vụ",
    "chi-tieu": "Chỉ tiêu",
    "mo-hinh": "Mô hình, sáng kiến",
    "hoi-dap": "Hỏi đáp",
}
SAMPLE_KIND = "tin-tuc"  # the kind whose page lends its frame

SETTINGS = """\
baseURL = "{url}"
title = "NQ57 · {name}"
defaultContentLanguage = "vi"
disableKinds = ["RSS", "taxonomy"]
[taxonomies]
chu-de = "chu-de"
doi-tuong = "doi-tuong"
co-quan = "co-quan"
nam = "nam"
[pagination]
pagerSize = 20
path = "trang"
disableAliases = true
[params]
unit = "{name}"
parent = "{parent}"
[module]
{mounts}"""
MOUNT = """\
[[module.mounts]]
source = "{source}"
target = "{target}"
"""

RECORD = """\
{{ define "article" }}
<div class="nq-record nq-record--{{ .Section }}">
<header class="nq-head">
  <p class="nq-kicker"><a href="{{ .CurrentSection.RelPermalink }}">{{ .CurrentSection.Title }}</a>\
{{ if not .Date.IsZero }}<span><time datetime="{{ .Date.Format "2006-01-02" }}">\
{{ .Date.Format "02/01/2006" }}</time></span>{{ end }}</p>
  <h1 id="noi-dung">{{ .Title }}</h1>
  {{ with .Description }}<p class="nq-lead">{{ . }}</p>{{ end }}
</header>
<div class="nq-body">
{{ .Content }}
</div>
{{ with .Params.facts }}
<dl class="nq-facts">
  {{ range . }}
  <div class="nq-facts__row">
    <dt>{{ .label }}</dt>
    <dd>{{ .value }}</dd>
  </div>
  {{ end }}
</dl>
{{ end }}
<footer class="nq-terms">
  <p><span>Chủ đề:</span> {{ range .GetTerms "chu-de" }}<a class="nq-tag" href="{{ .RelPermalink }}">\
{{ .Title }}</a> {{ end }}</p>
  {{ with .GetTerms "doi-tuong" }}<p><span>Dành cho:</span> {{ range . }}\
<a class="nq-tag" href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}</p>{{ end }}
</footer>
</div>
{{ end }}
"""
LISTING = """\
{{ define "article" }}
{{ $documents := eq .Section "van-ban" }}
{{ $pager := .Paginate .RegularPages (cond $documents 50 20) }}
<header class="nq-head">
  <h1 id="noi-dung">{{ .Title }}</h1>
  {{ with .Description }}<p class="nq-lead">{{ . }}</p>{{ end }}
  <p class="nq-total">{{ len .RegularPages }} mục</p>
</header>
{{ if $documents }}
<table class="nq-register">
  <thead><tr><th scope="col">Số, ký hiệu</th><th scope="col">Ngày ban hành</th>\
<th scope="col">Trích yếu</th><th scope="col">Cơ quan ban hành</th></tr></thead>
  <tbody>
    {{ range $pager.Pages }}
    <tr>
      <th scope="row"><a href="{{ .RelPermalink }}">{{ .Params.number }}</a></th>
      <td data-label="Ngày ban hành"><time datetime="{{ .Date.Format "2006-01-02" }}">\
{{ .Date.Format "02/01/2006" }}</time></td>
      <td data-label="Trích yếu"><span class="nq-type">{{ .Params.type }}</span> {{ .Description }}</td>
      <td data-label="Cơ quan ban hành">{{ .Params.issuer }}</td>
    </tr>
    {{ end }}
  </tbody>
</table>
{{ else }}
<ul class="nq-cards">
  {{ range $pager.Pages }}
  <li class="nq-card nq-card--{{ .Section }}">
    <p class="nq-card__kicker">{{ .CurrentSection.Title }} · \
<time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "02/01/2006" }}</time></p>
    <h2 class="nq-card__title"><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2>
    <p class="nq-card__summary">{{ .Description }}</p>
  </li>
  {{ end }}
</ul>
{{ end }}
{{ if gt $pager.TotalPages 1 }}
<nav class="nq-pager" aria-label="Các trang">
  <ul>
    {{ range $pager.Pagers }}
    <li><a href="{{ .URL }}"{{ if eq . $pager }} aria-current="page"{{ end }}>{{ .PageNumber }}</a></li>
    {{ end }}
  </ul>
</nav>
{{ end }}
{{ end }}
"""
WORK = """\
{{ define "article" }}
<header class="nq-head">
  <h1 id="noi-dung">{{ .Title }}</h1>
</header>
<table class="nq-stack">
  <tbody>
    {{ range .RegularPages }}
    <tr>
      <th scope="row"><a href="{{ .RelPermalink }}">{{ .Title }}</a></th>
      {{ range .Params.facts }}<td data-label="{{ .label }}">{{ .value }}</td>{{ end }}
    </tr>
    {{ end }}
  </tbody>
</table>
{{ end }}
"""
HOME = """\
{{ define "article" }}
<h1 id="noi-dung">{{ site.Title }}</h1>
{{ range site.Sections }}
<h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2>
<ul>{{ range first 6 .RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
{{ end }}
{{ end }}
"""
MAP = """\
{{ define "article" }}
<h1 id="noi-dung">{{ .Title }}</h1>
{{ range site.Sections }}
<h2>{{ .Title }}</h2>
<ul>{{ range .RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
{{ end }}
{{ end }}
"""
NOT_FOUND = '{{ define "article" }}<h1 id="noi-dung">Không tìm thấy trang</h1>{{ end }}\n'
LAYOUTS = {
    "single": RECORD,
    "list": LISTING,
    "nhiem-vu/list": WORK,
    "chi-tieu/list": WORK,
    "home": HOME,
    "so-do": MAP,
    "404": NOT_FOUND,
}


def write_sites(corpus: Corpus, tree: Path, root: Path) -> None:
    """Write content and layouts once, and a configuration for each unit.

    `tree` is our own output for the first unit: the frame and the theme's files are taken from it.
    """
    shutil.rmtree(root, ignore_errors=True)
    unit = corpus.units[0]
    sample = next(d for d in corpus.seen_by(unit) if d.kind == SAMPLE_KIND)
    page = (tree / SAMPLE_KIND / sample.slug / "index.html").read_text(encoding="utf-8")
    _write(root / "layouts/_default/baseof.html", base_layout(page, unit))
    for name, text in LAYOUTS.items():
        path = name if "/" in name or name == "404" else f"_default/{name}"
        _write(root / f"layouts/{path}.html", text)
    shutil.copytree(tree / "assets", root / "static/assets")
    _write_content(corpus, root)
    for name in corpus.units:
        _write(root / settings_path(name), _settings(name))


def settings_path(unit: str) -> str:
    """Where a unit's configuration stands, from the root of all sites."""
    return f"sites/{unit.replace('/', '.')}.toml"


def write_page(root: Path, draft: Draft, body: str) -> None:
    """Write a record as Hugo reads it: names and days settled, links from the site's root."""
    body = body.replace("](van-ban/", "](/van-ban/")
    _write(root / "content" / draft.path, f"---\n{as_yaml(_front_matter(draft))}---\n{body}\n")


def base_layout(page: str, unit: str) -> str:
    """Our own finished page as Hugo's frame: texts of the page and the unit become actions.

    Links into the section, relative in the page, begin with the site's path.
    """
    head, rest = page.split("<article", 1)
    opening, rest = rest.split(">", 1)
    tail = rest.rsplit("</article>", 1)[1]
    frame = f'{head}<article{opening}>{{{{ block "article" . }}}}{{{{ end }}}}</article>{tail}'
    for pattern, action in _HOLES:
        frame = re.sub(pattern, action, frame, flags=re.DOTALL)
    names = ((unit_name(unit), "unit"), (unit_name(unit.partition("/")[0]), "parent"))
    for name, parameter in names:
        frame = frame.replace(name, f"{{{{ site.Params.{parameter} }}}}")
    return frame


_ROOT = "{{ `` | relURL }}"
_HOLES: tuple[tuple[str, str], ...] = (
    (r"<title>.*?</title>", "<title>{{ .Title }} - {{ site.Title }}</title>"),
    (r'(<meta name="description" content=)"[^"]*"', r'\1"{{ .Description }}"'),
    (r'(<link rel="canonical" href=)"[^"]*"', r'\1"{{ .Permalink }}"'),
    (
        r'(<ul class="md-nav__list" data-md-component="toc"[^>]*>).*?</nav>',
        r"\1{{ .TableOfContents }}</ul></nav>",
    ),
    (r'"\.\./\.\./?', f'"{_ROOT}'),
    (r'"\.\./"', f'"{_ROOT}{SAMPLE_KIND}/"'),
)


def _write_content(corpus: Corpus, root: Path) -> None:
    for kind, label in KINDS.items():
        _write(root / f"common/{kind}/_index.md", f"---\ntitle: {label}\n---\n")
    _write(root / "common/_index.md", "---\ntitle: Trang chủ\n---\n")
    _write(root / "common/so-do.md", "---\ntitle: Sơ đồ chuyên mục\nlayout: so-do\n---\n")
    _write(root / "common/gioi-thieu.md", "---\ntitle: Giới thiệu\n---\nChuyên mục của đơn vị.\n")
    for drafts in corpus.drafts.values():
        for draft in drafts:
            write_page(root, draft, draft.body)


def _settings(unit: str) -> str:
    owners = ("trung-uong", unit.partition("/")[0], unit)
    mounts = [(f"content/{owner}/{kind}", f"content/{kind}") for owner in owners for kind in KINDS]
    mounts += [("common", "content"), ("layouts", "layouts"), ("static", "static")]
    return SETTINGS.format(
        url=host_url(unit),
        name=unit_name(unit),
        parent=unit_name(owners[1]),
        mounts="".join(MOUNT.format(source=source, target=target) for source, target in mounts),
    )


def _front_matter(draft: Draft) -> dict[str, object]:
    fields = draft.fields
    day = next(
        (str(fields[k]) for k in ("ngay", "ngay_ban_hanh", "ngay_tra_loi", "bat_dau") if k in fields), ""
    )
    matter: dict[str, object] = {
        "title": _title(fields),
        "description": str(fields.get("tom_tat") or fields.get("trich_yeu") or ""),
        "chu-de": fields["chu_de"],
        "doi-tuong": fields.get("doi_tuong", []),
        "facts": _facts(fields),
    }
    if day:
        matter["date"] = "-".join(reversed(day.split("/")))
    if day and draft.kind != "su-kien":
        matter["nam"] = [f"{draft.kind}-{day[-4:]}"]
    if draft.kind == "van-ban":
        names = {"number": "so_ky_hieu", "type": "loai", "issuer": "co_quan_ban_hanh"}
        matter |= {name: fields[key] for name, key in names.items()} | {
            "co-quan": [fields["co_quan_ban_hanh"]]
        }
    return matter


def _title(fields: dict[str, object]) -> str:
    if "so_ky_hieu" in fields:
        return f"{fields['loai']} số {fields['so_ky_hieu']}"
    return str(fields.get("tieu_de") or fields.get("cau_hoi") or fields.get("ten"))


_LABELS = {
    "so_ky_hieu": "Số, ký hiệu",
    "loai": "Loại văn bản",
    "co_quan_ban_hanh": "Cơ quan ban hành",
    "cap": "Cấp ban hành",
    "so": "Số thứ tự",
    "nhom": "Nhóm nhiệm vụ",
    "chu_tri": "Chủ trì",
    "phoi_hop": "Phối hợp",
    "thoi_han": "Thời hạn",
    "trang_thai": "Trạng thái",
    "don_vi_tinh": "Đơn vị tính",
    "dia_diem": "Địa điểm",
}


def _facts(fields: dict[str, object]) -> list[dict[str, str]]:
    known = ((label, fields[key]) for key, label in _LABELS.items() if key in fields)
    return [{"label": label, "value": _words(value)} for label, value in known]


def _words(value: object) -> str:
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
