"""Short ways to infographics: short, the same each time, never two alike."""

from nq57.render.short_addresses import _codes

MANY = tuple(f"tinh-{n % 34}/infographic/bai-{n}" for n in range(6_000))


def test_no_two_records_share_a_way() -> None:
    """Of six thousand some would be alike in three letters; the older one keeps them."""
    codes = _codes(MANY)
    assert len(set(codes.values())) == len(MANY)
    assert {len(code) for code in codes.values()} <= {3, 4, 5}
    assert all(_codes(MANY[:3_000])[name] == codes[name] for name in MANY[:3_000])
