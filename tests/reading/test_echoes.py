"""The same post is known again when changed a little; different posts are not."""

import json
from pathlib import Path

import pytest

from warmfield.reading.echo import SHORTEST, alike
from warmfield.reading.read import read, read_many

POST = "周末亲子采摘团，每人68元含午餐，想去的家长加我微信交定金，名额只有二十个，先到先得哦"
CHAT = Path(__file__).parents[3] / "shared/data/labelled/qqgroup_ads_zh.dev.jsonl"


@pytest.mark.parametrize(
    "copy",
    [
        f"🌸🌸{POST}🌸",
        POST.replace("，", " ~ "),
        POST.replace("微信", "薇芯").replace("加我", "佳我"),
        "週末親子採摘團，每人68元含午餐，想去的家長加我微信交定金，名額只有二十個，先到先得哦",
        f"@乐乐爸-龙泽苑 {POST}",
        f"{POST} 如玛爸",
        "\u200b".join(POST),
        POST.replace("68", "６８"),
        " ".join(POST),
    ],
)
def test_a_changed_copy_is_alike(copy: str) -> None:
    assert alike(read(POST).sketch, read(copy).sketch) > 0.6


def test_spacing_emoji_and_script_leave_the_skeleton_as_it_is() -> None:
    assert read("好 看!🌸").skeleton == read("好看").skeleton == read("好，看").skeleton
    assert read("好看").skeleton != read("好听").skeleton


def test_a_text_without_letters_has_no_skeleton() -> None:
    assert read("🌸！！").skeleton == ""


def test_short_texts_have_no_sketch() -> None:
    assert read("好的收到").sketch == ()
    assert alike((), ()) == 0.0
    assert len(read("好" * SHORTEST).sketch) == 1


def test_other_posts_are_not_alike() -> None:
    other = "周末学校开放日，欢迎家长带孩子来参观，门口登记，需要帮忙的请找值班老师，谢谢大家"
    assert alike(read(POST).sketch, read(other).sketch) < 0.2


@pytest.mark.skipif(not CHAT.exists(), reason="the shared data isn't here")
def test_hardly_any_two_messages_of_a_chat_are_alike() -> None:
    texts = [json.loads(line) for line in CHAT.read_text("utf-8").splitlines()]
    ham = {row["text"] for row in texts if row["label"] == "ham"}
    readings = read_many(sorted(ham))
    sketches = [one.sketch for one in readings if one.words >= 12 and one.sketch][:150]
    pairs = [(a, b) for at, a in enumerate(sketches) for b in sketches[:at]]
    assert sum(alike(a, b) > 0.6 for a, b in pairs) <= len(pairs) * 1e-3
