"""Assistants read a workspace's published content by the SDK's own client, and nothing else."""

import asyncio
import datetime as dt
import sys
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from types import SimpleNamespace
from typing import Any, cast

import pytest
from mcp import Client, StdioServerParameters
from tests.projects import AS_OF, ROOT
from tests.workspaces import UNITS, document, loaded, task

from nq57.assistants.content_tools import ContentTools
from nq57.assistants.server import mcp_server
from nq57.site_shell.project import LoadedProject, open_project

UNIT = "lang-son/phuong-ky-lua"
DAY = dt.date.fromisoformat(AS_OF)


@lru_cache(maxsize=1)
def project() -> LoadedProject:
    """The product's own content, read once."""
    return open_project(ROOT)


@pytest.fixture(scope="module")
def tools() -> ContentTools:
    """The tools over it."""
    return ContentTools(project, lambda: 0, lambda: DAY)


def run(work: Callable[[], Coroutine[Any, Any, Any]]) -> Any:
    """What comes of work in a loop of its own: the test's thread may be inside a browser's."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(work())).result()


def called(tools: ContentTools, tool: str, /, **arguments: object) -> Any:
    """What one tool gives to the SDK's client, or the words of its error."""

    async def call() -> Any:
        async with Client(mcp_server(tools)) as client:
            result = await client.call_tool(tool, arguments)
            if result.is_error:
                return result.content[0].text  # type: ignore[union-attr] # errors are texts
            told = result.structured_content or {}
            return told.get("result", told) if set(told) == {"result"} else told

    return run(call)


def test_every_tool_says_that_it_only_reads(tools: ContentTools) -> None:
    """Six tools, each described."""

    async def listed() -> Any:
        async with Client(mcp_server(tools)) as client:
            return (await client.list_tools()).tools

    found = run(listed)
    assert [tool.name for tool in found] == ["units", "ask", "search", "document", "effect", "due"]
    assert all(tool.annotations.read_only_hint and tool.description for tool in found)


def test_units_are_named(tools: ContentTools) -> None:
    """By code, name and address."""
    rows = called(tools, "units")
    assert {row["unit"] for row in rows} >= {"lang-son", UNIT}


def test_a_question_is_answered_by_quotation(tools: ContentTools) -> None:
    """As `nq57 ask` answers it."""
    told = called(tools, "ask", unit=UNIT, question="ai chủ trì tuyên truyền ở phường?")
    assert told["record"] == "lang-son/phuong-ky-lua/hoi-dap/kl-ai-chu-tri"
    assert called(tools, "ask", unit=UNIT, question="giá vàng hôm nay")["answer"] is None


def test_search_finds_records_with_passages(tools: ContentTools) -> None:
    """Likeliest first, no more than asked for."""
    rows = called(tools, "search", unit=UNIT, query="luat tri tue nhan tao", limit=3)
    assert rows[0]["record"] == "trung-uong/van-ban/134-2025-qh15"
    assert 1 <= len(rows) <= 3


def test_a_document_is_read_by_its_number(tools: ContentTools) -> None:
    """Or by its code, with public fields and text."""
    told = called(tools, "document", unit=UNIT, name="57-NQ/TW")
    assert told["record"] == "trung-uong/van-ban/57-nq-tw"
    assert told["fields"]["co_quan_ban_hanh"] == "Bộ Chính trị"
    assert "Năm nội dung cốt lõi" in told["text"]
    assert called(tools, "document", unit=UNIT, name=told["record"]) == told


@pytest.mark.parametrize(
    ("day", "effect"), [("2026-02-28", "chua-co-hieu-luc"), ("2026-03-01", "con-hieu-luc")]
)
def test_effect_is_told_for_the_day(tools: ContentTools, day: str, effect: str) -> None:
    """A law is not in force on the day before its first."""
    assert called(tools, "effect", unit=UNIT, name="134/2025/QH15", day=day)["effect"] == effect


def test_what_falls_due_is_told_with_its_last_day(tools: ContentTools) -> None:
    """Before the tenth means the ninth."""
    rows = called(tools, "due", unit=UNIT, within_days=30)
    assert "2026-12-09" in {row["day"] for row in rows}


@pytest.mark.parametrize(
    ("tool", "arguments", "sentence"),
    [
        ("ask", {"unit": "ha-noi", "question": "gì"}, "Không có đơn vị “ha-noi”"),
        ("document", {"unit": UNIT, "name": "999/QĐ-TTg"}, "không có “999/QĐ-TTg”"),
        ("effect", {"unit": UNIT, "name": "57-NQ/TW", "day": "hôm qua"}, "“hôm qua” không phải ngày"),
        ("document", {"unit": UNIT, "name": "../../don-vi.yml"}, "không có “../../don-vi.yml”"),
    ],
)
def test_wrong_arguments_are_reported(
    tools: ContentTools, tool: str, arguments: dict[str, str], sentence: str
) -> None:
    """As an error of the tool, with a sentence that quotes the argument."""
    assert sentence in called(tools, tool, **arguments)


def test_content_is_read_again_when_it_changes() -> None:
    """And only then."""
    stamps, reads = iter([1, 1, 2]), []

    def read() -> LoadedProject:
        reads.append(1)
        return project()

    tools = ContentTools(read, lambda: next(stamps), lambda: DAY)
    for _ in range(3):
        tools.units()
    assert len(reads) == 2


def test_the_command_serves_on_standard_input_and_output() -> None:
    """A client starts it as assistants do, asks, and ends it."""

    async def asked() -> Any:
        command = StdioServerParameters(
            command=sys.executable, args=["-m", "nq57", "mcp", "--root", str(ROOT), "--as-of", AS_OF]
        )
        async with Client(command) as client:
            return (await client.call_tool("units")).structured_content

    told = run(asked)
    assert told
    assert "quang-ngai" in str(told)


def test_no_other_day_brings_out_what_is_not_shown_today() -> None:
    """Neither what is embargoed, nor what has expired, by its effect or its last day."""
    hidden = {"nao": {"dang_tu": "01/06/2030"}, "het": {"het_han": "01/06/2026"}, "nhap": {"nhap": "có"}}
    files = {**UNITS, "tinh-a/xa-b/van-ban/ro.yml": document("70/KH-UBND")}
    for at, (slug, keys) in enumerate(hidden.items(), start=71):
        files[f"tinh-a/xa-b/van-ban/{slug}.yml"] = document(f"{at}/KH-UBND", **keys)
        files[f"tinh-a/xa-b/nhiem-vu/{slug}.yml"] = task("Kín", han="01/10/2030", **keys)
    content = loaded(files).workspace
    small = cast("LoadedProject", SimpleNamespace(workspace=content))
    tools = ContentTools(lambda: small, lambda: 0, lambda: DAY)
    for day in ("", "2026-01-01", "2030-09-15"):
        assert tools.due("tinh-a/xa-b", 60, day) == []
        assert tools.effect("tinh-a/xa-b", "70/KH-UBND", day)["record"] == "tinh-a/xa-b/van-ban/ro"
        for number in ("71/KH-UBND", "72/KH-UBND", "73/KH-UBND"):
            with pytest.raises(LookupError):
                tools.effect("tinh-a/xa-b", number, day)
