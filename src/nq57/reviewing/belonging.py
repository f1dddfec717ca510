"""Whose a file of the content folder is: its unit's, and the record's that lies beside it.

It must not know Git or people. Approving and proving an approval ask here alike.
"""

_RECORDS = (".md", ".yml", ".yaml")


def unit_of(path: str) -> str:
    """The unit whose file a path below the content folder is."""
    from nq57.model.records import KINDS_BY_FOLDER  # noqa: PLC0415 - slow to import, and few verbs need it

    parts = path.split("/")[:-1]
    return "/".join(parts[:-1] if parts and parts[-1] in KINDS_BY_FOLDER else parts)


def belongs(name: str, record: str) -> bool:
    """Whether a file is a record's own: itself, or one beside it that is no record, unit or list."""
    folder, _, file = name.rpartition("/")
    beside = folder == record.rpartition("/")[0] and not file.lower().endswith(_RECORDS)
    return name == record or beside
