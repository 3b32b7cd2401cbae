"""What went wrong while installing, in Dutch, recognised by a few words in the output of venv or pip."""

from __future__ import annotations

from informatiewijzer.cli.stop import Stop

# (words to look for, message, hint); the first that fits is used.
_CAUSES: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (
        ("ensurepip", "No module named venv"),
        "Deze Python kan nog geen eigen omgeving maken: het onderdeel 'venv' ontbreekt.",
        "op Debian of Ubuntu: sudo apt install python3-venv. Start daarna opnieuw: python3 build.py",
    ),
    (
        ("DO NOT MATCH THE HASHES", "hashes are required", "Hashes are required"),
        "Een pakket is niet wat het moet zijn: het controlegetal klopt niet. Er is niets van gebruikt.",
        "probeer het later opnieuw. Blijft dit zo, meld het dan en wijzig het lock-bestand niet zelf.",
    ),
    (
        ("No space left on device", "Errno 28"),
        "De schijf is vol.",
        "maak ruimte (ongeveer 500 MB) en start opnieuw: python3 build.py",
    ),
    (
        ("Permission denied", "Errno 13", "Read-only file system", "Errno 30"),
        "In deze map mag niet geschreven worden.",
        "zet de informatiewijzer in een map waar u zelf mag schrijven.",
    ),
    (
        (
            "NewConnectionError", "NameResolutionError", "Failed to establish", "ConnectTimeout",
            "ReadTimeout", "Network is unreachable", "Connection refused", "ProxyError", "SSLError",
            "Connection broken",
            "Could not find a version", "Name or service not known", "No matching distribution",
        ),
        "De pakketten konden niet worden opgehaald.",
        "kijk of er internet is (en of een proxy nodig is) en start opnieuw: python3 build.py. "
        "Wat al opgehaald was, wordt dan opnieuw gebruikt.",
    ),
)  # fmt: skip


def explain(output: str) -> Stop:
    """A Stop with the cause in Dutch; an unknown cause shows the last lines of the output itself."""
    for words, message, hint in _CAUSES:
        if any(word in output for word in words):
            return Stop(message, hint)
    tail = "\n".join("  " + line for line in output.strip().splitlines()[-8:])
    return Stop(
        f"Het klaarzetten is niet gelukt. De laatste regels van het installatieprogramma:\n{tail}",
        "verwijder de map .venv en start opnieuw: python3 build.py",
    )
