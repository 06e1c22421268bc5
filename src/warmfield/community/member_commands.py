"""What staff ask for about one member: a note, consent, a measure by hand, a nickname put right."""

from datetime import timedelta

from warmfield.community.happening import Happened
from warmfield.community.ids import ClauseNumber, GroupId, MemberId, PersonId


class NoteWritten(Happened, frozen=True, kw_only=True, tag="note_written"):
    """For other staff to read; the member sees it in an export of what is kept."""

    who: MemberId
    text: str
    group: GroupId | None = None
    by: PersonId | None = None


class ConsentNoted(Happened, frozen=True, kw_only=True, tag="consent_noted"):
    """`about` is one of `records.CONSENTS`, `how` of `records.CONSENT_WAYS`. Not `given`: taken back."""

    who: MemberId
    about: str
    given: bool = True
    how: str = ""
    by: PersonId | None = None


class MemberMeasured(Happened, frozen=True, kw_only=True, tag="member_measured"):
    """A rung by hand: `warn`, `mute` or `remove`, under a clause, for the reason in `text`."""

    who: MemberId
    group: GroupId
    rung: str
    clause: ClauseNumber
    text: str
    lasts: timedelta | None = None
    """Of a mute; None: as long as the ladder's."""
    by: PersonId | None = None


class NicknameGiven(Happened, frozen=True, kw_only=True, tag="nickname_given"):
    """What is wrong or should not stand is put right, where the platform lets us; else by a person."""

    who: MemberId
    group: GroupId
    nickname: str
    by: PersonId | None = None


MemberCommand = NoteWritten | ConsentNoted | MemberMeasured | NicknameGiven
