"""What tells a person's name from a firm's."""

from __future__ import annotations

import re
from typing import Final

from app.core.clinic.names import folded, legal_form, tidy

_PATRONYMIC: Final = re.compile(r"\w{3,}(?:вич|ьич|кич|вна|чна|кызы|оглы)$", re.IGNORECASE)
_FIRST_NAMES_TEXT: Final = """
александр алексей анатолий андрей антон аркадий арсений артем артур богдан борис вадим валентин валерий
василий виктор виталий владимир владислав вячеслав геннадий георгий герман глеб григорий давид даниил
денис дмитрий евгений егор иван игорь илья кирилл константин лев леонид максим марат марк матвей михаил
никита николай олег павел петр роман руслан святослав семен сергей станислав степан тимофей тимур федор
филипп эдуард юрий яков ярослав айдар алина алла анастасия ангелина анжела анна валентина валерия вера
вероника виктория галина дарья диана евгения екатерина елена елизавета жанна зинаида зоя инна ирина
карина кира кристина ксения лариса лидия любовь людмила маргарита марина мария надежда наталия наталья
нина оксана ольга полина раиса регина светлана софия софья тамара татьяна ульяна юлия яна adam alan
albert alex alexander alice andrea andreas andrew anna anne antonio barbara bernd brian carl carlos carol
catherine charles christian christine christoph claire claudia daniel david dieter edward elena elizabeth
emily emma eric eva frank franz george giovanni giulia hans heinz helen helga ian ingrid ivan jack
jacques james jan jane jean jennifer jens joanna johann john jorg jorge jose joseph juan julia jurgen
karen karl katarzyna kate kevin klaus laura lena linda lisa louis luca lucas lucia luigi manuel marco
maria marie mario mark marta martin mary matthew matthias max michael michel monika nicolas nina olga
oliver pablo patricia patrick paul peter philip pierre piotr rainer richard robert roberto sabine sandra
sara sarah sebastian simon sofia stefan stephan stephen steven susan sven thomas tim tom tomasz ursula
uwe victor werner william wolfgang somchai somsak sompong somporn anong apinya arthit chaiwat kanya malee
manop narong nattaya niran nok pranee prasert preecha siriporn suda sunan supaporn suwan thaksin wichai
wanida สมชาย สมศักดิ์ สมพร อนงค์ มาลี มานพ นิรันดร์ ปราณี ประเสริฐ ปรีชา ศิริพร สุดา สุภาพร วิชัย วนิดา
"""
_FIRST_NAMES: Final = frozenset(_FIRST_NAMES_TEXT.split())
_THAI_TITLE: Final = re.compile(r"^(?:นาย|นางสาว|นาง|คุณ|ดร\.)\s*\w")
_TITLE: Final = re.compile(r"^(?:mr|mrs|ms|dr|herr|frau|г-н|г-жа|господин|госпожа)\.?\s+", re.IGNORECASE)
_INITIALS: Final = re.compile(r"^[А-ЯЁA-Z][\w'-]+\s+[А-ЯЁA-Z]\.\s?(?:[А-ЯЁA-Z]\.)?$")


def looks_like_person(text: str) -> bool:
    """Whether a text is probably a person's name: two to four words, a first name, patronymic or initials."""
    name = tidy(text)
    if _THAI_TITLE.match(name):
        return True
    name = _TITLE.sub("", name)
    if legal_form(name) or any(c.isdigit() for c in name) or re.search(r"[«»\"@/&]", name):
        return False
    if _INITIALS.match(name):
        return True
    parts = name.split()
    if not 2 <= len(parts) <= 4 or not all(part[:1].isupper() or part[:1] > "\u0e00" for part in parts):
        return False
    return any(folded(part) in _FIRST_NAMES for part in parts) or bool(
        len(parts) == 3 and _PATRONYMIC.match(parts[2])
    )


def looks_like_firm(text: str) -> bool:
    """Whether a name carries a legal form or quotes, as firms' names do."""
    return bool(legal_form(text)) or bool(re.search(r"[«»„“]|\"\w", text))


def full_name(last: str, first: str, middle: str) -> str:
    """One name from its parts, in the order people are filed: last, first, middle."""
    return tidy(" ".join((last, first, middle)))
