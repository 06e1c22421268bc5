"""What technical chats paste: dumps, tables, logs and banners that no one should take for adverts."""

import random

_CODE = (
    "fn main() -> Result<()> {",
    "let mut buf = vec![0u8; 1024];",
    "for (i, x) in xs.iter().enumerate() {",
    "}",
    "import numpy as np",
    "def price(self): return self.total * 0.9",
    "if err != nil { return nil, err }",
    "SELECT id, price, discount FROM orders WHERE paid = 1;",
    '<div class="card sale">',
    "console.log(data[0].id);",
    "const PORT = 8080;",
    "at java.lang.Thread.run(Thread.java:748)",
    "thread 'main' panicked at src/lib.rs:42:13",
    "00007f2a movdqa xmm0, [rsp+0x10]",
    "(func $f (param i32) (result i64)",
    "curl -X POST http://localhost:3000/api",
)
_HEADS = (
    "OS",
    "Kernel",
    "Uptime",
    "Shell",
    "CPU",
    "Memory",
    "Disk",
    "GPU",
    "Packages",
    "Resolution",
    "Terminal",
)


def _hex(luck: random.Random) -> str:
    row = lambda at: f"{at:08x}  " + " ".join(f"{luck.randrange(256):02x}" for _ in range(16))  # noqa: E731
    return "\n".join(row(16 * at) for at in range(luck.randint(3, 20)))


def _table(luck: random.Random) -> str:
    head = "| name | time | change |\n|---|---|---|"
    return head + "".join(
        f"\n| bench_{luck.randrange(99)} | {luck.random() * 900:.2f} ms"
        f" | {luck.choice('+-')}{luck.random() * 40:.1f}% |"
        for _ in range(luck.randint(3, 15))
    )


def _banner(luck: random.Random) -> str:
    art = "".join(luck.choice("#@%.:/\\|_-=+*o8dbPY' ") for _ in range(luck.randint(40, 300)))
    return (
        art
        + "\n"
        + "\n".join(
            f"{one}: {luck.randrange(9999)} {luck.choice(('MiB', 'GHz', '%', 'days', ''))}" for one in _HEADS
        )
    )


def _log(luck: random.Random) -> str:
    return "\n".join(
        f"2021-0{luck.randint(1, 9)}-1{luck.randrange(9)}T1{luck.randrange(9)}:2{luck.randrange(9)}:07Z"
        f" {luck.choice(('INFO', 'WARN', 'ERROR'))} worker-{luck.randrange(64)}:"
        f" {luck.choice(('request done', 'timeout', 'order paid', 'retry'))}"
        f" in {luck.randrange(900)} ms id={luck.getrandbits(48):x}"
        for _ in range(luck.randint(2, 12))
    )


def _code(luck: random.Random) -> str:
    return "```\n" + "\n".join(luck.choices(_CODE, k=luck.randint(3, 14))) + "\n```"


def _numbers(luck: random.Random) -> str:
    return luck.choice((" ", ", ", "\n", "")).join(
        str(luck.getrandbits(luck.choice((4, 8, 16, 32, 64)))) for _ in range(luck.randint(5, 60))
    )


def _base(luck: random.Random) -> str:
    signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    return "".join(luck.choices(signs, k=luck.randint(40, 390)))


def dump(luck: random.Random) -> str:
    """Draw one dump."""
    return luck.choice((_hex, _table, _banner, _log, _code, _numbers, _base))(luck)
