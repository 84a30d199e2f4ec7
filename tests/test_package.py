"""A wheel, an sdist and a checkout all install a complete package ``gongwen``, and no ``pipeline``."""

import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

import gongwen

ROOT = Path(__file__).resolve().parent.parent
pytest.importorskip("setuptools", minversion="77", reason="builds the package")

BUILD = "from setuptools import build_meta; import sys; build_meta.build_{}(sys.argv[1])"


def built(kind: str, checkout: Path, where: Path) -> Path:
    """The file that the build backend makes of a copy of the checkout: a build leaves its traces there."""
    done = subprocess.run(
        [sys.executable, "-c", BUILD.format(kind), str(where)], cwd=checkout, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr[-2000:]
    (made,) = where.iterdir()
    return made


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not shutil.which("git"):
        pytest.skip("no git, which knows what belongs to the checkout")
    folder = tmp_path_factory.mktemp("checkout")
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True).stdout.split("\0")
    if not any(tracked):
        pytest.skip("no git checkout")
    for name in filter(None, tracked):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes((ROOT / name).read_bytes())
    return folder


@pytest.fixture(scope="module")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built("wheel", checkout, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def sdist(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built("sdist", checkout, tmp_path_factory.mktemp("sdist"))


def shown(made: Path, folder: Path) -> str:
    """What ``python -m gongwen`` of the wheel prints of a small text, run from ``folder``."""
    site = folder / "site"
    with zipfile.ZipFile(made) as archive:
        archive.extractall(site)
    (folder / "a.txt").write_text("关于修路的通知\n一、时间\n三月开工。\n", encoding="utf-8")
    call = [sys.executable, "-m", "gongwen", "clean", "a.txt", "-o", "out", "-q"]
    done = subprocess.run(call, cwd=folder, env={"PYTHONPATH": str(site)}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    return (folder / "out" / "a.txt.xml").read_text(encoding="utf-8")


def test_a_wheel_holds_gongwen_whole_and_no_pipeline(checkout: Path, wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0].split("-")[0] for name in names} == {"gongwen"}
    inside = [path.relative_to(checkout / "pipeline").as_posix() for path in (checkout / "pipeline").rglob("*.*")]
    beside = [path.relative_to(checkout).as_posix() for path in (checkout / "schemas").glob("*.*")]
    assert not [name for name in (*inside, *beside) if f"gongwen/{name}" not in names]


def test_a_wheel_works_beside_a_file_called_pipeline(wheel: Path, tmp_path: Path) -> None:
    (tmp_path / "pipeline.py").write_text("raise SystemExit('this is somebody else')\n", encoding="utf-8")
    assert "<heading>时间</heading>" in shown(wheel, tmp_path)


def test_a_wheel_of_the_sdist_is_the_wheel_of_the_checkout(sdist: Path, wheel: Path, tmp_path: Path) -> None:
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, **({"filter": "data"} if hasattr(tarfile, "data_filter") else {}))
    (unpacked,) = tmp_path.iterdir()
    (tmp_path / "wheel").mkdir()
    again = built("wheel", unpacked, tmp_path / "wheel")
    assert zipfile.ZipFile(again).namelist() == zipfile.ZipFile(wheel).namelist()


def test_a_checkout_is_imported_as_gongwen() -> None:
    call = [sys.executable, "-c", "import gongwen, gongwen.flow; print(gongwen.__file__)"]
    done = subprocess.run(call, cwd="/", capture_output=True, text=True)
    assert Path(done.stdout.strip()) == Path(gongwen.__file__)
