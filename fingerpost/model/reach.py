"""Ways to reach somebody: phone numbers, e-mail and web addresses that are safe to link."""

import re
from typing import Annotated
from urllib.parse import urlsplit

from fingerpost.diagnostics import Misreading
from fingerpost.model.fields import Read

EMAIL = re.compile(r"[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}")
PHONE_LENGTHS = (10, 11)


def read_phone(text: str) -> str:
    """The number in groups, as it would be read aloud: single spaces, no brackets."""
    bare = text.replace("(0)", "").replace("(", "").replace(")", "").replace("-", " ")
    bare = re.sub(r"\s+", " ", bare).strip()
    digits = bare.replace(" ", "")
    if re.fullmatch(r"\+44[0-9]{9,10}", digits):
        national = "0" + digits[3:]
        return _grouped(national)
    if digits in {"999", "111", "101", "116123"}:
        return bare
    if re.fullmatch(r"0[0-9]+", digits) and len(digits) in PHONE_LENGTHS:
        return bare if " " in bare else _grouped(digits)
    if re.fullmatch(r"[12378][0-9]{9}", digits):
        cured = _grouped("0" + digits)
        raise Misreading(
            "phone-lost-its-zero",
            "the phone number is one digit short",
            expected="11 digits that start with 0; a spreadsheet drops the first 0",
            fix=f"if the number is {cured}, write `{cured}`",
            replacement=cured,
        )
    raise Misreading(
        "phone-not-understood",
        f"“{text}” is not a phone number that can be rung from the UK",
        expected="a UK number with its area code, such as 01632 960123",
        fix="write one number, in digits, starting with 0; write opening hours in `hours`",
    )


def _grouped(digits: str) -> str:
    if digits.startswith(
        ("02", "03", "08", "0113", "0114", "0121", "0131", "0141", "0151", "0161")
    ):
        head = 3 if digits.startswith("02") else 4
        return f"{digits[:head]} {digits[head:-4]} {digits[-4:]}"
    return f"{digits[:5]} {digits[5:]}"


def read_email(text: str) -> str:
    if EMAIL.fullmatch(text):
        return text
    raise Misreading(
        "email-not-understood",
        f"“{text}” is not an e-mail address",
        expected="one address, such as hello@example.org",
        fix="check the spelling: one @, no spaces, a full stop in the last part",
    )


def read_web_address(text: str) -> str:
    """An https address of a public host. Source: links of a published page; see decision 0004."""
    if re.match(r"http://", text, re.IGNORECASE):
        secure = "https" + text[4:]
        raise Misreading(
            "web-address-not-secure",
            "the web address starts with http://",
            end=7,
            expected="web addresses start with https://, so that nobody can change the page",
            fix=f"try whether this works, and write `{secure}`",
            replacement=secure,
        )
    if text[:8].casefold() == "https://":
        text = "https" + text[5:]
    problem = _web_address_problem(text)
    if problem is None:
        return text
    bare_host = HOST.match(text.casefold())
    cure = f"https://{text}" if bare_host and "://" not in text and " " not in text else None
    raise Misreading(
        "web-address-not-understood",
        f"“{text}” is not a web address that we can link to: {problem}",
        expected="an address such as https://example.org/group",
        fix=f"write `{cure}`" if cure else "open the page and copy its address from the browser",
        replacement=cure,
    )


def _web_address_problem(text: str) -> str | None:
    if re.search(r"[\s\\<>\"'`{}|^]", text) or any(ord(letter) < 33 for letter in text):
        return "it holds a space or a sign that addresses do not have"
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError:
        return "its parts cannot be told apart"
    if parts.scheme != "https":
        return "it does not start with https://"
    if parts.username is not None or "@" in parts.netloc:
        return "it holds a user name"
    if port not in {None, 443}:
        return "it holds a port number"
    if not host or not HOST.fullmatch(host):
        return "it has no full host name"
    return None


Phone = Annotated[str, Read(read_phone, {"type": "string"})]
Email = Annotated[str, Read(read_email, {"type": "string", "format": "email"})]
WebAddress = Annotated[str, Read(read_web_address, {"type": "string", "format": "uri"})]
