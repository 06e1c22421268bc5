"""Play a scene whole and say where it went otherwise than written."""

from collections import deque
from collections.abc import Iterator

from warmfield.community.events import Event, MessageSent, PlanPublished
from warmfield.community.findings import Decision
from warmfield.community.ids import EventId, MessageId
from warmfield.engine.ports import Turn
from warmfield.plan.rulebook import Rulebook
from warmfield.reading.meaning import encoder
from warmfield.reading.read import read_many
from warmfield.rehearsal.play import Stage
from warmfield.rehearsal.scenes.compare import Mismatch, compare
from warmfield.rehearsal.scenes.consequences import consequences
from warmfield.rehearsal.scenes.director import Director
from warmfield.rehearsal.scenes.script import Scene


def perform(scene: Scene, rulebook: Rulebook) -> list[Mismatch]:
    """Give the steps that went otherwise. What falls due before a line counts for that line.

    Raises RehearsalError where a line can't be played.
    """
    stage = Stage(rulebook, encode=encoder() if scene.meaning else None)
    director, wrong = Director(rulebook), []
    if scene.clock:
        groups = tuple(dict.fromkeys(director.group(step) for step in scene.steps))
        start = PlanPublished(at=director.now, id=EventId("p"), version=rulebook.version, groups=groups)
        deque(stage.take(start), maxlen=0)
    for step in scene.steps:
        moment = director.move_on(step)
        turns = list(stage.wait(moment))
        event = director.event(step)
        if event is not None:
            turns += _take(stage, event)
        director.decisions += [one for made in turns for one in made.records if isinstance(one, Decision)]
        message = MessageId(event.id) if isinstance(event, MessageSent) else None
        happened = [one for made in turns for one in consequences(made, message, director)]
        mismatch = compare(step, happened)
        if mismatch is not None:
            wrong.append(mismatch)
    return wrong


def _take(stage: Stage, event: Event) -> Iterator[Turn]:
    reading = read_many([event.text])[0] if isinstance(event, MessageSent) else None
    return stage.take(event, reading)
