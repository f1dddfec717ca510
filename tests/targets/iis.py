"""What IIS would answer by a web.config: its rules of merging, of types and of locations.

It must not know who wrote the file. Rules from Microsoft's documentation of `staticContent`, `httpErrors`,
`customHeaders`, `hiddenSegments` and of `location` paths, which are relative to the file's own folder.
"""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

# Of the types that IIS 8 to 10 ship with, those that a section may hold: named again without a `remove`,
# the server answers 500.19 to everything.
KNOWN = {
    **dict.fromkeys((".html", ".htm"), "text/html"),
    ".css": "text/css",
    ".js": "application/javascript",
    ".xml": "text/xml",
    ".txt": "text/plain",
    ".csv": "application/octet-stream",
    ".ics": "text/calendar",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".svg": "image/svg+xml",
    ".ico": "image/x-icon",
    ".pdf": "application/pdf",
    ".gz": "application/x-gzip",
    ".zip": "application/x-zip-compressed",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".m4v": "video/x-m4v",
    ".wav": "audio/wav",
    ".ttf": "application/octet-stream",
    ".woff": "font/x-woff",
    ".doc": "application/msword",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".json": "application/json",
}
SERVERS_OWN = {
    "fileExtension": KNOWN,
    "segment": dict.fromkeys(("web.config", "bin", "App_Data"), ""),
    "name": {"X-Powered-By": "ASP.NET"},
    "statusCode": dict.fromkeys(("401", "403", "404", "405", "500"), ""),
}


class ConfigError(Exception):
    """What IIS answers with 500.19: what is wrong, and with which name."""

    def __init__(self, wrong: str, name: object) -> None:
        super().__init__(f"{wrong}: {name}")


@dataclass
class Collections:
    """The collections of a configuration by the attribute that is their key."""

    kept: dict[str, dict[str, str]] = field(default_factory=dict)

    def copy(self) -> "Collections":
        """The same, to be changed below."""
        return Collections({key: dict(found) for key, found in self.kept.items()})

    def change(self, row: ET.Element) -> None:
        """Apply a row: `remove` takes one away, every other adds what must not be there."""
        key = next((key for key in SERVERS_OWN if key in row.attrib), "")
        if not key:
            raise ConfigError("no key", row.attrib)
        name, found = row.attrib[key].lower(), self.kept[key]
        if row.tag == "remove":
            found.pop(name, None)
        elif name in found:
            raise ConfigError("twice", row.attrib[key])
        else:
            values = [
                value for other, value in row.attrib.items() if other in ("mimeType", "value", "path")
            ]
            found[name] = values[0] if values else ""


class Iis:
    """A site whose root folder holds this web.config."""

    def __init__(self, root: Path, config: str) -> None:
        self.root, self.locations = root, [("", Collections())]
        self.locations[0][1].kept = {
            key: {name.lower(): value for name, value in own.items()} for key, own in SERVERS_OWN.items()
        }
        document = ET.fromstring(config)  # noqa: S314 - our own file
        for location in document.findall("location"):
            path = location.attrib["path"].strip("/")
            if "*" in path or not (root / path).exists():
                raise ConfigError("no such place below the web.config", path)
            own = self._at(path).copy()
            for row in rows(location):
                own.change(row)
            self.locations.append((path, own))

    def _at(self, path: str) -> Collections:
        """The settings of the nearest location that a path lies in."""
        near = [
            (len(at), found) for at, found in self.locations if not at or f"{path}/".startswith(f"{at}/")
        ]
        return max(near, key=lambda pair: pair[0])[1]

    def get(self, path: str) -> tuple[int, Mapping[str, str], bytes]:
        """Status, headers in lower case, and body of an answer; `path` without its first slash."""
        settings = self._at(path.strip("/"))
        told, file = settings.kept["name"], self.root / path
        if path and not path.endswith("/") and file.is_dir():
            return 301, {**told, "location": f"/{path}/"}, b""
        file = file / "index.html" if file.is_dir() else file
        kind = settings.kept["fileExtension"].get(posixpath.splitext(file.name)[1].lower())
        hidden = settings.kept["segment"].keys() & {part.lower() for part in path.split("/")}
        if hidden or not kind or not file.is_file():
            error = settings.kept["statusCode"]["404"]
            page = self.root / error.strip("/") if error.startswith("/") else None
            body = page.read_bytes() if page else b"404.3"
            return 404, {**told, "content-type": "text/html; charset=utf-8"}, body
        return 200, {**told, "content-type": kind}, file.read_bytes()


def rows(location: ET.Element) -> Iterator[ET.Element]:
    """The rows of every collection, in the order of the file."""
    yield from (row for row in location.iter() if row.tag in ("add", "remove", "mimeMap", "error"))
