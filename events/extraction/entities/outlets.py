"""News agencies, papers, broadcasters and seats of power. Data only."""

from __future__ import annotations

from functools import cache

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
