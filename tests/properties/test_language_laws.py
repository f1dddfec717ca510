"""Laws of Vietnamese text: folding is idempotent and length-safe, mentions stay where they were found."""

import datetime as dt
import string
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.properties.strategies_numbers import citing_texts, numbers

from nq57.catalogue.citations import DocumentIndex, resolve
from nq57.language.dates import find_dates
from nq57.language.did_you_mean import nearest
from nq57.language.folding import fold, fold_safe
from nq57.language.legacy import decoded, to_unicode
from nq57.language.lint import lint
from nq57.language.mention_finder import find_mentions
from nq57.language.normalise import comparable, one_tone_placement, tidy
from nq57.language.numbers import Number
from nq57.language.offset_normalisation import mended
from nq57.language.slugs import slugify

_LETTERS = string.ascii_letters + "ăâđêôơưĂÂĐÊÔƠƯàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệỳýỷỹỵ"
_SIGNS = "\u0300\u0301\u0323\u0302\u031b\u00ad\u200b 0123456789/-.,\n"
vietnamese = st.text(st.sampled_from(_LETTERS + _SIGNS), max_size=80)
texts = st.one_of(vietnamese, st.text(max_size=80))


@given(texts)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    """Both folds are idempotent."""
    assert fold(fold(text)) == fold(text)
    assert fold_safe(fold_safe(text)) == fold_safe(text)


@given(texts)
def test_safe_folding_keeps_every_offset(text: str) -> None:
    """Each character yields one, so a match in the folded text marks the same place in the text."""
    assert fold_safe(text) == "".join(fold_safe(letter) for letter in text)
    assert len(fold_safe(text)) == len(text)


@given(st.text(st.sampled_from(_LETTERS + " "), max_size=60))
def test_both_folds_agree_on_composed_text(text: str) -> None:
    """Search and highlighting see the same letters."""
    composed = unicodedata.normalize("NFC", text)
    assert fold(composed) == fold_safe(composed)
    assert fold(unicodedata.normalize("NFD", text)) == fold(composed)


@given(texts)
def test_a_slug_is_plain_and_stable(text: str) -> None:
    """A slug is ASCII without blanks, and its own slug."""
    slug = slugify(text)
    assert set(slug) <= set(string.ascii_lowercase + string.digits + "-")
    assert slugify(slug) == slug


@given(texts)
def test_normal_forms_are_idempotent(text: str) -> None:
    """Tidying, placing tones and comparing settle after one turn."""
    for normal in (tidy, one_tone_placement, comparable):
        assert normal(normal(text)) == normal(text)


@given(texts)
def test_every_stretch_of_a_mended_text_has_its_source(text: str) -> None:
    """Mending what an origin points to gives the same stretch again."""
    clear, origin = mended(text)
    if origin is None:
        assert clear == text
    for start in range(len(clear) if origin else 0):
        begins, ends = origin.span(start, start + 1) if origin else (0, 0)
        assert 0 <= begins < ends <= len(text)
        assert clear[start] in mended(text[begins:ends])[0]


@settings(max_examples=400)
@given(st.one_of(citing_texts, texts))
def test_mentions_stand_in_order_where_they_say(text: str) -> None:
    """Offsets are into the given text, and no mention overlaps another."""
    last = 0
    for mention in find_mentions(text):
        assert last <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        assert (mention.number is None) == (mention.alias is not None)
        last = mention.end


@given(citing_texts)
def test_decomposed_letters_and_soft_hyphens_hide_no_mention(text: str) -> None:
    """What a PDF does to letters changes where a mention stands, not what it says."""
    whole = find_mentions(unicodedata.normalize("NFC", text).replace("\u00ad", "").replace("\u200b", ""))
    parted = find_mentions(unicodedata.normalize("NFD", text).replace("quyết", "quy\u00adết"))
    assert [(m.number, m.alias, m.issued) for m in parted] == [(m.number, m.alias, m.issued) for m in whole]


@given(
    numbers.filter(lambda number: bool(number.serial)), st.sampled_from(["{}", "theo {}.", "({})", "“{}”,"])
)
def test_every_sound_number_is_found_in_a_sentence(number: Number, sentence: str) -> None:
    """What the grammar prints the finder finds, whole and alone; letters of unknown organs need a word."""
    named = sentence.format(f"Công văn số {number.canonical}")
    assert [mention.number for mention in find_mentions(named)] == [number]


@given(st.lists(st.tuples(numbers, st.integers(2000, 2030)), max_size=8), citing_texts)
def test_a_resolution_never_guesses(documents: list[tuple[Number, int]], text: str) -> None:
    """A target is in the index, is the one candidate, and bears the mentioned number if one is given."""
    known = {str(place): number for place, (number, _) in enumerate(documents)}
    years = {str(place): year for place, (_, year) in enumerate(documents)}
    index = DocumentIndex.from_numbers((name, number, years[name], None) for name, number in known.items())
    for mention in find_mentions(text):
        answer = resolve(mention, index)
        assert set(answer.candidates) <= set(known)
        if answer.target is not None:
            assert answer.candidates == (answer.target,)
            assert mention.number is None or _same(known[answer.target], mention.number)


def _same(known: Number, named: Number) -> bool:
    """Whether a number is the one named; one named without its type has it from the words before."""
    organ, kind, serial, year = known.key
    return named.key in {known.key, (organ, kind if named.type else "", serial, year)}


@given(st.permutations([f"van-ban-{place}" for place in range(6)]), st.text(max_size=12))
def test_suggestions_do_not_depend_on_the_order_of_the_known(known: list[str], word: str) -> None:
    """Ties are settled by the words, never by who came first."""
    assert nearest(word, known, 3) == nearest(word, sorted(known), 3)


@settings(max_examples=300)
@given(text=st.one_of(citing_texts, texts), ward=st.booleans())
def test_findings_stand_where_they_say(text: str, *, ward: bool) -> None:
    """Lint never raises, and quotes the place it means."""
    for finding in lint(text, ward=ward, on=dt.date(2025, 9, 1)):
        assert text[finding.start : finding.end] == finding.text


@given(texts)
def test_dates_found_are_dates(text: str) -> None:
    """A found date lies in the text and exists in the calendar."""
    for found in find_dates(text):
        assert 0 <= found.start < found.end <= len(text)
        assert dt.date(found.year or 2000, found.month, found.day or 1)


@given(texts)
def test_legacy_conversion_never_raises_and_leaves_unicode_alone(text: str) -> None:
    """A text with our own letters in every line is returned as it is."""
    modern = "\n".join(f"{line}đ" for line in text.split("\n"))
    assert to_unicode(modern).text == modern
    assert isinstance(decoded(text, "vni") + decoded(text, "tcvn3"), str)
