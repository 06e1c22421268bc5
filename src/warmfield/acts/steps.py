"""What a person has to tap or say, for each action a platform can't do."""

from typing import assert_never

from warmfield.acts.amounts import clock_time
from warmfield.community import actions as a
from warmfield.plan.rulebook import Rulebook
from warmfield.wording import Words, words_in


def step_text(rulebook: Rulebook, action: a.Action, name: str, words: Words | None = None) -> str:  # noqa: C901, PLR0911, PLR0912 - one line an action
    """Name one step; `name` is whom it concerns, as the group knows them. `words`: the reader's language."""
    words = words or words_in(rulebook.language_of(action.group))
    group = rulebook.group(action.group).name
    match action:
        case a.Tell():
            return words("Send {name} the private word below", name=name)
        case a.Post():
            return words("Post the text below in {group}", group=group)
        case a.RemoveMessage() | a.HoldMessage():
            return words("Take the message of {name} out of {group}", name=name, group=group)
        case a.Mute(until=until):
            time = clock_time(until, rulebook.plan.community.time_zone)
            return words("Mute {name} in {group} until {time}", name=name, group=group, time=time)
        case a.Unmute():
            return words("Let {name} write again in {group}", name=name, group=group)
        case a.RemoveMember():
            return words("Remove {name} from {group}", name=name, group=group)
        case a.Readmit():
            return words("Invite {name} back into {group}", name=name, group=group)
        case a.SetNickname(nickname=nickname):
            return words(
                "Change the nickname of {name} in {group} to {nickname}",
                name=name,
                group=group,
                nickname=nickname,
            )
        case a.ApproveJoin():
            return words("Let {name} into {group}", name=name, group=group)
        case a.RefuseJoin():
            return words("Turn down {name}, who asks to join {group}", name=name, group=group)
        case a.Focus():
            return words("Let only the speakers write in {group}", group=group)
        case a.Unfocus():
            return words("Let everyone write again in {group}", group=group)
        case a.Pin():
            return words("Pin the message in {group}", group=group)
        case _:
            assert_never(action)
