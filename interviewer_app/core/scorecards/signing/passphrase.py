"""The key in a file behind a passphrase, for systems without a keychain: scrypt, then ChaCha20-Poly1305."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from pathlib import Path
from typing import Any

from interviewer_app.core.canonical import canonical
from interviewer_app.core.errors import BadInput, MachineTrouble, Refused
from interviewer_app.core.scorecards.signing.ed25519 import SigningKey, is_key, key_from
from interviewer_app.core.texts import _

FORMAT = "interviewer-signing-key/1"
N, R, P = 2**15, 8, 1  # 32 MiB, about a tenth of a second
_MOST_N = 2**20
SHORTEST = 8  # characters


def write_key(file: Path, key: SigningKey, passphrase: str) -> None:
    """Put the key into a new file that its owner alone can read.

    raises: Refused for a passphrase of under eight characters, or where the file is there already; MachineTrouble
    """
    if len(passphrase) < SHORTEST:
        raise Refused(_("The passphrase is too short: take at least {n} characters.").format(n=SHORTEST))
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    value = {"format": FORMAT, "author": key.author, "key": key.key, "n": N, "r": R, "p": P, "salt": salt.hex(),
             "nonce": nonce.hex()}  # fmt: skip
    value["sealed"] = _cipher(passphrase, value).encrypt(nonce, key.seed, _about(value)).hex()
    try:
        _put_new(file, canonical(value) + b"\n")
    except FileExistsError as error:
        raise Refused(_("{file}: is there already; it is your key, keep it.").format(file=file)) from error
    except OSError as error:
        reason = (error.strerror or "not possible").lower()
        sentence = _("{file}: cannot be written ({reason}); make room or choose another home.")
        raise MachineTrouble(sentence.format(file=file, reason=reason)) from error


def read_key(file: Path, passphrase: str) -> SigningKey:
    """The key in `file`.

    raises: Refused for another passphrase; BadInput for a file that is none of ours
    """
    from cryptography.exceptions import InvalidTag

    value = _read(file)
    try:
        seed = _cipher(passphrase, value).decrypt(
            bytes.fromhex(value["nonce"]), bytes.fromhex(value["sealed"]), _about(value)
        )
        key = key_from(seed, value["author"])
    except InvalidTag as error:
        raise Refused(_("That is not the passphrase of the key; type it again.")) from error
    except (ValueError, TypeError, KeyError, MemoryError, OverflowError) as error:
        raise _broken(file) from error
    if key.key != value["key"]:
        raise _broken(file)
    return key


def public_key(file: Path) -> str:
    """The public half, which needs no passphrase; 64 hex digits.

    raises: BadInput
    """
    return str(_read(file)["key"])


def _put_new(file: Path, data: bytes) -> None:
    """Write a file that is there whole or not at all, and never over another one.

    raises: FileExistsError, OSError
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.exists():
        raise FileExistsError(file)
    fresh = file.with_name(f"{file.name}.{secrets.token_hex(4)}.new")
    try:
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        try:
            os.link(fresh, file)
        except FileExistsError:
            raise
        except OSError:  # a disk without links
            if file.exists():
                raise FileExistsError(file) from None
            os.rename(fresh, file)
    finally:
        fresh.unlink(missing_ok=True)


def _read(file: Path) -> dict[str, Any]:
    try:
        value = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise _broken(file) from error
    if not isinstance(value, dict) or value.get("format") != FORMAT or not is_key(str(value.get("key"))):
        raise _broken(file)
    return value


def _cipher(passphrase: str, value: dict[str, Any]) -> Any:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    n, r, p = (int(value[name]) for name in ("n", "r", "p"))
    if n > _MOST_N or r != R or p != P:
        raise ValueError("dearer than any key of ours")
    salt = bytes.fromhex(value["salt"])
    secret = hashlib.scrypt(passphrase.encode("utf-8"), salt=salt, n=n, r=r, p=p, maxmem=2**31 - 1, dklen=32)
    return ChaCha20Poly1305(secret)


def _about(value: dict[str, Any]) -> bytes:
    """What stands beside the sealed key, so that none of it can be changed unseen."""
    return canonical({name: each for name, each in value.items() if name != "sealed"})


def _broken(file: Path) -> BadInput:
    return BadInput(_("{file}: cannot be read as a signing key; put back a copy, or make a new key.").format(file=file))
