"""Collect every `*.scene` file below this folder; each scene in it is a test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from warmfield.reading.meaning import encoder
from warmfield.rehearsal.errors import RehearsalError
from warmfield.rehearsal.plans import plan_named
from warmfield.rehearsal.scenes.casting import rulebook_of
from warmfield.rehearsal.scenes.perform import perform
from warmfield.rehearsal.scenes.read_scene import parse_scenes
from warmfield.rehearsal.scenes.script import Scene
from warmfield.wording import words_in


def pytest_collect_file(parent: pytest.Collector, file_path: Path) -> pytest.Collector | None:
    if file_path.suffix != ".scene":
        return None
    return SceneFile.from_parent(parent, path=file_path)


class SceneFile(pytest.File):
    """A file of scenes, divided by `---`."""

    def collect(self) -> Iterator[pytest.Item]:
        for scene in parse_scenes(self.path.read_text("utf-8")):
            yield SceneItem.from_parent(self, name=scene.title, scene=scene)


class SceneItem(pytest.Item):
    """One scene."""

    def __init__(self, *, scene: Scene, **rest: object) -> None:
        super().__init__(**rest)  # type: ignore[arg-type]
        self.scene = scene

    def runtest(self) -> None:
        if self.scene.meaning and encoder() is None:
            pytest.skip("the extra `semantic` isn't installed")
        plan = plan_named(self.scene.plan, self.path.parent)
        wrong = perform(self.scene, rulebook_of(self.scene, plan))
        if wrong:
            raise OtherwiseError("\n".join(one.shown(words_in("en")) for one in wrong))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> str:
        if isinstance(excinfo.value, OtherwiseError | RehearsalError):
            return f"{self.path}\n{excinfo.value}"
        return str(super().repr_failure(excinfo))

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, self.scene.line - 1, self.name


class OtherwiseError(Exception):
    """The scene went otherwise than it is written."""
