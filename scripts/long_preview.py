"""Preview a project for as long as an office does: `python3 scripts/long_preview.py --minutes 120`.

Must not run in CI: it proves something only after a while. It edits a record, switches to branches without
content and back, breaks and mends templates, and keeps `--tabs` open in Chromium; each tab must show each
last edit by itself. It ends with 1 if any was stale, and says how the memory of `nq57 serve` grew.
"""

import argparse
import os
import random
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import environment
from environment import say

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
PATIENCE = 30_000  # milliseconds for a tab to show an edit
WARM = 20  # rounds after which memory is first measured
EDIT = re.compile(r"\n\nLần sửa \d+\.\n\Z")


def main(arguments: list[str]) -> int:
    """Run in the project's environment."""
    environment.prepare(environment.TEST_LOCK)
    inner = (
        "import sys; sys.path.insert(0, 'scripts'); import long_preview;"
        " sys.exit(long_preview.preview(sys.argv[1:]))"
    )
    return environment.run(["-c", inner, *arguments])


def preview(arguments: list[str]) -> int:
    """Serve a copy of the product's own content and work on it until the time is over."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=120, help="how long")
    parser.add_argument("--tabs", type=int, default=20, help="tabs of Chromium")
    parser.add_argument("--saves", type=int, default=10, help="saves between two looks at the tabs")
    asked = parser.parse_args(arguments)
    from tests.projects import make_project  # noqa: PLC0415 - needs the environment that main prepares

    with tempfile.TemporaryDirectory(prefix="nq57-preview-") as folder:
        project = make_project(Path(folder) / "p", ROOT / "content", search=True)
        run = Run(project, asked.saves)
        server, address = started(project)
        try:
            follow(run, address, asked.tabs, server.pid, time.monotonic() + 60 * asked.minutes)
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(30)
    return run.told()


@dataclass
class Run:
    """What was done, and what came of it."""

    project: Path
    saves: int
    chance: random.Random = field(default_factory=lambda: random.Random(57))  # noqa: S311 - a fixed course
    saved: int = 0
    switched: int = 0
    broken: int = 0
    stale: int = 0
    looks: int = 0
    waits: list[float] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)

    @property
    def record(self) -> Path:
        """The record that is edited."""
        return min((self.project / "content").glob("*/tin-tuc/*.md"))

    def work(self) -> str:
        """A round of saves, sometimes amid other trouble; the sentence that tabs must show then."""
        record = self.record
        if self.chance.random() < 0.3:  # noqa: PLR2004 - of ten rounds, three
            self._switch()
        if self.chance.random() < 0.2:  # noqa: PLR2004 - of ten rounds, two
            self._break()
        for _ in range(self.saves):
            self.saved += 1
            sentence = f"Lần sửa {self.saved}."
            text = EDIT.sub("", record.read_text("utf-8"))
            record.write_text(f"{text}\n\n{sentence}\n", "utf-8")
            time.sleep(0.05)
        return sentence

    def _switch(self) -> None:
        """To a branch without content, and back: the folder is another one then."""
        content, aside = self.project / "content", self.project / "aside"
        content.rename(aside)
        time.sleep(self.chance.choice((0.05, 0.5, 2.0)))
        aside.rename(content)
        self.switched += 1

    def _break(self) -> None:
        """A template that is wrong for a while."""
        template = self.project / "templates" / "articles" / "tin-tuc.html"
        whole = template.read_bytes()
        template.write_text("{% if %}", "utf-8")
        time.sleep(0.5)
        template.write_bytes(whole)
        self.broken += 1

    def told(self) -> int:
        """Say the figures; 1 if a tab was stale."""
        say(
            f"{self.saved} saves, {self.switched} branch switches, {self.broken} broken templates; of"
            f" {self.looks} looks at a tab {self.stale} were stale"
        )
        if self.waits:
            median, longest = statistics.median(self.waits), max(self.waits)
            say(f"edit to last tab: median {median:.1f} s, longest {longest:.1f} s")
        if len(self.memory) > 1:
            say(
                f"memory of nq57 serve after {WARM} rounds {self.memory[0]} MB,"
                f" at the end {self.memory[-1]} MB, most {max(self.memory)} MB"
            )
        return 1 if self.stale or not self.looks else 0


def started(project: Path) -> tuple["subprocess.Popen[str]", str]:
    """`nq57 serve` on a port of its own, and its address."""
    server = subprocess.Popen(
        [sys.executable, "-m", "nq57", "serve", "--root", str(project), "--cong", "0"],
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    for line in server.stderr or ():
        found = re.search(r"http://\S+/", line)
        if found:
            _drain(server)
            return server, found[0]
    raise RuntimeError("nq57 serve did not start")


def _drain(server: "subprocess.Popen[str]") -> None:
    """Read what it says, or it would wait for us."""
    import threading  # noqa: PLC0415 - here alone

    threading.Thread(target=lambda: list(server.stderr or ()), daemon=True).start()


def follow(run: Run, address: str, tabs: int, process: int, until: float) -> None:
    """Work, and look at every tab after each round."""
    from playwright.sync_api import TimeoutError as Late  # noqa: PLC0415 - as above
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - as above
    from tests.chromium import chromium  # noqa: PLC0415 - as above

    unit = run.record.parent.parent.name
    page_address = f"{address}{unit}/tin-tuc/{run.record.stem}/"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium())
        context = browser.new_context(reduced_motion="reduce")
        pages = [context.new_page() for _ in range(tabs)]
        for page in pages:
            page.goto(page_address, wait_until="domcontentloaded")
        rounds = 0
        while time.monotonic() < until:
            sentence, begun = run.work(), time.monotonic()
            for page in pages:
                run.looks += 1
                try:
                    page.get_by_text(sentence, exact=True).first.wait_for(timeout=PATIENCE)
                except Late:
                    run.stale += 1
                    say(f"stale: {sentence}")
            run.waits.append(time.monotonic() - begun)
            rounds += 1
            if rounds >= WARM:
                run.memory.append(resident(process))
        browser.close()


def resident(process: int) -> int:
    """Megabytes that a process holds."""
    pages = int(Path(f"/proc/{process}/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // 1_000_000


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
