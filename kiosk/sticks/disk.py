"""The few things that are asked of the file system of a stick: so that a test can pull it at each.

Whoever writes uses nothing else. No symbolic link is ever followed.
"""

import contextlib
import ctypes
import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_THERE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_NOT_FOR_FOLDERS = {errno.EINVAL, errno.ENOTSUP}


class Disk:
    """A stick's file system."""

    def entries(self, folder: Path) -> Iterator[os.DirEntry[str]]:
        """What lies in a folder, one after the other."""
        with os.scandir(folder) as found:
            yield from found

    def is_folder(self, path: Path) -> bool:
        """Whether there is a folder of this name, and no link to one."""
        try:
            return stat.S_ISDIR(os.lstat(path).st_mode)
        except FileNotFoundError:
            return False

    def is_there(self, path: Path) -> bool:
        """Whether there is anything of this name."""
        return os.path.lexists(path)

    def free(self, folder: Path) -> int:
        """How many bytes there is room for."""
        room = os.statvfs(folder)
        return room.f_bavail * room.f_frsize

    def is_locked(self, folder: Path) -> bool:
        """Whether it is mounted so that nothing can be written."""
        return bool(os.statvfs(folder).f_flag & os.ST_RDONLY)

    def make_folder(self, path: Path) -> None:
        path.mkdir()

    def create(self, path: Path) -> int:
        """A new file, to write into; there must be none of this name."""
        return os.open(path, _NEW, 0o644)

    def write(self, file: int, block: bytes) -> None:
        rest = memoryview(block)
        while rest:
            rest = rest[os.write(file, rest) :]

    def sync(self, file: int) -> None:
        """Bring what was written onto the stick."""
        os.fsync(file)

    def open(self, path: Path) -> int:
        """A file that is there, to read from; never a link, a pipe or a folder."""
        file = os.open(path, _THERE)
        if not stat.S_ISREG(os.fstat(file).st_mode):
            os.close(file)
            raise OSError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
        return file

    def size(self, file: int) -> int:
        return os.fstat(file).st_size

    def read(self, file: int, most: int) -> bytes:
        return os.read(file, most)

    def forget(self, file: int) -> None:
        """Have what is read next come from the stick itself, and not from memory."""
        with contextlib.suppress(OSError):
            os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)

    def close(self, file: int) -> None:
        os.close(file)

    def rename(self, old: Path, new: Path) -> None:
        old.rename(new)

    def remove(self, path: Path) -> None:
        path.unlink()

    def sync_folder(self, path: Path) -> None:
        """Bring the names in a folder onto the stick."""
        handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno not in _NOT_FOR_FOLDERS:
                raise
        finally:
            os.close(handle)


def sync_all(folder: Path) -> None:
    """Bring all that was written to the file system of `folder` onto its disk, and wait for it.

    Raises:
        OSError: it is gone, or could not be written.
    """
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if library.syncfs(handle) != 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), str(folder))
    finally:
        os.close(handle)
