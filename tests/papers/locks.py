"""PDFs locked by a user password, in each of the ways of ISO 32000-2, 7.6: for readers that claim to open them."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from cryptography.hazmat.decrepit.ciphers.algorithms import ARC4
from cryptography.hazmat.primitives.ciphers import Cipher, modes
from cryptography.hazmat.primitives.ciphers.algorithms import AES

from tests.papers.hostile import SEEN
from tests.papers.objects import BOX, CATALOG, FONT, raw, show, stream

PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
"""What passwords are filled up with (ISO 32000-1, algorithm 2)."""

FILE_ID = b"0123456789abcdef"
PERMISSIONS = -44
IV = b"sixteen bytes iv"
FILE_KEY = hashlib.sha256(b"the key of the file").digest()


@dataclass(frozen=True)
class Way:
    """A way of locking: its version and revision, its key's length in bytes, and the cipher's name in the dictionary."""

    name: str
    version: int
    revision: int
    length: int
    cipher: str = ""


WAYS = (
    Way("rc4_40", 1, 2, 5),
    Way("rc4_128", 2, 3, 16),
    Way("aes_128", 4, 4, 16, "AESV2"),
    Way("aes_256", 5, 6, 32, "AESV3"),
)


def locked(way: Way, password: bytes) -> bytes:
    """A page that prints `SEEN`, locked by this user password."""
    entries, key = (_new_keys if way.version == 5 else _old_keys)(way, password)
    content = _ciphered(way, key, 5, show(SEEN))
    page = b"<< /Type /Page /Parent 2 0 R %b /Resources << /Font << /A 4 0 R >> >> /Contents 5 0 R >>" % BOX
    pages = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    filters = b"/CF << /StdCF << /AuthEvent /DocOpen /CFM /%b /Length %d >> >> /StmF /StdCF /StrF /StdCF" % (
        way.cipher.encode(),
        way.length,
    )
    head = b"<< /Filter /Standard /V %d /R %d /Length %d /P %d " % (way.version, way.revision, way.length * 8, PERMISSIONS)
    lock = head + (filters if way.cipher else b"") + entries + b">>"
    return _file([CATALOG, pages, page, FONT, stream(content), lock])


def _file(objects: list[bytes]) -> bytes:
    """A PDF of these objects, the last of which says how it is locked."""
    known = FILE_ID.hex().encode()
    return raw(objects, b"/Root 1 0 R /Encrypt %d 0 R /ID [<%b> <%b>]" % (len(objects), known, known))


def _ciphered(way: Way, key: bytes, number: int, data: bytes) -> bytes:
    """A stream's bytes as they are kept; `number` is that of its object."""
    if way.version == 5:
        return IV + _aes(key, IV, _filled(data))
    salt = b"sAlT" if way.cipher else b""
    own = hashlib.md5(key + number.to_bytes(3, "little") + b"\0\0" + salt).digest()[: min(16, way.length + 5)]
    return IV + _aes(own, IV, _filled(data)) if way.cipher else _rc4(own, data)


def _old_keys(way: Way, password: bytes) -> tuple[bytes, bytes]:
    """The entries O and U, and the file's key (ISO 32000-1, algorithms 2 to 5)."""
    rounds: Callable[[bytes], bytes] = lambda digest: _hashed(digest, way) if way.revision > 2 else digest  # noqa: E731
    owner_key = rounds(hashlib.md5((b"owner" + PAD)[:32]).digest())[: way.length]
    owner = _over_again(owner_key, (password + PAD)[:32], way)
    permitted = (PERMISSIONS & 0xFFFFFFFF).to_bytes(4, "little")
    key = rounds(hashlib.md5((password + PAD)[:32] + owner + permitted + FILE_ID).digest())[: way.length]
    proof = hashlib.md5(PAD + FILE_ID).digest()
    user = _rc4(key, PAD) if way.revision == 2 else _over_again(key, proof, way) + b"\0" * 16
    return b"/O <%b> /U <%b> " % (owner.hex().encode(), user.hex().encode()), key


def _hashed(digest: bytes, way: Way) -> bytes:
    for _ in range(50):
        digest = hashlib.md5(digest[: way.length]).digest()
    return digest


def _over_again(key: bytes, data: bytes, way: Way) -> bytes:
    for i in range(20 if way.revision > 2 else 1):
        data = _rc4(bytes(byte ^ i for byte in key), data)
    return data


def _new_keys(way: Way, password: bytes) -> tuple[bytes, bytes]:
    """The entries of revision 6, and the file's key (ISO 32000-2, algorithms 8 to 10)."""
    del way
    check, salt = b"validate", b"key salt"
    user = _strong(password, check, b"") + check + salt
    user_key = _aes(_strong(password, salt, b""), bytes(16), FILE_KEY)
    owner = _strong(b"owner", check, user) + check + salt
    owner_key = _aes(_strong(b"owner", salt, user), bytes(16), FILE_KEY)
    granted = (PERMISSIONS & 0xFFFFFFFF).to_bytes(4, "little") + b"\xff\xff\xff\xffTadbrand"
    perms = Cipher(AES(FILE_KEY), modes.ECB()).encryptor().update(granted)
    named = {"O": owner, "U": user, "OE": owner_key, "UE": user_key, "Perms": perms}
    return b"".join(b"/%b <%b> " % (name.encode(), value.hex().encode()) for name, value in named.items()), FILE_KEY


def _strong(password: bytes, salt: bytes, user: bytes) -> bytes:
    """The hash of revision 6 (ISO 32000-2, algorithm 2.B)."""
    key, i, last = hashlib.sha256(password + salt + user).digest(), 0, 0
    while i < 64 or last > i - 32:
        mixed = _aes(key[:16], key[16:32], (password + key + user) * 64)
        by = (hashlib.sha256, hashlib.sha384, hashlib.sha512)[sum(mixed[:16]) % 3]
        key, last, i = by(mixed).digest(), mixed[-1], i + 1
    return key[:32]


def _filled(data: bytes) -> bytes:
    short = 16 - len(data) % 16
    return data + bytes([short]) * short


def _aes(key: bytes, start: bytes, data: bytes) -> bytes:
    return Cipher(AES(key), modes.CBC(start)).encryptor().update(data)


def _rc4(key: bytes, data: bytes) -> bytes:
    return Cipher(ARC4(key), None).encryptor().update(data)
