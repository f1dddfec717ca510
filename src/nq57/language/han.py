"""Chinese characters, each of which search takes for a word: Chinese writes no blanks between words.

It must not know what is searched. The browser does the same (`docs/assets/tim-kiem/chu.js`).
"""

import re

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")


def apart(text: str) -> str:
    """The text with blanks around each Chinese character; other texts as they are."""
    return _HAN.sub(r" \g<0> ", text)
