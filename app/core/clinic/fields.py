"""What a column of a file can be: the fields of clients and contact persons, and what people call them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from app.core.texts import T


@dataclass(frozen=True, slots=True)
class Field:
    """One field a column can fill. `of`: "client", "person" or "both"; `many`: several columns may fill it.

    `size` is how many characters the base keeps (0: not a text of its own).
    """

    key: str
    label: T
    of: str
    words: tuple[str, ...]
    many: bool = False
    size: int = 0


def _f(key: str, label: T, of: str, words: str, *, many: bool = False, size: int = 0) -> Field:
    return Field(key, label, of, tuple(word.strip() for word in words.split(",")), many, size)


FIELDS: Final[dict[str, Field]] = {
    field.key: field
    for field in (
        _f("name", T("Import", "Client"), "client",
           "название, наименование, клиент, компания, организация, фирма, контрагент, покупатель, "
           "заказчик, название компании, наименование организации, наименование контрагента, название "
           "организации, краткое наименование, юр лицо, юридическое лицо, предприятие, партнер, company, "
           "company name, organisation, organization, organisation name, organization name, client, "
           "client name, customer, customer name, account, account name, firm, business name, firma, "
           "kunde, entreprise, société, บริษัท, ชื่อบริษัท, ลูกค้า", size=120),
        _f("legal_name", T("Import", "Legal name"), "client",
           "полное наименование, полное название, юридическое название, официальное наименование, "
           "наименование полное, наименование по егрюл, legal name, full company name, registered name, "
           "official name", size=250),
        _f("kind", T("Import", "Organisation or person"), "client",
           "тип контрагента, вид контрагента, юр физ лицо, тип клиента, client type, customer type, type"),
        _f("legal_form", T("Import", "Legal form"), "client",
           "опф, форма собственности, организационно правовая форма, правовая форма, legal form, "
           "rechtsform"),
        _f("tax_id", T("Import", "Tax number"), "client",
           "инн, инн контрагента, инн кпп, инн/кпп, унп, бин, бин иин, налоговый номер, tax id, tax "
           "number, tax no, vat, vat number, vat no, vat id, tin, ust id, ustid, ust idnr, inn, "
           "เลขประจำตัวผู้เสียภาษี", size=20),
        _f("reg_code", T("Import", "KPP"), "client",
           "кпп, kpp", size=20),
        _f("reg_no", T("Import", "Register number"), "client",
           "огрн, огрнип, огрн огрнип, регистрационный номер, register number, registration number, reg "
           "no, company number, hrb, siren, ogrn", size=30),
        _f("country", T("Import", "Country"), "client",
           "страна, country, land, pays, ประเทศ"),
        _f("region", T("Import", "Region"), "client",
           "регион, область, край, субъект рф, район, region, state, province, bundesland, จังหวัด", size=80),
        _f("city", T("Import", "City"), "client",
           "город, населенный пункт, нас пункт, city, town, stadt, ort, ville, เมือง", size=80),
        _f("postcode", T("Import", "Postal code"), "client",
           "индекс, почтовый индекс, postal code, post code, postcode, zip, zip code, plz, รหัสไปรษณีย์"),
        _f("address", T("Import", "Address"), "client",
           "адрес, юридический адрес, юр адрес, почтовый адрес, улица, адрес доставки, address, street, "
           "street address, legal address, adresse, ที่อยู่", size=250),
        _f("post_address", T("Import", "Another address"), "client",
           "фактический адрес, факт адрес, адрес фактический, адрес склада, delivery address, shipping "
           "address, actual address, postal address", many=True),
        _f("phone", T("Import", "Phone"), "both",
           "телефон, телефоны, тел, номер телефона, контактный телефон, контактные телефоны, рабочий "
           "телефон, мобильный, мобильный телефон, моб, моб телефон, моб тел, сотовый, сотовый телефон, "
           "городской телефон, раб телефон, раб тел, доп телефон, другой телефон, факс, phone, phones, "
           "phone number, telephone, tel, mobile, mobile phone, cell, cell phone, work phone, office "
           "phone, fax, telefon, handy, téléphone, โทรศัพท์, เบอร์โทร, มือถือ", many=True),
        _f("email", T("Import", "E-mail"), "both",
           "email, e mail, mail, почта, эл почта, электронная почта, электронный адрес, эл адрес, емейл, "
           "имейл, мейл, адрес электронной почты, email address, e mail address, อีเมล", many=True),
        _f("site", T("Import", "Website"), "client",
           "сайт, веб сайт, сайт компании, www, site, website, web site, web, url, homepage, webseite, "
           "เว็บไซต์", many=True),
        _f("messenger", T("Import", "Messenger"), "both",
           "telegram, телеграм, телеграмм, whatsapp, вотсап, ватсап, вацап, viber, вайбер, skype, скайп, "
           "мессенджер, messenger, line, line id, wechat, icq", many=True),
        _f("source", T("Import", "Source"), "client",
           "источник, источник клиента, откуда, откуда узнали, откуда пришел, канал привлечения, "
           "рекламный канал, source, lead source, origin, quelle"),
        _f("status", T("Import", "Status"), "client",
           "статус, статус клиента, состояние, стадия, этап, status, client status, state of relation, "
           "stage"),
        _f("trade", T("Import", "Trade"), "client",
           "отрасль, сфера деятельности, вид деятельности, деятельность, направление, оквэд, industry, "
           "trade, branche, sector, line of business"),
        _f("size", T("Import", "Size"), "client",
           "размер, размер компании, масштаб, size, company size"),
        _f("class", T("Import", "Classifier"), "client",
           "категория, группа, сегмент, тег, теги, метки, класс, classifier, category, segment, group, "
           "tag, tags", many=True),
        _f("employee", T("Import", "Responsible"), "client",
           "ответственный, менеджер, ответственный менеджер, куратор, ведущий менеджер, сотрудник, "
           "продавец, responsible, owner, account manager, account owner, sales manager, salesperson, "
           "manager, assigned to, betreuer, ผู้รับผิดชอบ"),
        _f("branch", T("Import", "Branch office"), "client",
           "филиал, офис, подразделение, branch, branch office, office"),
        _f("person", T("Import", "Contact person"), "person",
           "контактное лицо, контакт, фио, фио контакта, фио контактного лица, имя контакта, "
           "представитель, ф и о, имя фамилия, фамилия имя, фамилия имя отчество, полное имя, contact, "
           "contact person, contact name, full name, person, name of contact, ansprechpartner, "
           "kontaktperson, ผู้ติดต่อ, ชื่อผู้ติดต่อ", size=120),
        _f("last", T("Import", "Last name"), "person",
           "фамилия, last name, lastname, surname, family name, nachname, nom, นามสกุล"),
        _f("first", T("Import", "First name"), "person",
           "имя, first name, firstname, given name, vorname, prénom"),
        _f("middle", T("Import", "Middle name"), "person",
           "отчество, middle name, patronymic"),
        _f("salutation", T("Import", "Salutation"), "person",
           "обращение, salutation, title of address, anrede", size=80),
        _f("job", T("Import", "Job"), "person",
           "должность, должность контакта, роль, job, job title, position, title, role, funktion, "
           "fonction, ตำแหน่ง", size=80),
        _f("birthday", T("Import", "Birthday"), "both",
           "день рождения, дата рождения, др, д р, birthday, date of birth, dob, birth date, geburtstag, "
           "geburtsdatum, วันเกิด"),
        _f("note", T("Import", "Note"), "both",
           "примечание, примечания, комментарий, комментарии, заметки, заметка, описание, дополнительно, "
           "доп информация, прим, коммент, note, notes, comment, comments, remarks, description, "
           "bemerkung, หมายเหตุ", many=True, size=2000),
    )
}  # fmt: skip

# Words that make a column one of a person; the value is that person's job when the word says one.
PERSONS: Final[dict[str, str]] = {
    # without a job
    **dict.fromkeys(
        (
            "контактное лицо",
            "контактного лица",
            "контактное",
            "контакт",
            "контакта",
            "контактов",
            "представитель",
            "представителя",
            "contact person",
            "contact",
            "contacts",
            "person",
            "ansprechpartner",
            "фио",
        ),
        "",
    ),
    "директор": "Директор",
    "директора": "Директор",
    "генеральный директор": "Генеральный директор",
    "ген директор": "Генеральный директор",
    "руководитель": "Руководитель",
    "руководителя": "Руководитель",
    "бухгалтер": "Бухгалтер",
    "бухгалтера": "Бухгалтер",
    "главный бухгалтер": "Главный бухгалтер",
    "гл бухгалтер": "Главный бухгалтер",
    "снабженец": "Снабженец",
    "секретарь": "Секретарь",
    "director": "Director",
    "ceo": "CEO",
    "accountant": "Accountant",
    "buyer": "Buyer",
    "secretary": "Secretary",
    "owner name": "Owner",
}
