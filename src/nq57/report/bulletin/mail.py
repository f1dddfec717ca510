"""A bulletin as an electronic mail: HTML of tables and styles in its tags, as mail programs show it.

It must not load anything: no script, style sheet or font, and pictures only by whole addresses.
"""

from html import escape

from nq57.report.bulletin.script import BulletinItem, Script

_FONT = "font-family:Arial,Helvetica,sans-serif"
_WIDTH = 600  # pixels, which every mail program shows without a bar


def mail(script: Script, colour: str) -> str:
    """The whole mail; `colour` is the unit's, dark enough for white letters."""
    title = f"Bản tin {script.week.label}"
    rows = [_head(script, title, colour)]
    for section in script.sections:
        rows.append(_cell(f"font-size:14px;color:#555555;{_FONT}", escape(section.heading.rstrip("."))))
        rows += (_item(script, item, colour) for item in section.items)
    rows.append(_foot(script))
    table = (
        f'<table role="presentation" width="{_WIDTH}" align="center" cellpadding="0" cellspacing="0" '
        f'border="0" style="width:100%;max-width:{_WIDTH}px;background:#ffffff">\n{"".join(rows)}</table>'
    )
    return (
        '<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)} – {escape(script.unit)}</title>\n</head>\n"
        f'<body style="margin:0;padding:16px;background:#f2f2f2">\n{table}\n</body>\n</html>\n'
    )


def _cell(style: str, inner: str) -> str:
    return f'<tr><td style="padding:10px 20px;{style}">{inner}</td></tr>\n'


def _head(script: Script, title: str, colour: str) -> str:
    style = f"background:{colour};color:#ffffff;{_FONT}"
    small = f'<span style="font-size:14px">{escape(script.unit)}</span>'
    return _cell(
        style, f'{small}<h1 style="margin:4px 0;font-size:22px;color:#ffffff">{escape(title)}</h1>'
    )


def _item(script: Script, item: BulletinItem, colour: str) -> str:
    title = escape(item.title)
    if script.address:
        address = escape(f"{script.address}{item.url}")
        title = f'<a href="{address}" style="color:{colour}">{title}</a>'
    parts = [f'<h2 style="margin:0 0 6px;font-size:17px;line-height:1.4">{title}</h2>']
    if item.picture and script.address:
        source = escape(f"{script.address}{item.picture}")
        parts.insert(
            0,
            f'<img src="{source}" alt="{escape(item.picture_alt)}" width="560" '
            'style="display:block;width:100%;max-width:560px;height:auto;border:0;margin-bottom:8px">',
        )
    if item.sentences:
        text = escape(" ".join(item.sentences))
        parts.append(f'<p style="margin:0;font-size:16px;line-height:1.5;color:#222222">{text}</p>')
    return _cell(f"border-top:1px solid #dddddd;{_FONT}", "".join(parts))


def _foot(script: Script) -> str:
    text = escape(script.unit)
    if script.address:
        address = escape(script.address)
        text = f'{text} · <a href="{address}" style="color:#333333">{address}</a>'
    return _cell(f"border-top:1px solid #dddddd;font-size:13px;color:#333333;{_FONT}", text)
