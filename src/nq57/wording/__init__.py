"""Texts, dates and numbers of pages in each language that the interface speaks; `wording_of` finds them."""

from nq57.wording.texts import INTERFACES, VIETNAMESE, Wording, home_of, interface_of, to_say, wording_of

__all__ = ["INTERFACES", "VIETNAMESE", "Wording", "home_of", "interface_of", "to_say", "wording_of"]
