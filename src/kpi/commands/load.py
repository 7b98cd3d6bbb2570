"""The commands ``load``, ``status`` and ``check``: figures from the data folder, what is loaded, what checks found."""

from typing import Annotated

import typer

from kpi.analysis.answer import each
from kpi.analysis.provenance import findings, publications
from kpi.commands.console import (
    DATA,
    AsOf,
    Data,
    Language,
    Store,
    folder,
    open_data,
    out,
    progress,
    refuse,
    tell,
    wrong,
)
from kpi.intake.demo.city import DemoSize
from kpi.intake.load import STEPS, load
from kpi.rows import InputError
from kpi.store.reading import read_reference
from kpi.store.warehouse import Damage, Warehouse
from kpi.text.findings import finding_place, finding_source, finding_text
from kpi.text.numbers import moment, number
from kpi.text.wording import Wording

SAID = {
    "read": ("đọc danh mục và đơn vị", "reading catalogue and units"),
    "check": ("kiểm tra số liệu", "checking figures"),
    "compare": ("so với lần công bố trước", "comparing with the last publication"),
    "derive": ("tính chỉ tiêu", "computing indicators"),
    "examine": ("rà soát vấn đề số liệu", "running checks"),
    "publish": ("công bố", "publishing"),
}


def load_all(
    data: Data = DATA,
    warehouse: Store | None = None,
    lang: Language = "vi",
    demo_units: Annotated[int, typer.Option(help="Wards of the fictional city; more than 24 make more cities.")] = 0,
    demo_indicators: Annotated[int, typer.Option(help="Its indicators reported by the month.")] = 0,
    demo_years: Annotated[int, typer.Option(help="Its years.")] = 0,
) -> None:
    """Load the data folder and publish it: everything, or nothing if anything is wrong."""
    spoken = 0 if lang == "vi" else 1
    with progress(counted=False, transient=True) as bar:
        task = bar.add_task("", total=len(STEPS))

        def on_step(step: str) -> None:
            bar.update(task, completed=STEPS.index(step), description=SAID[step][spoken])

        try:
            size = DemoSize(demo_units or None, demo_indicators or None, demo_years or None)
            store = Warehouse(folder(warehouse))
            _tell_mended(store.mend(), lang)
            made = load(data, store, demo=None if size == DemoSize() else size, on_step=on_step)
        except InputError as error:
            bar.stop()
            refuse(error, lang)
    if not made.new:
        tell(f"Số liệu không đổi; lần công bố {made.number}.", f"Figures unchanged; publication {made.number}.", lang)
        return
    added, gone = number(made.added, 0, lang), number(made.superseded, 0, lang)
    tell(
        f"Đã công bố lần {made.number}: thêm {added} số liệu, thay thế {gone}.",
        f"Published number {made.number}: figures added {added}, superseded {gone}.",
        lang,
    )


def _tell_mended(damage: Damage | None, lang: str) -> None:
    """Say what was damaged, what the load goes on from, and what is lost."""
    if damage is None:
        return
    kept = (f"{damage.name} bị hỏng; phần còn lại được giữ với tên damaged-{damage.name}.",
            f"{damage.name} is damaged; what is left of it stays as damaged-{damage.name}.")  # fmt: skip
    if damage.shown:
        tell(f"{kept[0]} Nạp tiếp từ {damage.shown}; những gì văn phòng gửi sau phiên bản đó phải gửi lại.",
             f"{kept[1]} The load goes on from {damage.shown}; what offices sent since must be sent again.",
             lang)  # fmt: skip
    else:
        tell(f"{kept[0]} Không còn phiên bản nguyên vẹn: nạp lại từ đầu; những gì văn phòng đã gửi phải gửi lại "
             "(tệp gốc còn trong thư mục files).",
             f"{kept[1]} No version is whole: everything is loaded anew; what offices sent must be sent again "
             "(the files themselves are in the folder files).", lang)  # fmt: skip


def status(
    warehouse: Store | None = None,
    lang: Language = "vi",
    asof: AsOf = None,
) -> None:
    """Say what is loaded: publications, figures, units, sources."""
    data = open_data(warehouse, lang, asof)
    reference = read_reference(data)
    counts = data.query(
        """SELECT count(*) AS figures, count(DISTINCT unit) AS units, count(DISTINCT item) AS items,
            count(DISTINCT source) AS sources, min(period_start) AS first, max(period_end) AS last
        FROM observation ANTI JOIN superseded USING (observation)"""
    ).iloc[0]
    figures = number(int(counts["figures"]), 0, lang)
    span = f"{counts['first']:%Y-%m-%d} – {counts['last']:%Y-%m-%d}"
    tell(
        f"Lần công bố {reference.publication} ({moment(reference.published_at, lang)}): {figures} số liệu của "
        f"{counts['units']} đơn vị, {counts['items']} loại, {counts['sources']} nguồn, {span}.",
        f"Publication {reference.publication} ({moment(reference.published_at, lang)}): figures {figures}, units "
        f"{counts['units']}, kinds {counts['items']}, sources {counts['sources']}; {span}.",
        lang,
    )
    for row in each(publications(data)):
        when = moment(row.published_at.to_pydatetime(), lang)
        out.print(f"  {row.publication:>4}  {when}  +{row.added}  −{row.superseded}", markup=False)


def check(
    warehouse: Store | None = None,
    lang: Language = "vi",
    unit: Annotated[str, typer.Option(help="Only this unit, by its id: 164 or 05443@2025-07-01.")] = "",
) -> None:
    """List what the checks found in the loaded figures, warnings first."""
    data = open_data(warehouse, lang)
    say = Wording(read_reference(data), lang)
    if unit and unit not in say.reference.tree:
        wrong(f"không có đơn vị “{unit}”", f"there is no unit “{unit}”", lang)
    found = findings(data, [unit] if unit else None)
    for row in each(found):
        source = finding_source(row, say)
        mark = say(f"severity_{row.severity}").split(" ")[0]
        out.print(
            f"{mark} {finding_place(row, say)}: {finding_text(row, say)}" + (f" [{source}]" if source else ""),
            markup=False,
        )
    out.print(say("findings_count", count=len(found)), markup=False)
