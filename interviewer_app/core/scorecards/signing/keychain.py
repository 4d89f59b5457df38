"""The key in the keychain of the system. Where there is none, or it does not answer, that is a sentence and no fault.

`keyring` is imported when a key is first asked for.
"""

from __future__ import annotations

from contextlib import suppress

from interviewer_app.core.texts import _

SERVICE = "interviewer-copilot"
LEAST_PRIORITY = 1  # below it keyring's own word is "not recommended": no keychain at all, or a plain file


class NoKeychain(Exception):
    """There is no keychain to use; the message says why, in one sentence."""


def read_seed(author: str) -> bytes | None:
    """The 32 bytes kept for `author`, None where there are none yet.

    raises: NoKeychain
    """
    import keyring

    _refuse_without_one()
    try:
        kept = keyring.get_password(SERVICE, _name(author))
    except _errors() as error:
        raise _silent(error) from error
    if kept is None:
        return None
    with suppress(ValueError):
        seed = bytes.fromhex(kept)
        if len(seed) == 32:
            return seed
    raise NoKeychain(_("What the keychain of this system holds under {name} is no key.").format(name=_name(author)))


def keep_seed(author: str, seed: bytes) -> None:
    """Keep the key, and read it back: some backends take everything and keep nothing.

    raises: NoKeychain
    """
    import keyring

    _refuse_without_one()
    try:
        keyring.set_password(SERVICE, _name(author), seed.hex())
    except _errors() as error:
        raise _silent(error) from error
    if read_seed(author) != seed:
        raise NoKeychain(_("The keychain of this system keeps nothing."))


def _refuse_without_one() -> None:
    import keyring

    try:
        priority = float(keyring.get_keyring().priority)
    except _errors() as error:
        raise _silent(error) from error
    if priority < LEAST_PRIORITY:
        raise NoKeychain(_("This system has no keychain."))


def _name(author: str) -> str:
    return f"seal:{author}"


def _silent(error: BaseException) -> NoKeychain:
    reason = " ".join(str(error).split())[:200] or type(error).__name__
    return NoKeychain(_("The keychain of this system does not answer ({reason}).").format(reason=reason))


def _errors() -> tuple[type[Exception], ...]:
    """What a keychain may fail with. The Linux ones let errors of their own through."""
    from keyring.errors import KeyringError

    found: list[type[Exception]] = [KeyringError, OSError, RuntimeError, ValueError, TypeError]
    with suppress(ImportError):
        from jeepney import DBusErrorResponse
        from secretstorage.exceptions import SecretStorageException

        found += [DBusErrorResponse, SecretStorageException]
    return tuple(found)
