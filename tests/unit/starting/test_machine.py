"""What `nq57 doctor` says of a machine."""

from nq57.starting.machine import Machine, MachineCheck, look_at


def found(machine: Machine) -> dict[str, MachineCheck]:
    """Findings by name."""
    return {finding.name: finding for finding in look_at(machine)}


def test_a_bare_machine_is_told_what_to_install() -> None:
    """Only Python is needed; for all else there is a remedy of its own system."""
    bare = Machine((3, 10, 2), lambda _: False, lambda _: False, "Windows")
    seen = found(bare)
    assert [name for name, finding in seen.items() if finding.needed and not finding.found] == [
        "Python 3.10.2"
    ]
    assert all(finding.remedy for finding in seen.values() if not finding.found)
    assert "winget" in seen["Git"].remedy


def test_a_full_machine_lacks_nothing() -> None:
    """Everything is found, nothing to be done."""
    full = Machine((3, 12, 1), lambda _: True, lambda _: True, "Linux")
    assert all(finding.found for finding in look_at(full))
