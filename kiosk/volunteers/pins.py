"""Keeps PINs so that nobody can read them, and finds whose one is.

A PIN alone says who somebody is, and comparing it with twenty people's would take as long as
twenty times one. So all PINs of a kiosk are hashed with the same random salt: whatever is typed is
hashed once, and the outcome compared with everybody's. It takes the same time whoever it is, and
if it is nobody. A fast keyed hash to look people up by would do that too, but whoever holds the
disk holds its key, and could try all million PINs with it in a second or two.

What this protects against: somebody who sees the database, or a backup of it, cannot read a PIN.
Each guess costs them one slow hash of 64 MiB. Salts serve to keep tables made elsewhere useless,
which this one does; one for each person would have them pay once more for each person, no more.
That two people have the same PIN cannot show, because they may not.

What it does not protect against: six digits are a million PINs, and trying them all takes one
computer a day or two, many computers minutes. Whoever holds the disk can find every PIN, or change
the directory without any. The PIN keeps people at the screen out; the lock of the room, and
whoever keeps the backups, do the rest.
"""

import base64
import binascii
import hmac
import os
import secrets
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from argon2 import Parameters, extract_parameters
from argon2.exceptions import InvalidHashError
from argon2.low_level import Type, hash_secret
from argon2.profiles import RFC_9106_LOW_MEMORY

from kiosk.volunteers.weak import LENGTH

PARAMETERS: Parameters = RFC_9106_LOW_MEMORY
"""The second recommended option of RFC 9106, section 4, for where 2 GiB are too much: Argon2id,
three passes over 64 MiB in four lanes, a salt of 128 bits, a hash of 256."""


class _Recipe(NamedTuple):
    """All that, with a PIN, makes a hash."""

    salt: bytes
    time_cost: int
    memory_cost: int
    parallelism: int
    hash_len: int
    version: int

    def hashed(self, pin: str) -> str:
        made = hash_secret(
            pin.encode(errors="replace"),
            self.salt,
            time_cost=self.time_cost,
            memory_cost=self.memory_cost,
            parallelism=self.parallelism,
            hash_len=self.hash_len,
            type=Type.ID,
            version=self.version,
        )
        return made.decode("ascii")


def make_up() -> str:
    """Any six digits, weak ones among them."""
    return f"{secrets.randbelow(10**LENGTH):0{LENGTH}}"


def hashed(pin: str, hashes: Iterable[str]) -> str:
    """The hash of a new PIN, to be kept beside those that there are."""
    return _of_today(hashes).hashed(pin)


def is_outdated(kept: str, hashes: Iterable[str]) -> bool:
    """Whether a hash is to be made anew at the next chance: it was made otherwise than today's."""
    return _recipe(kept) != _of_today(hashes)


def owner(pin: str, hashes: Mapping[int, str]) -> int | None:
    """Whose PIN it is, by the keys of `hashes`; nothing when it is nobody's.

    Every hash is compared, found or not. Right after a new version of the kiosk has changed the
    parameters there are two kinds of hashes, so that it takes twice as long for a while.
    """
    recipes = {_recipe(kept) for kept in hashes.values()} - {None}
    made = [recipe.hashed(pin) for recipe in recipes or {_of_today(())} if recipe]
    found = [
        key
        for key, kept in hashes.items()
        if sum([hmac.compare_digest(kept.encode(), each.encode()) for each in made])
    ]
    return found[0] if found else None


def _of_today(hashes: Iterable[str]) -> _Recipe:
    """Today's parameters with the salt of this kiosk: that of the first hash, or else a new one."""
    salts = (recipe.salt for recipe in map(_recipe, hashes) if recipe)
    return _Recipe(
        next(salts, None) or os.urandom(PARAMETERS.salt_len),
        PARAMETERS.time_cost,
        PARAMETERS.memory_cost,
        PARAMETERS.parallelism,
        PARAMETERS.hash_len,
        PARAMETERS.version,
    )


def _recipe(kept: str) -> _Recipe | None:
    """How a hash was made; nothing where it is none of ours, so that it is nobody's."""
    try:
        made = extract_parameters(kept)
        salt = kept.split("$")[4]
        padded = salt + "=" * (-len(salt) % 4)
        recipe = _Recipe(
            base64.b64decode(padded, validate=True),
            made.time_cost,
            made.memory_cost,
            made.parallelism,
            made.hash_len,
            made.version,
        )
    except (InvalidHashError, binascii.Error):
        return None
    return recipe if made.type is Type.ID else None
