"""Roles: who may do what, for whom, and for how long; and what is said of a file that gives them wrongly."""

from itertools import product
from pathlib import Path
from typing import Any, get_args

import pytest

from kpi.intake.roles import Action, Actor, Roles, may, name, read_roles
from kpi.rows import InputError
from kpi.units.tree import UnitTree
from kpi.units.unit import Unit

NOW = 1_800_000_000
GOOD = """
hours = 2
[[grant]]
email = "Lan@Phuong.vn"
role = "sender"
units = ["W1", "D"]
[[grant]]
claim = "groups"
value = "kpi"
role = "editor"
"""


def _unit(code: str, parent: str | None, kind: str = "ward") -> Unit:
    return Unit(code, code, None, None, kind, parent, code, code)


TREE = UnitTree(
    [_unit("C", None, "city"), _unit("D", "C", "district"), _unit("W1", "C"), _unit("W2", "C"), _unit("W3", "D")]
)
SENDER = Actor("lan", units=frozenset({"W1", "D"}))
EDITOR = Actor("an", editor=True)
ACTIONS: tuple[Action, ...] = get_args(Action)


def read(tmp_path: Path, text: str) -> Roles:
    file = tmp_path / "roles.toml"
    file.write_text(text, encoding="utf-8")
    return read_roles(file)


def claims(**more: Any) -> dict[str, Any]:
    return {"is_logged_in": True, "iat": NOW - 60, "email": "lan@phuong.vn", "email_verified": True} | more


def test_what_each_may_do_and_for_whom() -> None:
    allowed = {
        (who, action, place)
        for (who, actor), action, place in product(
            {"nobody": Actor(), "stranger": Actor("x"), "sender": SENDER, "editor": EDITOR}.items(), ACTIONS, TREE.by_id
        )
        if may(actor, action, place, TREE)
    }
    senders = {"see", "send", "answer", "withdraw", "file"}
    of_sender = set(product(["sender"], senders, ["W1", "D", "W3"]))
    assert allowed == set(product(["editor"], ACTIONS, TREE.by_id)) | of_sender


def test_nobody_may_do_anything_for_a_unit_that_is_not_there() -> None:
    assert not may(EDITOR, "see", "X", TREE)
    assert not may(Actor("x", units=frozenset({"X"})), "see", "X", TREE)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (claims(), Actor("lan@phuong.vn", units=frozenset({"W1", "D"}))),
        (claims(email="LAN@PHUONG.VN"), Actor("LAN@PHUONG.VN", units=frozenset({"W1", "D"}))),
        (claims(email_verified=None), Actor("lan@phuong.vn", units=frozenset({"W1", "D"}))),
        (claims(email_verified=False), Actor("lan@phuong.vn")),
        (claims(email_verified="false"), Actor("lan@phuong.vn")),
        (claims(email="xlan@phuong.vn"), Actor("xlan@phuong.vn")),
        (claims(email=["lan@phuong.vn"], sub="7"), Actor("7")),
        (claims(email="an@x.vn", groups="kpi"), Actor("an@x.vn", editor=True)),
        (claims(email="an@x.vn", groups=["other", "kpi"]), Actor("an@x.vn", editor=True)),
        (claims(email="an@x.vn", groups="kpi-guests"), Actor("an@x.vn")),
        (claims(email="an@x.vn", groups=["kpi-guests"]), Actor("an@x.vn")),
        (claims(groups=["kpi"]), Actor("lan@phuong.vn", editor=True, units=frozenset({"W1", "D"}))),
        (claims(is_logged_in=False), Actor()),
        (claims(is_logged_in="true"), Actor()),
        ({"email": "lan@phuong.vn", "iat": NOW}, Actor()),
        (claims(iat=NOW - 7199), Actor("lan@phuong.vn", units=frozenset({"W1", "D"}))),
        (claims(iat=NOW - 7201), Actor()),
        (claims(iat=None), Actor()),
    ],
)
def test_who_a_person_is_by_their_claims(tmp_path: Path, told: dict[str, Any], expected: Actor) -> None:
    assert read(tmp_path, GOOD).actor(told, NOW) == expected


def test_the_name_on_record_is_one_line_that_hides_nothing() -> None:
    assert name({"email": "a\n\x1b[31m\u202eb@x.vn"}) == "a [31mb@x.vn"
    assert name({"email": "", "name": "Lan"}) == "Lan"
    assert name({}) == "?"


WHOM = 'cần email = "ten@co-quan.vn", hoặc claim = "groups" cùng value = "…"'


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("[[grant]\n", [(1, "không đúng cú pháp TOML (Expected ']]' at the end of an array declaration (at line 1, "
                            "column 8)); hãy sửa dòng này")]),
        ("hours = 0", [(1, "hours phải là số giờ lớn hơn 0")]),
        ("hours = true", [(1, "hours phải là số giờ lớn hơn 0")]),
        ("people = 1", [(1, "không hiểu mục “people”; chỉ có hours và [[grant]]")]),
        ("[grant]\nemail = 'a@b.vn'", [(1, "mỗi vai trò phải bắt đầu bằng [[grant]]")]),
        ("\n[[grant]]\nrole = 'editor'", [(2, WHOM)]),
        ("[[grant]]\nemail = 'a'\nrole = 'editor'", [(1, WHOM)]),
        ("[[grant]]\nclaim = 'email'\nvalue = 'a@b.vn'\nrole = 'editor'", [(1, WHOM)]),
        ("[[grant]]\nclaim = 'groups'\nvalue = ''\nrole = 'editor'", [(1, WHOM)]),
        ("[[grant]]\nemail = 'a@b.vn'\nclaim = 'groups'\nvalue = 'x'\nrole = 'editor'", [(1, WHOM)]),
        ("[[grant]]\nemail = 'a@b.vn'\nrole = 'admin'", [(1, 'role phải là "sender" hoặc "editor"')]),
        ("[[grant]]\nemail = 'a@b.vn'\nrole = 'sender'", [(1, 'sender cần units, như units = ["MH07"]')]),
        ("[[grant]]\nemail = 'a@b.vn'\nrole = 'sender'\nunits = 'W1'",
         [(1, 'units phải là danh sách mã đơn vị, như ["MH07"]')]),
        ("[[grant]]\nemail = 'a@b.vn'\nrole = 'editor'\nunits = ['W1']",
         [(1, "editor làm với mọi đơn vị; hãy bỏ units")]),
        ("[[grant]]\nemail = 'a@b.vn'\nrole = 'editor'\n[[grant]]\nemails = 'b'\nrole = 'x'",
         [(4, "không hiểu “emails”; hãy dùng email, claim, value, role, units"), (4, WHOM),
          (4, 'role phải là "sender" hoặc "editor"')]),
    ],
)  # fmt: skip
def test_a_bad_file_says_what_where_and_how_to_mend_it(
    tmp_path: Path, text: str, problems: list[tuple[int, str]]
) -> None:
    with pytest.raises(InputError) as refused:
        read(tmp_path, text)
    assert [(problem.line, problem.vi) for problem in refused.value.problems] == problems
    assert all(problem.file == "roles.toml" and problem.en for problem in refused.value.problems)


def test_a_file_of_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "roles.toml").write_bytes("[[grant]]\nemail = 'Thái'".encode("utf-16"))
    with pytest.raises(InputError, match="not UTF-8"):
        read_roles(tmp_path / "roles.toml")


def test_no_file_is_no_roles(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_roles(tmp_path / "roles.toml")
    assert read(tmp_path, "").actor(claims(), NOW) == Actor("lan@phuong.vn")
