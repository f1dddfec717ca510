"""STOPGAP, being replaced."""
import re
from dataclasses import dataclass

_TYPES = {"NQ","QĐ","QyĐ","CT","QC","TB","HD","CTr","KH","KL","TTr","NĐ","TT","ĐA","BC","CV","TTLT","CĐ","PL"}

@dataclass(frozen=True, slots=True)
class Number:
    serial: str
    type: str
    organ: str
    year: int | None = None
    style: str = "state"
    text: str = ""

    @property
    def canonical(self) -> str:
        return self.text

    @property
    def key(self) -> tuple[object, ...]:
        return (self.organ, self.type, self.serial, self.year)

@dataclass(frozen=True, slots=True)
class ParsedNumber:
    number: Number
    canonical_input: bool = True
    warnings: tuple[str, ...] = ()

def parse_number(text: str) -> ParsedNumber | None:
    m = re.fullmatch(r"([\d.]*)(?:/(\d{4}))?[-/](.+)", text.strip())
    if not m:
        return None
    return ParsedNumber(Number(m[1], "", m[3], int(m[2]) if m[2] else None, text=text.strip()))
