"""Who is told of what happened: commands and webhooks of `nq57.yml`, within bounds of time.

It must not decide what happened. A notice that cannot be given is a sentence; it never stops a publish.
"""

import json
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import partial

import urllib3

from nq57.model.machine_troubles import any_trouble_sentence
from nq57.model.redaction import redacted
from nq57.model.workspace_settings import Notice

TIMEOUT = 10.0  # seconds for one notice
Send = Callable[[str, bytes], None]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """What happened: `occasion` is a code of `OCCASIONS`; `records` are ids with their last day."""

    occasion: str
    unit: str
    message: str
    address: str = ""
    records: tuple[tuple[str, str], ...] = ()

    def json(self) -> bytes:
        """What a command reads and a webhook gets; secrets are redacted."""
        return redacted(json.dumps({"schema": 1, **asdict(self)}, ensure_ascii=False)).encode()


def give_notices(
    events: Iterable[Occurrence],
    notices: tuple[Notice, ...],
    environ: Mapping[str, str],
    scrub: Callable[[str], object] = str,
) -> Iterator[str]:
    """Tell everybody who asked of each event; yields a sentence for each that could not be told."""
    for event in events:
        for notice in notices:
            if not notice.occasions or event.occasion in notice.occasions:
                yield from _given(event, notice, environ, scrub)


def _given(
    event: Occurrence, notice: Notice, environ: Mapping[str, str], scrub: Callable[[str], object]
) -> Iterator[str]:
    url = environ.get(notice.webhook_name or "", "") or notice.webhook or ""
    ways: list[tuple[str, Callable[[], None]]] = []
    if notice.command:
        ways.append((notice.command[0], partial(_run, notice.command, event.json())))
    if url:
        ways.append(("webhook", partial(_post, url, event.json())))
    for name, tell in ways:
        try:
            tell()
        except Exception as error:  # noqa: BLE001 - whatever a notice meets, publishing went as it went
            reason = str(scrub(any_trouble_sentence(error)))
            reason = redacted(reason.replace(url, "…") if url else reason)
            yield f"Không báo tin được bằng {name}: {reason}"


def _run(command: tuple[str, ...], data: bytes) -> None:
    """Run a command with the event on its standard input."""
    done = subprocess.run(  # noqa: S603 - the operator's own command
        list(command),
        input=data,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=TIMEOUT,
        check=False,
    )
    if done.returncode:
        sentence = f"mã thoát {done.returncode}"
        raise OSError(sentence)


def _post(url: str, data: bytes) -> None:
    """Send the event to an address; redirections are not followed."""
    timeout = urllib3.Timeout(total=TIMEOUT)
    with urllib3.PoolManager(retries=False, timeout=timeout) as pool:
        head = {"Content-Type": "application/json"}
        answer = pool.request("POST", url, body=data, headers=head, redirect=False, preload_content=False)
        status = answer.status
        answer.close()
    if not 200 <= status < 300:  # noqa: PLR2004 - the class of answers that mean yes
        sentence = f"máy chủ trả lời {status}"
        raise OSError(sentence)
