"""Every kind of server, started once for a module, with an empty target for each test.

It must not know what a test does with it.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from tests.targets import servers
from tests.targets.servers import Host

MAKERS: dict[str, Any] = {
    "file": servers.plain_folder,
    "ssh": partial(servers.openssh, with_shell=True),
    "sftp-chroot": partial(servers.openssh, with_shell=False),
    "pyftpdlib": servers.pyftpdlib,
    "pyftpdlib-old": partial(servers.pyftpdlib, kind="old"),
    "vsftpd": servers.vsftpd,
    "proftpd": servers.proftpd,
    "proftpd-no-overwrite": partial(servers.proftpd, overwrite=False),
    "proftpd-implicit": partial(servers.proftpd, implicit=True),
    "s3-moto": servers.moto,
    "s3-rclone": servers.rclone,
    "git": servers.bare_repository,
    "git-ssh": servers.git_over_ssh,
    "git-https": servers.git_over_https,
    "file-releases": partial(servers.release_folders, servers.plain_folder),
    "ssh-releases": partial(servers.release_folders, partial(servers.openssh, with_shell=True)),
}


@pytest.fixture(scope="module")
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """The server that the test's parameter names."""
    folder = tmp_path_factory.mktemp(request.param)
    with MAKERS[request.param](folder) as host:
        yield host


@pytest.fixture
def host(server: Host) -> Host:
    """The server with nothing on its target."""
    if server.wipe:
        server.wipe()
    else:
        servers.clear(server.root)
    return server
