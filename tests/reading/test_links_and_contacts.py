"""Links and contacts are found where they are, and nothing that only looks like one."""

import pytest

from warmfield.reading.read import read


@pytest.mark.parametrize(
    ("text", "url", "domain"),
    [
        ("看这个https://mp.weixin.qq.com/s/AbC_12-3，很好", "https://mp.weixin.qq.com/s/AbC_12-3", "qq.com"),
        ("（http://t.cn/A6xYz）", "http://t.cn/A6xYz", "t.cn"),
        ("看看example.com吧", "https://example.com", "example.com"),
        ("www.bbc.co.uk/news.", "https://www.bbc.co.uk/news", "bbc.co.uk"),
        ("bit.ly/3xYz9Q", "https://bit.ly/3xYz9Q", "bit.ly"),
        ("hxxps://bad.top/x", "https://bad.top/x", "bad.top"),
        ("去abc点com看", "https://abc.com", "abc.com"),
        ("abc[.]com/login", "https://abc.com/login", "abc.com"),
        ("ｗｗｗ．ｅｘａｍｐｌｅ．ｃｏｍ", "https://www.example.com", "example.com"),
        ("see https://en.example.org/wiki/A_(b)!", "https://en.example.org/wiki/A_(b)", "example.org"),
        ("<https://a.test/x?y=1&z=2#q>", "https://a.test/x?y=1&z=2#q", "a.test"),
    ],
)
def test_finds_a_link(text: str, url: str, domain: str) -> None:
    (link,) = read(text).links
    assert (link.url, link.domain) == (url, domain)
    assert text[link.span.start : link.span.end] in text


@pytest.mark.parametrize(
    "text",
    [
        "open main.py and README.md",
        "foo.rs calls bar.sh",
        "version 1.2.3 at 10:30",
        "write to a@school.com",
        "e.g. this, i.e. that. And so on...",
        "I use asp.net and node.js",
        "self.name = obj.id",
        "好的.明天见",
        "end of one.Next begins",
        "s.th. like 3.14",
    ],
)
def test_leaves_what_only_looks_like_a_link(text: str) -> None:
    assert read(text).links == ()


@pytest.mark.parametrize(
    ("text", "sort", "value"),
    [
        ("加我微信：leo_dad88", "wechat", "leo_dad88"),
        ("薇信 abc12345", "wechat", "abc12345"),
        ("vx:xiaoming2020", "wechat", "xiaoming2020"),
        ("Ｖ：ａｂｃ１２３４５", "wechat", "abc12345"),
        ("微信同号13812345678", "wechat", "13812345678"),
        ("加.微.信.a.b.c.1.2.3.4", "wechat", "abc1234"),
        ("QQ 812294909", "qq", "812294909"),
        ("加群 87654321", "qq_group", "87654321"),
        ("QQ群：123456789", "qq_group", "123456789"),
        ("电话13812345678", "phone", "13812345678"),
        ("138-1234-5678", "phone", "13812345678"),
        ("call +44 7700 900123", "phone", "+447700900123"),
        ("Text 07700 900456 to order", "phone", "07700900456"),
        ("(555) 010-1234", "phone", "5550101234"),
        ("佳我薇芯 abc12345", "wechat", "abc12345"),
        ("138零零一二三四五六", "phone", "13800123456"),
        ("mail leo.dad@school.org please", "email", "leo.dad@school.org"),
        ("telegram: @trade_with_us", "telegram", "trade_with_us"),
        ("https://t.me/+AbCdEfGh12", "group_link", "t.me/+abcdefgh12"),
        ("https://chat.whatsapp.com/AbCdEfGh12", "group_link", "chat.whatsapp.com/abcdefgh12"),
        ("discord.gg/rust-lang", "group_link", "discord.gg/rust-lang"),
    ],
)
def test_finds_a_contact(text: str, sort: str, value: str) -> None:
    ways = {(way.sort, way.value) for way in read(text).contacts}
    assert any(found == sort and there.startswith(value) for found, there in ways)


@pytest.mark.parametrize(
    "text",
    [
        "微信群里说一下",
        "wechat group is full",
        "error code 40013812345",
        "order 2024123456789012",
        "vx is a framework",
        "0x7fffffff1380000",
        "3 pages, 4 exercises, 12 words",
        "v1.2.3 is out",
    ],
)
def test_leaves_what_only_looks_like_a_contact(text: str) -> None:
    assert read(text).contacts == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("雨天的小角落 https://ex.test/a", 6),
        ("A quiet reading corner", 8),
        ("don't", 2),
        ("https://ex.test/a 🌸🌸", 0),
        ("[微笑][捂脸]", 0),
        ("@乐乐爸-龙泽苑 好看", 2),
        ("12345 67", 0),
    ],
)
def test_counts_what_a_text_says(text: str, words: int) -> None:
    assert read(text).words == words


def test_names_who_is_mentioned() -> None:
    assert read("@乐乐爸-龙泽苑\u2005@Leo 你们好").mentions == ("乐乐爸-龙泽苑", "Leo")
