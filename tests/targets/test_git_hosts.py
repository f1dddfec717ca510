"""What hosts of pages do with a branch: they protect it, and say so in words of their own.

It must not need a network: a bare repository with a hook stands for the host.
"""

from pathlib import Path

import pytest
from tests.targets import servers
from tests.targets.sites import lay, order, site

from nq57.publish.failures import Refused
from nq57.publish.publishing import publish


def test_a_protected_branch_is_told_from_a_second_publisher(tmp_path: Path) -> None:
    """Whoever may not push is told the host's own words and which branches to open; nothing has changed."""
    with servers.bare_repository(tmp_path) as host:
        hook = host.root / "hooks" / "pre-receive"
        hook.write_text("#!/bin/sh\necho 'nhánh được bảo vệ' >&2\nexit 1\n", encoding="utf-8")
        hook.chmod(0o755)
        target = host.open()
        with pytest.raises(Refused) as refused:
            publish(target, lay(tmp_path / "a", site("một")), order(host.address))
        target.close()
        assert refused.value.code == "nhanh-khong-nhan"
        assert "nhánh được bảo vệ" in refused.value.sentence()
        assert "nq57/main" in refused.value.sentence()
        assert host.lying() == {}
