"""Drafts are kept for who made them, under the hash of their content; a sign-in that ended stays ended."""

from pathlib import Path

from kpi.store.drafts import Shelf
from kpi.store.sign_outs import end_sign_in, has_ended


def test_a_draft_is_kept_until_it_is_thrown_away(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, "issuer lan")
    assert shelf.get() is None
    shelf.put("a.csv", b"first", "MH01", "", {})
    shelf.put("b.csv", b"second", "MH02", "Báo cáo", {"column:2": "edocs_sent"})
    kept = Shelf(tmp_path, "issuer lan").get()
    assert kept is not None
    assert (kept.file, kept.data, kept.place, kept.title) == ("b.csv", b"second", "MH02", "Báo cáo")
    assert kept.answers == {"column:2": "edocs_sent"}
    assert Shelf(tmp_path, "issuer ba").get() is None
    shelf.clear()
    assert shelf.get() is None


def test_a_draft_that_was_changed_on_the_disk_is_none(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, "issuer lan")
    shelf.put("a.csv", b"first", "MH01", "", {})
    for path in (tmp_path / "drafts").iterdir():
        if path.suffix != ".json":
            path.write_bytes(b"other")
    assert shelf.get() is None


def test_a_sign_in_that_ended_is_told_from_a_later_one(tmp_path: Path) -> None:
    claims = {"iss": "i", "sub": "lan", "iat": 100, "nonce": "a", "email": "lan@x.vn"}
    assert not has_ended(tmp_path, claims)
    end_sign_in(tmp_path, claims)
    assert has_ended(tmp_path, {**claims, "email": "other"})
    assert not has_ended(tmp_path, {**claims, "iat": 200})
