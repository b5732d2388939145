"""Currencies by their signs, codes and words, read to ISO 4217."""

import re
from collections.abc import Iterable
from functools import cache

from extractors.entities import countries, facts
from extractors.entities.currency_usage import Usage

# Codes that are English words or common initials; they count only before or behind a number that is plainly a sum.

# Codes that name something else with a number right behind them: a goal, a processor, a gauge, a flaw, a language.
_RISKY_JOINED = frozenset({"SDG", "AMD", "AWG", "CVE", "PHP"})


BESIDE_NUMBER = re.compile(r"\b([A-Z]{3})\s?(?=\d)|(?<=\d)\s(?:[mb]illion\s)?([A-Z]{3})\b")
"""A code of a currency in front of a number, or behind it."""

_HOMES = {
    "AUD": ("Australian", "Australia"),
    "CAD": ("Canadian", "Canada"),
    "NZD": ("New Zealand", "New Zealand"),
    "SGD": ("Singapore", "Singapore"),
    "HKD": ("Hong Kong", "Hong Kong"),
    "TWD": ("Taiwan", "Taiwan"),
}
"""The adjective and the country of each dollar that a bare sign may stand for."""


@cache
def codes() -> frozenset[str]:
    """The ISO 4217 codes that are known."""
    return frozenset(row["code"] for row in facts.rows("currencies"))


@cache
def _signs() -> dict[str, str]:
    signs = {sign: row["code"] for row in facts.rows("currencies") for sign in row["signs"].split(";") if sign}
    return signs | {code: code for code in codes()}


@cache
def _shared_signs() -> dict[str, list[str]]:
    """Signs that several currencies have, each with their codes: what they mean depends on the countries named."""
    return _word_lists("shared_signs", folded=False)


def _word_lists(column: str, folded: bool = True) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in facts.rows("currencies"):
        for word in dict.fromkeys((row[column].casefold() if folded else row[column]).split(";")):
            found.setdefault(word, []).append(row["code"])
    found.pop("", None)
    return found


@cache
def _users() -> dict[str, frozenset[str]]:
    return {row["code"]: frozenset(row["countries"].split(";")) for row in facts.rows("currencies")}


@cache
def _words() -> dict[str, list[str]]:
    return _word_lists("words")


def is_of(code: str, country: str) -> bool:
    """Whether a currency (ISO 4217) is a country's (alpha-3) own, and known by that: the US dollar and the euro are used by
    too many others."""
    return code not in ("USD", "EUR", "XDR") and country in _users().get(code, ())


@cache
def words_of(code: str) -> frozenset[str]:
    """The words that a currency (ISO 4217) is called by, other countries' too: krone, dollar."""
    return frozenset(word for word, users in _words().items() if code in users)


@cache
def _hundredths() -> dict[str, list[str]]:
    return _word_lists("hundredths")


def _alternation(items: Iterable[str]) -> str:
    return "|".join(re.escape(item) for item in sorted(sorted(items), key=len, reverse=True))


@cache
def before() -> re.Pattern[str]:
    """A sign or code at the end of a text, as it stands before a number; backslashes of a converted text are skipped."""
    return re.compile(rf"(?<![^\W_])(?:US\s?\\?\$|(?P<sign>{_sign_pattern()}))\s?$")


@cache
def named_before() -> re.Pattern[str]:
    """A currency's name with its sign or code in brackets at the end of a text: "US dollars (US$) 40 million"."""
    words = _alternation(_words()).replace(r"\ ", r"\s+")
    adjective = r"(?:(?:U\.?\s?S\.?|[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)\s+)?"
    return re.compile(rf"(?<![^\W_]){adjective}(?i:{words})\s\((?:US\s?\\?\$|(?P<sign>{_sign_pattern()}))\)\s?$")


def is_no_end(head: str) -> bool:
    """Whether a text surely ends in no sign, code or word: in a figure or a mark after one. Long rows of figures do."""
    last = head.rstrip()[-1:]
    return last.isdigit() or last in ("%", ",", ";", ":")


@cache
def _sign_pattern() -> str:
    signs = {s.replace("$", "\0") for s in (*_signs(), *_shared_signs())} | {"\0", "¥", "￥"}
    return _alternation(signs).replace("\0", r"(?:\\?\$)").replace(r"\ ", r"\s?")


@cache
def before_scaled() -> re.Pattern[str]:
    """Sign and scale at the end of a text, as they stand before a number: "MEUR", "k€", "EUR million", "US$m"."""
    sign = rf"(?:US\s?\\?\$|(?P<sign>{_sign_pattern()}))\s?(?P<after>{_SCALE_AFTER})\.?"
    return re.compile(rf"(?<![^\W_])(?:{_SCALE_JOINED}|{sign})\s?$")


@cache
def behind_scaled() -> re.Pattern[str]:
    """Scale and code in one, as they stand behind a number: "50 MUSD", "30 k€"."""
    return re.compile(rf"(?:{_SCALE_JOINED})(?![^\W_])")


_SCALE_JOINED = (
    r"(?P<joined>MM|[Mm]n|[Bb]n|[MmKkB])(?P<code>USD|EUR|GBP|CHF|SEK|NOK|DKK|CAD|AUD|CNY|RMB|JPY|INR|ZAR|€|£|\\?\$)"
)
"""The currencies that reports write with a scale in front; other codes with a letter before them may be any word."""

_SCALE_AFTER = r"(?i:thousand|millions?|billions?|trillions?|mil|bil|mln|bln|mio|mn|bn|tn|mm)|[mbkM]"


@cache
def joined() -> str:
    """A pattern for the place right behind a code or a sign that ends in a letter or a point; it takes no characters."""
    known = sorted(s for s in (*_signs(), *_shared_signs()) if s[0].isalpha() or s[0] == "$")
    lettered = sorted((s for s in known if s[-1].isalpha() or s[-1] == "."), key=len)
    by_length = [[re.escape(s) for s in lettered if len(s) == n] for n in range(1, 6)]
    return "(?:" + "|".join(rf"(?<=(?<![^\W_])(?:{'|'.join(signs)}))" for signs in by_length if signs) + r")(?=\d)"


@cache
def behind() -> re.Pattern[str]:
    """A currency's word, sign or code at the start of a text, as it stands behind a number, with its country's adjective."""
    known = (*_signs(), *_shared_signs())
    signs = _alternation(s for s in known if not is_letter(s) and s != "KM" and not s.endswith(".")) + "|¥|￥"
    words = _alternation({*_words(), *_hundredths()}).replace(r"\ ", r"\s+")
    adjective = r"(?:(?P<adjective>U\.?\s?S\.?|[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)\s+)?"
    return re.compile(
        rf"(?:\\?\$\s?(?:US)?(?![\w$])|{adjective}(?P<word>(?i:{words}))(?![^\W_])|(?P<sign>{signs})(?![^\W_]))"
    )


FEW_OTHERS = 2
"""Countries that a paper names at most for each time that it speaks of the one whose dollar it means by "$"."""


def usage(texts: Iterable[str], named: Iterable[str]) -> Usage:
    """What bare signs mean in a document, from the currencies that it names in full and the countries it names (alpha-3).

    "$" is the US dollar unless another dollar is named in words and the US one is not: where "C$" is printed, "$" is not
    the same; "¥" is yuan where the yuan is named and the yen is not, but for passages that name Japan and not China.
    """
    text, countries = "\n".join(texts), frozenset(named)
    found = {code for code in _HOMES if _names_dollar(text, code, len(countries))}
    american = re.search(r"US\s?\\?\$|\bUSD\b|\bU\.?S\.? dollars?|\bUS dollars?", text)
    yuan = len(re.findall(r"\bRMB\b|\byuan\b|\bCNY\b|\brenminbi\b", text))
    yen = len(re.findall(r"\byen\b|\bJPY\b", text, re.I))
    dollar = found.pop() if len(found) == 1 and not american else "USD"
    return Usage(dollar, "CNY" if yuan > yen else "JPY", countries, _printed(text))


def _printed(text: str) -> frozenset[str]:
    """The codes of currencies whose signs others have too that a text prints beside numbers: "NPR 5 million"."""
    shared = {code for codes in _shared_signs().values() for code in codes}
    return frozenset(hit.group(1) or hit.group(2) for hit in BESIDE_NUMBER.finditer(text)) & shared


def _names_dollar(text: str, code: str, n_countries: int) -> bool:
    """Whether a text names a dollar in words, never beside its worth in bare "$", and speaks of its country more often than
    of the United States, and not once among many: a sum in Canadian dollars makes no paper on Africa one of Canada."""
    adjective, country = _HOMES[code]
    worth = rf"\b{adjective}[ -]dollars?\W{{0,3}}\(\s*\$|\$[\d.,]+\s?\w*\s*\([^()$]*\b{adjective}[ -]dollars?\b"
    if f"{adjective} dollar" not in text:
        return False
    if not re.search(rf"\b{adjective} dollars?\b", text) or re.search(worth, text):
        return False
    own = len(re.findall(rf"\b(?:{adjective}|{country})\b", text))
    return FEW_OTHERS * own >= n_countries and own > len(
        re.findall(r"\bUnited States\b|\bU\.\s?S\.|\bUS\b|\bAmericans?\b", text)
    )


def of_sign(sign: str | None, usage: Usage) -> str | None:
    """The currency of a printed sign or code; None stands for the dollar signs that the patterns leave unnamed."""
    if sign is None:
        return "USD"
    bare = re.sub(r"[\\\s]", "", sign)
    if bare == "$":
        return usage.dollar
    if bare in ("¥", "￥"):
        return "JPY" if usage.near & {"JPN", "CHN"} == {"JPN"} else usage.yen
    if bare in _shared_signs():
        return _shared_sign(bare, usage)
    return _signs().get(bare) or _signs().get(sign.strip())


def _shared_sign(sign: str, usage: Usage) -> str | None:
    """The currency of a sign that several have: that of the one country named, else the usual one if none contradicts, else
    that of the one country that the passage names; none where several are as usual ("kr")."""
    options = _shared_signs()[sign]
    local = _local(options, usage)
    if is_letter(sign) and len(local) != 1:
        return None
    usual = [row["code"] for row in facts.rows("currencies") if row["code"] in options and row["default_for"]]
    fitting = local if len(local) == 1 else [code for code in usual if not local or code in local]
    near = [code for code in local if _users()[code] & usage.near]
    found = fitting or near
    return found[0] if len(found) == 1 else None


def _local(options: Iterable[str], usage: Usage) -> list[str]:
    """The currencies whose countries the document names; the only one of them that it prints the code of, if any."""
    own = [code for code in options if code in usage.printed]
    if len(own) == 1:
        return own
    return [code for code in options if _users()[code] & usage.named]


def is_doubtful(sign: str, usage: Usage) -> bool:
    """Whether a sign is one that several currencies have and the countries named do not tell which is meant."""
    return sign in _shared_signs() and len(_local(_shared_signs()[sign], usage)) != 1


def is_shared(sign: str) -> bool:
    """Whether a sign is one that several currencies have, which may leave its sum unread: "Rs 5 million"."""
    return sign in _shared_signs()


def is_risky(sign: str, joined: bool = False) -> bool:
    """Whether a sign is a word too; `joined` tells that its number stands right behind it."""
    return sign in facts.words("risky_code") or is_letter(sign) or (joined and sign in _RISKY_JOINED)


def is_letter(sign: str) -> bool:
    """Whether a sign is a single letter, which counts only before a number with a scale ("K12 million")."""
    return len(sign) == 1 and sign.isalpha() and sign.isascii()


def is_doubtful_word(word: str, adjective: str | None, usage: Usage) -> bool:
    """Whether a word names the currencies of several countries ("francs") and no country tells which is meant."""
    key = re.sub(r"\s+", " ", word.casefold())
    options = _words().get(key, [])
    return not adjective and len(options) > 1 and key not in ("dollar", "dollars") and len(_local(options, usage)) != 1


def _near(options: Iterable[str], usage: Usage) -> list[str]:
    """The currencies whose countries stand near a sum."""
    return [code for code in options if _users()[code] & usage.near]


def has_a_pound(usage: Usage) -> bool:
    """Whether a country in the passage has a pound of its own."""
    return bool(_near(_words()["pounds"], usage))


def of_word(word: str, adjective: str | None, usage: Usage) -> tuple[str, int] | None:
    """(currency, parts in one unit) of a word such as "rupees" or "cents"; parts is 1 or 100.

    The adjective's country decides, then the countries that the document names, then the currency that the word means by
    itself. None where an adjective names a country without such a currency.
    """
    key = re.sub(r"\s+", " ", word.casefold())
    parts = 100 if key in _hundredths() else 1
    options = _hundredths().get(key) or _words().get(key) or []
    if key in ("dollar", "dollars") and not adjective:
        return usage.dollar, 1
    users = _users()
    if adjective:
        whole = _words().get(f"{adjective} {key}".casefold(), [])
        if len(whole) == 1:
            return whole[0], parts
        country = countries.parse(adjective)
        fits = [code for code in options if country in users[code]]
        return (fits[0], parts) if fits else None
    if key in facts.words("ambiguous_money") and not any(users[code] & usage.named for code in options):
        return None  # "12 won": a verb, unless the paper speaks of Korea
    if len(near := _near(options, usage)) == 1:
        return near[0], parts
    defaults = [row["code"] for row in facts.rows("currencies") if row["code"] in options and row["default_for"]]
    local = _local(options, usage)
    if len(local) == 1 and not (defaults and defaults[0] in local):
        return local[0], parts
    fitting = [code for code in defaults if not local or code in local] or local or options
    return (fitting[0], parts) if fitting else None
