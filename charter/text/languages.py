"""The languages in which a charter may stand beside its English text: BCP 47 tag, name in its own words, name in English.

Those most spoken at home in England, Wales, Scotland and Northern Ireland (census of 2021 and 2022), and those in which
councils most often have school letters put.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """A language as a page names it; `tag` goes into the attribute lang."""

    tag: str
    own: str
    english: str

    @property
    def slug(self) -> str:
        """The tag as it stands in an address."""
        return self.tag.lower()

    @property
    def direction(self) -> str:
        """What the attribute dir says: rtl where it is written from right to left."""
        return "rtl" if self.tag in RIGHT_TO_LEFT else "ltr"


# By the script in which each is mostly written here; a tag that names another script says so.
RIGHT_TO_LEFT = frozenset(("ar", "ckb", "dv", "fa", "fa-AF", "he", "ks", "pnb", "ps", "sd", "ug", "ur", "yi"))
_ALL = """
am አማርኛ Amharic|ar العربية Arabic|bg Български Bulgarian|bn বাংলা Bengali|bs Bosanski Bosnian
ckb کوردیی_ناوەندی Kurdish_(Sorani)|cs Čeština Czech|cy Cymraeg Welsh|da Dansk Danish|de Deutsch German
dv ދިވެހި Dhivehi|el Ελληνικά Greek|es Español Spanish|et Eesti Estonian|fa فارسی Farsi|fa-AF دری Dari|fi Suomi Finnish
fr Français French|ga Gaeilge Irish|gd Gàidhlig Scottish_Gaelic|gu ગુજરાતી Gujarati|gv Gaelg Manx|ha Hausa Hausa
he עברית Hebrew|hi हिन्दी Hindi|hr Hrvatski Croatian|hu Magyar Hungarian|hy Հայերեն Armenian|ig Igbo Igbo
it Italiano Italian|ja 日本語 Japanese|ka ქართული Georgian|kmr Kurmancî Kurdish_(Kurmanji)|ko 한국어 Korean
ks کٲشُر Kashmiri|kw Kernewek Cornish|ln Lingála Lingala|lt Lietuvių Lithuanian|lv Latviešu Latvian
mk Македонски Macedonian|ml മലയാളം Malayalam|mr मराठी Marathi|mt Malti Maltese|my မြန်မာ Burmese|ne नेपाली Nepali
nl Nederlands Dutch|no Norsk Norwegian|pa ਪੰਜਾਬੀ Punjabi_(Gurmukhi)|pl Polski Polish|pnb پنجابی Punjabi_(Shahmukhi)
ps پښتو Pashto|pt Português Portuguese|rmy Romani Romani|ro Română Romanian|ru Русский Russian|sco Scots Scots
sd سنڌي Sindhi|si සිංහල Sinhala|sk Slovenčina Slovak|sl Slovenščina Slovenian|sn chiShona Shona|so Soomaali Somali
sq Shqip Albanian|sr Српски Serbian|sv Svenska Swedish|sw Kiswahili Swahili|syl ꠍꠤꠟꠐꠤ Sylheti|ta தமிழ் Tamil
te తెలుగు Telugu|th ไทย Thai|ti ትግርኛ Tigrinya|tl Tagalog Tagalog|tr Türkçe Turkish|tw Twi Twi|ug ئۇيغۇرچە Uyghur
uk Українська Ukrainian|ur اردو Urdu|vi Tiếng_Việt Vietnamese|yi ייִדיש Yiddish|yo Yorùbá Yoruba|yue-Hant 粵語 Cantonese
zh-Hans 简体中文 Chinese_(simplified)|zh-Hant 繁體中文 Chinese_(traditional)|zu isiZulu Zulu
"""


def _read() -> dict[str, Language]:
    found = (Language(*(word.replace("_", " ") for word in row.split())) for row in _ALL.replace("\n", "|").split("|") if row)
    return {language.slug: language for language in found}


# By the tag as it stands in an address.
LANGUAGES = _read()
# Languages of signs, which have no letters: the charter's words in them are films.
SIGNS = {
    "bsl": Language("bfi", "BSL", "British Sign Language"),
    "isl": Language("isg", "ISL", "Irish Sign Language"),
}
EASY_READ = Language("en-GB", "Easy Read", "Easy Read")
EASY = "easy-read"


def named(slug: str) -> Language | None:
    """The language, sign language or Easy Read that an address names."""
    return LANGUAGES.get(slug) or SIGNS.get(slug) or (EASY_READ if slug == EASY else None)


def choices() -> list[tuple[str, str]]:
    """Each language for a list to choose from, by its English name: “Arabic, العربية”."""
    return [(one.slug, one.english if one.own == one.english else f"{one.english}, {one.own}")
            for one in sorted(LANGUAGES.values(), key=lambda one: one.english)]
