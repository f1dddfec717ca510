"""Which films play in our pages, told from the addresses that readers copy."""

import pytest

from nq57.model.players import host_name, player_of


@pytest.mark.parametrize(
    "url",
    [
        "https://www.youtube.com/watch?v=abcDEF12345&t=10",
        "https://youtu.be/abcDEF12345?si=x",
        "https://m.youtube.com/shorts/abcDEF12345",
        "https://www.youtube.com/live/abcDEF12345",
    ],
)
def test_youtube_plays_without_cookies(url: str) -> None:
    """Whatever form its address has, the player is the one that sets no cookies."""
    found = player_of(url)
    assert found is not None
    assert (found.name, found.url) == (
        "YouTube",
        "https://www.youtube-nocookie.com/embed/abcDEF12345?autoplay=1",
    )


def test_facebook_plays_by_its_own_address() -> None:
    """The address is passed on whole, escaped."""
    found = player_of("https://www.facebook.com/langson/videos/123/")
    assert found is not None
    assert "href=https%3A%2F%2Fwww.facebook.com%2Flangson%2Fvideos%2F123%2F" in found.url


@pytest.mark.parametrize(
    "url",
    [
        "https://zalo.me/s/123",
        "https://www.youtube.com/watch?v=<script>",
        "https://www.youtube.com/@kenh",
        "https://youtube.com.evil.example/watch?v=abcDEF12345",
        "https://video.example/a.mp4",
    ],
)
def test_others_are_only_linked_to(url: str) -> None:
    """Zalo has no player; a host that only looks like another one is not taken for it."""
    assert player_of(url) is None


def test_a_host_is_called_as_readers_know_it() -> None:
    """Zalo by its name, others by their address."""
    names = [host_name(url) for url in ("https://oa.zalo.me/x", "https://www.vtv.vn/y")]
    assert names == ["Zalo", "vtv.vn"]
