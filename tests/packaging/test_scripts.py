"""The scripts set up what is missing, once, and say plainly what they cannot do.

They run for real, on a copy, with stand-ins for the commands that would change this machine.
"""

import os
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPTS = ["run", "test", "tour", "bench", "setup"]

# The virtual environment's Python: it notes what it was asked for.
VENV_PYTHON = """#!/bin/sh
echo "venv python $*" >>"$CALLS"
case "$*" in
*"pip download"*) exit "${DOWNLOAD:-0}" ;;
*"pip install"*) exit "${INSTALL:-0}" ;;
esac
"""
# The machine's Python: new enough unless $OLD is set, and able to make a virtual environment.
PYTHON = """#!/bin/sh
case "$*" in
*version_info*) exit "${OLD:-0}" ;;
*ensurepip*) exit "${NO_VENV:-0}" ;;
esac
echo "python $*" >>"$CALLS"
mkdir -p "$3/bin" && cp "$STAND_INS/venv-python" "$3/bin/python"
"""
STAND_INS = {
    "venv-python": VENV_PYTHON,
    "python3": PYTHON,
    **{f"python3.{minor}": "#!/bin/sh\nexit 1\n" for minor in range(11, 15)},
    "id": '#!/bin/sh\necho "${USER_ID:-0}"\n',
    "sudo": '#!/bin/sh\n[ -n "${SUDO-}" ] || exit 1\nshift\necho "sudo $*" >>"$CALLS"\nexec "$@"\n',
    "apt-get": '#!/bin/sh\necho "apt-get $*" >>"$CALLS"\nexit "${APT:-0}"\n',
    "dpkg-query": """#!/bin/sh
case "$*" in
*'${db:Status-Status} ${Package} ${Provides}'*) cat "$STAND_INS/installed" ;;
*) cut -d ' ' -f 1,2 "$STAND_INS/installed" ;;
esac
""",
}


@dataclass
class Machine:
    """A checkout on a machine that has what `installed` says."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def checkout(self) -> Path:
        """Where the scripts are copied to; with a space, as folders may have."""
        return self.folder / "the kiosk"

    @property
    def calls(self) -> list[str]:
        """What was called since the last look."""
        path = self.folder / "calls"
        said = path.read_text().splitlines() if path.exists() else []
        path.write_text("")
        return said

    def install(self, *packages: str) -> None:
        """Debian packages that are there; each may be followed by what it provides."""
        lines = [f"installed {package}" for package in packages]
        (self.folder / "bin" / "installed").write_text("\n".join(lines) + "\n")

    def set_up(self, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """What scripts/setup does, from a folder that has nothing to do with it."""
        stand_ins = str(self.folder / "bin")
        return subprocess.run(
            ["/bin/sh", self.checkout / "scripts" / "setup", *words],
            cwd=self.folder,
            env={
                "PATH": f"{stand_ins}:{os.environ['PATH']}",
                "STAND_INS": stand_ins,
                "CALLS": str(self.folder / "calls"),
                **environment,
            },
            capture_output=True,
            text=True,
            check=False,
        )


# Every package that any of the commands needs.
ALL_PACKAGES = [
    "libdbus-1-3",
    "libegl1",
    "libfontconfig1",
    "libgl1",
    "libglib2.0-0",
    "libpulse0",
    "libxkbcommon0",
    "libvlc5",
    "vlc-plugin-base",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxkbcommon-x11-0",
    "libwayland-cursor0",
    "libwayland-egl1",
    "xvfb",
    "chromium",
    "libatomic1",
]
BROWSER = {"chromium", "libatomic1"}
OF_TESTS = {"xvfb", *BROWSER}


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine of stand-ins, with every Debian package and no virtual environment."""
    commands = tmp_path / "bin"
    commands.mkdir()
    for name, text in STAND_INS.items():
        (commands / name).write_text(text)
        (commands / name).chmod(0o755)
    made = Machine(tmp_path)
    shutil.copytree(ROOT / "scripts", made.checkout / "scripts")
    made.install(*ALL_PACKAGES)
    return made


def steps(machine: Machine) -> list[str]:
    """What was done to .venv, in a word each."""
    words = {"-m venv": "made", "pip download": "fetched", "pip install": "installed"}
    return [next(word for key, word in words.items() if key in call) for call in machine.calls]


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_script_is_plain_shell_and_can_be_started(script: str) -> None:
    path = ROOT / "scripts" / script
    assert os.access(path, os.X_OK)
    assert path.read_text().startswith("#!/bin/sh\n")
    subprocess.run(["/bin/sh", "-n", path], check=True)


def test_continuous_integration_only_calls_the_test_script() -> None:
    path = ROOT / ".ci" / "run"
    assert os.access(path, os.X_OK)
    said = [line for line in path.read_text().splitlines() if not line.startswith("#")]
    assert said == ['exec "$(dirname "$0")/../scripts/test"']


def test_set_up_asks_what_for(machine: Machine) -> None:
    answer = machine.set_up()
    assert answer.returncode == 2
    assert answer.stderr == "Say what to set up: scripts/setup run, test or bench.\n"


def test_a_first_start_makes_the_environment_and_a_second_does_nothing(machine: Machine) -> None:
    first = machine.set_up("run")
    assert first.returncode == 0, first.stderr
    assert first.stdout == ""
    assert steps(machine) == ["made", "fetched", "installed"]
    again = machine.set_up("run")
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
    assert steps(machine) == []


def test_packages_are_taken_only_with_their_hashes(machine: Machine) -> None:
    machine.set_up("run")
    pip = [call for call in machine.calls if "pip" in call]
    assert len(pip) == 2
    assert all("--require-hashes" in call for call in pip)
    assert all(call.endswith("scripts/requirements.lock") for call in pip)


def test_an_environment_for_tests_serves_to_run_as_well(machine: Machine) -> None:
    machine.set_up("test")
    assert steps(machine) == ["made", "fetched", "installed"]
    machine.set_up("run")
    machine.set_up("bench")
    machine.set_up("test")
    assert steps(machine) == []


def test_an_environment_to_run_is_filled_up_for_tests(machine: Machine) -> None:
    machine.set_up("run")
    assert steps(machine) == ["made", "fetched", "installed"]
    machine.set_up("test")
    assert steps(machine) == ["fetched", "installed"]


def test_a_changed_lock_is_installed_into_the_same_environment(machine: Machine) -> None:
    machine.set_up("run")
    steps(machine)
    with (machine.checkout / "scripts" / "requirements.lock").open("a") as lock:
        lock.write("# a newer one\n")
    machine.set_up("run")
    assert steps(machine) == ["fetched", "installed"]
    machine.set_up("run")
    assert steps(machine) == []


def test_an_interrupted_installation_is_made_afresh(machine: Machine) -> None:
    machine.set_up("run")
    stopped = machine.set_up("test", INSTALL="1")
    assert stopped.returncode == 2
    assert "could not be installed" in stopped.stderr
    steps(machine)
    machine.set_up("run")
    assert steps(machine) == ["made", "fetched", "installed"]


def test_an_environment_whose_python_has_gone_is_made_afresh(machine: Machine) -> None:
    machine.set_up("run")
    steps(machine)
    (machine.checkout / ".venv" / "bin" / "python").unlink()
    machine.set_up("run")
    assert steps(machine) == ["made", "fetched", "installed"]


def test_an_environment_whose_python_became_another_is_made_afresh(
    machine: Machine, tmp_path: Path
) -> None:
    machine.set_up("run")
    steps(machine)
    python = machine.checkout / ".venv" / "bin" / "python"
    python.rename(tmp_path / "python3.99")
    python.symlink_to(tmp_path / "python3.99")
    machine.set_up("run")
    assert steps(machine) == ["made", "fetched", "installed"]


def test_without_a_network_one_sentence_says_so(machine: Machine) -> None:
    answer = machine.set_up("run", DOWNLOAD="1")
    assert answer.returncode == 2
    assert answer.stderr.splitlines()[-1] == (
        "The Python packages could not be fetched; the lines above say why. "
        "Look whether this machine is on the network, and run this again."
    )


def test_without_a_network_what_worked_goes_on_working(machine: Machine) -> None:
    machine.set_up("run")
    steps(machine)
    assert machine.set_up("test", DOWNLOAD="1").returncode == 2
    assert steps(machine) == ["fetched"]
    assert machine.set_up("run").returncode == 0
    assert steps(machine) == []


def test_missing_packages_are_named_to_who_may_not_install_them(machine: Machine) -> None:
    machine.install(*(name for name in ALL_PACKAGES if name not in {"libegl1", "libwayland-egl1"}))
    answer = machine.set_up("run", USER_ID="1000")
    assert answer.returncode == 2
    assert answer.stdout == ""
    assert answer.stderr == (
        "Some Debian packages are missing; have an administrator run: "
        "apt-get install --no-install-recommends libegl1 libwayland-egl1\n"
    )
    assert machine.calls == []


def test_a_later_name_of_a_package_counts(machine: Machine) -> None:
    others = [name for name in ALL_PACKAGES if name != "libglib2.0-0"]
    machine.install(*others, "libglib2.0-0t64 libglib2.0-0 (= 2.84.4-3)")
    answer = machine.set_up("run", USER_ID="1000")
    assert answer.returncode == 0, answer.stderr


def test_a_removed_package_does_not_count(machine: Machine) -> None:
    others = [name for name in ALL_PACKAGES if name != "libgl1"]
    machine.install(*others)
    with (machine.folder / "bin" / "installed").open("a") as listed:
        listed.write("config-files libgl1\n")
    answer = machine.set_up("run", USER_ID="1000")
    assert answer.stderr.endswith(" libgl1\n")


@pytest.mark.parametrize(
    ("command", "packages"),
    [
        ("run", [name for name in ALL_PACKAGES if name not in OF_TESTS]),
        ("test", [name for name in ALL_PACKAGES if "wayland" not in name]),
        (
            "bench",
            [name for name in ALL_PACKAGES if "wayland" not in name and name not in BROWSER],
        ),
    ],
)
def test_an_administrator_gets_what_the_command_needs(
    machine: Machine, command: str, packages: list[str]
) -> None:
    machine.install()
    answer = machine.set_up(command)
    assert answer.returncode == 0, answer.stderr
    said = answer.stderr.splitlines()[0]
    assert said == f"Installing these Debian packages: {' '.join(packages)}"
    update, install = machine.calls[:2]
    assert update.startswith("apt-get update")
    assert install.startswith("apt-get install -y")
    assert install.endswith(f"--no-install-recommends {' '.join(packages)}")


def test_who_may_use_sudo_is_served_through_it(machine: Machine) -> None:
    machine.install(*ALL_PACKAGES[1:])
    answer = machine.set_up("test", USER_ID="1000", SUDO="yes")
    assert answer.returncode == 0, answer.stderr
    asked = [call for call in machine.calls if call.startswith("sudo")]
    assert asked[:1] == ["sudo true"]
    assert asked[-1].endswith("--no-install-recommends libdbus-1-3")


def test_a_python_that_cannot_make_an_environment_gets_the_package_for_it(machine: Machine) -> None:
    answer = machine.set_up("test", USER_ID="1000", NO_VENV="1")
    assert answer.returncode == 2
    assert answer.stderr.endswith(" python3-venv\n")


def test_packages_that_cannot_be_installed_are_one_sentence(machine: Machine) -> None:
    machine.install()
    answer = machine.set_up("test", APT="100")
    assert answer.returncode == 2
    assert answer.stderr.splitlines()[-1] == (
        "Debian's packages could not be installed; the lines above say why. "
        "Look whether this machine is on the network, and run this again."
    )
    assert not (machine.checkout / ".venv").exists()


def test_an_old_python_is_one_sentence(machine: Machine) -> None:
    machine.install(*ALL_PACKAGES, "python3-venv")
    answer = machine.set_up("run", OLD="1")
    assert answer.returncode == 2
    assert answer.stderr == (
        "The kiosk needs Python 3.11 or newer, and this machine has none. "
        "Debian 12 and later bring it: install python3.\n"
    )


def test_a_tour_wants_to_know_where_to() -> None:
    answer = subprocess.run(
        ["/bin/sh", ROOT / "scripts" / "tour"], capture_output=True, text=True, check=False
    )
    assert answer.returncode == 2
    assert answer.stderr == "Say where the pictures go: scripts/tour DIR\n"
