"""What stands on the settings page: a line for each page of settings. Whoever adds one adds its line here."""

from typing import Literal

from msgspec import Struct

from warmfield.wording import later


class SettingsEntry(Struct, frozen=True, kw_only=True):
    """`action` is what it takes to see it; what concerns only oneself stands among `mine`."""

    path: str
    icon: str
    title: str
    about: str
    level: Literal["mine", "community"] = "community"
    action: str = "settings"


SETTINGS = (
    SettingsEntry(
        path="/settings/look",
        icon="languages",
        title=later("Language and theme"),
        about=later("Chinese or English, light or dark, on every device you sign in on."),
        level="mine",
        action="own_account",
    ),
    SettingsEntry(
        path="/settings/sign-in",
        icon="key-round",
        title=later("How you sign in"),
        about=later("Passkeys, a password with codes, and what happened at the door lately."),
        level="mine",
        action="own_account",
    ),
    SettingsEntry(
        path="/settings/sessions",
        icon="smartphone",
        title=later("Where you are signed in"),
        about=later("Telephones and computers; end one, or all others."),
        level="mine",
        action="own_account",
    ),
    SettingsEntry(
        path="/settings/tokens",
        icon="file-code-2",
        title=later("Tokens"),
        about=later("Let a program read or do something here in your name, by the public API."),
        level="mine",
        action="tokens",
    ),
    SettingsEntry(
        path="/settings/platforms",
        icon="message-circle",
        title=later("Platforms"),
        about=later(
            "Whether each is connected, what the assistant may do there, and the mend of what is missing."
        ),
    ),
    SettingsEntry(
        path="/settings/team",
        icon="users",
        title=later("How the team signs in"),
        about=later(
            "Make a one-time link for somebody, end their sessions, let a lost telephone in no more."
        ),
    ),
    SettingsEntry(
        path="/settings/addresses",
        icon="link",
        title=later("Links and calendars"),
        about=later("The lobby, your own way into it, and a calendar to subscribe to for each group."),
        action="own_account",
    ),
    SettingsEntry(
        path="/settings/feeds",
        icon="book-open",
        title=later("Feeds and hot lists"),
        about=later("What the library reads by itself, and when it last brought something."),
    ),
    SettingsEntry(
        path="/settings/webhooks",
        icon="megaphone",
        title=later("Webhooks"),
        about=later("Other programs that are told what happens, and how it went lately."),
        action="webhooks",
    ),
    SettingsEntry(
        path="/settings/kept",
        icon="history",
        title=later("What is kept, and how long"),
        about=later("Words, nicknames, sessions and the log of signing in."),
    ),
    SettingsEntry(
        path="/audit",
        icon="scroll-text",
        title=later("Who did what"),
        about=later("Every change, with who asked for it and when; sign-ins too."),
        action="audit",
    ),
    SettingsEntry(
        path="/settings/backup",
        icon="download",
        title=later("Backup"),
        about=later("The whole community in one file."),
    ),
    SettingsEntry(
        path="/settings/about",
        icon="circle-help",
        title=later("About warmfield"),
        about=later("The version, and the licences of what others wrote."),
        action="own_account",
    ),
)
