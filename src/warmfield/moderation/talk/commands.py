"""What staff write to the assistant: inbox, answers, undo, why, games. All else is heard as a member's."""

import re
import unicodedata

from msgspec import Struct

from warmfield.acts import for_staff as told
from warmfield.acts.inbox import open_requests, pass_on, take
from warmfield.acts.moment import Moment
from warmfield.community.events import Whispered
from warmfield.community.findings import Decision
from warmfield.community.ids import DecisionId, PersonId, RequestId
from warmfield.community.requests import Request
from warmfield.moderation.answers import MOVES, answer, follows, forbidden, meant, suits
from warmfield.moderation.taken_back import stands, take_back
from warmfield.moderation.talk.hearing import plain
from warmfield.moderation.talk.pieces_sent import piece_talk
from warmfield.moderation.told.explained import why_for_staff
from warmfield.moderation.undo import undo
from warmfield.rhythm.answered import EXPLAINED
from warmfield.rhythm.games.host_word import host_word
from warmfield.rhythm.how_alive import how_alive, lines
from warmfield.rhythm.wish import scope_of
from warmfield.wording import Words

VERBS = {
    "approve": ("approve", "approved", "aprove", "ok", "yes", "同意", "批准", "通过", "准", "可以"),
    "refuse": (
        "refuse",
        "reject",
        "decline",
        "deny",
        "no",
        "不同意",
        "不批准",
        "拒绝",
        "驳回",
        "不行",
        "不可以",
    ),
    "done": ("done", "finished", "完成", "已完成", "办好了", "做完了", "搞定", "已办"),
    "undo": ("undo", "revert", "撤销", "撤回", "恢复", "取消处理"),
    "why": ("why", "explain", "为什么", "说明", "原因", "详情"),
    "take": ("take", "i'll take", "mine", "我来", "我来处理", "我接", "交给我"),
    "pass": ("pass", "pass on", "next", "转给下一位", "转给别人", "下一位", "转交", "我不行", "我不方便"),
    "inbox": ("inbox", "list", "待办", "收件箱", "还有什么"),
    "gauge": ("gauge", "how alive", "群况", "活跃度"),
}
WITHOUT_NUMBER = frozenset({"inbox", "gauge"})
SOFT = frozenset({
    "ok", "yes", "no", "list", "mine", "next", "可以", "不行", "不可以", "准", "下一位", "我不行", "我不方便",
})  # fmt: skip
"""Words of every talk: they answer a request only beside its number."""
_VERB = {word: verb for verb, all_words in VERBS.items() for word in all_words}
_ABOUT = re.compile(
    r"(?<![a-z0-9/])(?P<request>r\d+)(?!\w*/)|(?<![a-z0-9])(?P<decision>d/\S+)", re.IGNORECASE
)
_NUMBER = re.compile(r"^\s*#?(\d+)\b")
_WORDS = re.compile("|".join(sorted(_VERB, key=len, reverse=True)))


class Command(Struct, frozen=True, kw_only=True):
    """`request` or `decision` names what it is about; `rest` is what was written after it."""

    verb: str
    request: RequestId | None = None
    decision: DecisionId | None = None
    rest: str = ""


def command_in(text: str) -> Command | None:
    """Read `approve r12`, `r12 同意`, `同意12`, `refuse r12 too long`; None when it is no command."""
    kept = unicodedata.normalize("NFKC", text).strip().lstrip("/")
    about = _ABOUT.search(kept)
    left = kept if about is None else f"{kept[: about.start()]} {kept[about.end() :]}".strip()
    verb = _WORDS.match(plain(left))
    if verb is None or not _ends(plain(left), verb.end()):
        return None
    rest = left[verb.end() :]
    number = None if about else _NUMBER.match(rest)
    if number is not None:
        return Command(
            verb=_VERB[verb[0]], request=RequestId(f"r{number[1]}"), rest=_said(rest[number.end() :])
        )
    if about is None:
        whole = _VERB[verb[0]] in WITHOUT_NUMBER or (not _said(rest) and verb[0] not in SOFT)
        return Command(verb=_VERB[verb[0]], rest=_said(rest)) if whole else None
    request, decision = about["request"], about["decision"]
    return Command(
        verb=_VERB[verb[0]],
        request=RequestId(request.casefold()) if request else None,
        decision=DecisionId(decision) if decision else None,
        rest=_said(rest),
    )


def _ends(said: str, at: int) -> bool:
    """An English verb must end where a word ends; Chinese has no spaces to tell."""
    return at >= len(said) or not (said[at - 1].isascii() and said[at].isascii() and said[at].isalpha())


def _said(rest: str) -> str:
    return rest.strip(" :：,，.。;；-—\t\n")


def answer_staff(moment: Moment, event: Whispered, person: PersonId) -> str | None:
    """None when the whisper is no staff command."""
    command = command_in(event.text)
    if command is None:
        begun = host_word(moment, event.who, moment.home(event.who, event.group), event.text)
        return piece_talk(moment, event, person) if begun is None else begun.text
    words = moment.words(moment.home(event.who, event.group))
    requests = list(open_requests(moment))
    match command.verb:
        case "inbox":
            named = [(one, _name(moment, one)) for one in requests]
            return told.inbox_text(words, named, moment.rulebook.plan.people)
        case "gauge":
            return _gauge(moment, command, words)
        case "why":
            return _why(moment, command)
        case "undo":
            return _undo(moment, command, person)
        case _:
            return _answer(moment, command, person, requests)


def _answer(moment: Moment, command: Command, person: PersonId, waiting: list[Request]) -> str | None:
    """A bare `同意` answers the only open request; with none or several it is no command."""
    number = command.request or (waiting[0].id if len(waiting) == 1 and command.decision is None else None)
    if number is None:
        return None if not waiting else told.which_one(moment.words(None), [one.id for one in waiting])
    request = moment.draft.get(Request, number)
    words = moment.words(None if request is None else request.group)
    if request is None:
        return told.no_such(words, number)
    if request.state != "open":
        return told.answered_already(words, request)
    return _answer_open(moment, command, person, request)


def _answer_open(moment: Moment, command: Command, person: PersonId, request: Request) -> str:
    words = moment.words(request.group)
    how = meant(request, command.verb)
    if not suits(request, how):
        return told.how_to_answer(words, request)
    barred = forbidden(moment, request, person)
    if barred:
        return told.not_yours(words, barred)
    if how in MOVES:
        return _move(moment, request, how, person)
    return _answered(moment, request, how, command, person)


def _answered(moment: Moment, request: Request, how: str, command: Command, person: PersonId) -> str:
    """What can't be understood is asked back, and the request stays open."""
    clear, said = follows(moment, request, how, command.rest)
    if not clear:
        return said
    answer(moment, request, how, person, command.rest)
    words = moment.words(request.group)
    noted = told.noted(words, request, how, alone=request.not_for == person)
    return f"{noted}\n{said}".strip()


def _move(moment: Moment, request: Request, how: str, person: PersonId) -> str:
    """Take it, or pass it on: it stays open."""
    words = moment.words(request.group)
    if how == "pass":
        asked = pass_on(moment, request, person)
        return told.nobody_next(words, request) if asked is None else told.passed_to_next(words, request)
    if request.taken_by not in (None, person):
        other = moment.rulebook.plan.people.get(request.taken_by)
        return told.taken_by_other(words, request, other.name if other else request.taken_by)
    take(moment, request, person)
    return told.taken(words, request)


def _gauge(moment: Moment, command: Command, words: Words) -> str:
    """Of the group that is named, or of all."""
    groups = moment.rulebook.plan.groups.items()
    meant = [at for at, one in groups if command.rest and command.rest in (at, one.name)]
    meant = meant or [at for at, _ in groups]
    scopes = [scope_of(moment, at) for at in meant]
    return "\n".join(line for scope in scopes for line in lines(how_alive(scope, days=1), scope, words))


def _decision(moment: Moment, command: Command) -> Decision | None:
    about = command.decision
    if about is None and command.request is not None:
        request = moment.draft.get(Request, command.request)
        about = None if request is None else request.decision
    return None if about is None else moment.draft.get(Decision, about)


def _why(moment: Moment, command: Command) -> str | None:
    request = None if command.request is None else moment.draft.get(Request, command.request)
    if request is not None and request.sort in EXPLAINED:
        return EXPLAINED[request.sort](moment, request)
    decision = _decision(moment, command)
    if decision is None:
        named = command.decision or command.request
        return None if named is None else told.no_such(moment.words(None), named)
    name = moment.nickname(decision.group, decision.member) or decision.member
    return why_for_staff(moment.rulebook, decision, name)


def _undo(moment: Moment, command: Command, person: PersonId) -> str | None:
    decision = _decision(moment, command)
    request = None if command.request is None else moment.draft.get(Request, command.request)
    if decision is None and request is not None:
        return _take_back(moment, request, person)
    if decision is None:
        named = command.decision or command.request
        return None if named is None else told.no_such(moment.words(None), named)
    words = moment.words(decision.group)
    if person not in moment.rulebook.deciders(decision.group):
        return told.not_yours(words, "role")
    if decision.undone_at is not None:
        return told.undone_already(words)
    return told.undone(words) if undo(moment, decision, person, command.rest) else told.nothing_to_undo(words)


def _take_back(moment: Moment, request: Request, person: PersonId) -> str:
    """An answer behind which no decision stands: the request is open again."""
    words, barred = moment.words(request.group), forbidden(moment, request, person)
    if barred:
        return told.not_yours(words, barred)
    why = stands(moment.draft, request)
    take_back(moment, request)
    return words(why) if why else words("Taken back; it is open again.")


def _name(moment: Moment, request: Request) -> str:
    if request.group is None or request.member is None:
        return ""
    return moment.nickname(request.group, request.member)
