"""The command ``kpi submissions``: what offices sent, and its life."""

import os
from datetime import datetime
from typing import Annotated

import typer

from kpi.analysis import submissions as answers_about
from kpi.analysis.answer import each
from kpi.analysis.selection import default_place
from kpi.commands.console import (
    Language,
    Store,
    errors,
    fail,
    folder,
    one_unit,
    open_data,
    out,
    read_day,
    read_when,
    refuse,
)
from kpi.commands.sent import WARNINGS, Json, plain, print_json, read_time
from kpi.intake import submissions as life
from kpi.intake.load import derive_state
from kpi.intake.publishing import NotPossible, WordNeeded
from kpi.intake.sent import OPEN
from kpi.rows import InputError
from kpi.store.reading import read_reference
from kpi.store.warehouse import Warehouse
from kpi.text.numbers import VIETNAM, moment
from kpi.text.submissions import (
    changes_lines,
    event_text,
    figure_text,
    reminder_text,
    reporting_counts,
    reporting_text,
    submission_text,
)
from kpi.text.wording import Wording

submissions = typer.Typer(no_args_is_help=False, invoke_without_command=True, help="What offices sent, and its life.")
Number = Annotated[int, typer.Argument(metavar="ID", help="The number of a submission.")]


@submissions.callback()
def list_submissions(
    context: typer.Context, as_json: Json = False, warehouse: Store | None = None, lang: Language = "vi"
) -> None:
    """List what offices sent, newest first."""
    if context.invoked_subcommand:
        return
    data = open_data(warehouse, lang)
    say, found = Wording(read_reference(data), lang), answers_about.submissions(data)
    if as_json:
        print_json([plain(row) for row in found.to_dict("records")])
        return
    for row in each(found):
        out.print(submission_text(row, say), markup=False)
    if found.empty:
        out.print(say("submissions_none"), markup=False)


@submissions.command("show")
def show(number: Number, as_json: Json = False, warehouse: Store | None = None, lang: Language = "vi") -> None:
    """Show a submission: what happened to it, its figures with their cells, and what publishing it would change."""
    data = open_data(warehouse, lang)
    say, found = Wording(read_reference(data), lang), answers_about.submissions(data, number)
    if found.empty:
        fail(f"không có lần gửi {number}", f"there is no submission {number}", lang)
    events = answers_about.submission_events(data, number)
    figures = answers_about.submission_figures(data, number)
    if as_json:
        tables = {"events": events, "figures": figures}
        told = {name: [plain(row) for row in table.to_dict("records")] for name, table in tables.items()}
        print_json(plain(found.to_dict("records")[0]) | told)
        return
    (row,) = each(found)
    lines = [submission_text(row, say), *(f"  {event_text(event, say)}" for event in each(events))]
    if row.status in OPEN:
        changes = answers_about.submission_changes(data, number)
        lines += changes_lines(changes, say)
    else:
        lines += [f"  {figure_text(figure, say)}" for figure in each(figures)]
    for line in lines:
        out.print(line, markup=False)


@submissions.command("publish")
def publish_submission(
    number: Number,
    embargo: Annotated[str, typer.Option(help="Publish at this time in Việt Nam: 2026-12-01T08:00.")] = "",
    accept: Annotated[str, typer.Option(help="Why its warnings may stand, to publish in spite of them.")] = "",
    replaces: Annotated[int | None, typer.Option(help="The submission that it corrects as a whole.")] = None,
    warehouse: Store | None = None,
    lang: Language = "vi",
) -> None:
    """Publish a submission that was checked, now or at a set time."""
    open_data(warehouse, lang)
    store, who = Warehouse(folder(warehouse), derive_state), os.environ.get("USER", "")
    try:
        if embargo:
            due = read_time(embargo, lang)
            life.schedule(store, number, who, due, accept, replaces)
            said = Wording(read_reference(store.snapshot()), lang)("import_scheduled", moment=moment(due, lang))
        else:
            made = life.publish(store, number, who, accept, replaces)
            said = Wording(read_reference(store.snapshot()), lang)("import_published", number=made.number)
    except WordNeeded as error:
        errors.print(error.vi if lang == "vi" else error.en, markup=False)
        raise typer.Exit(WARNINGS) from None
    except NotPossible as error:
        fail(error.vi, error.en, lang)
    except InputError as error:
        refuse(error, lang)
    out.print(said, markup=False)


@submissions.command("publish-due")
def publish_due(warehouse: Store | None = None, lang: Language = "vi") -> None:
    """Publish what was held back until now; let a timer run it. A load does so too."""
    say = Wording(read_reference(open_data(warehouse, lang)), lang)
    try:
        released = life.publish_due(Warehouse(folder(warehouse), derive_state))
    except InputError as error:
        refuse(error, lang)
    told = say("submissions_released", numbers=", ".join(map(str, released))) if released else ""
    out.print(told or say("submissions_due_none"), markup=False)


@submissions.command("withdraw")
def withdraw(
    number: Number,
    reason: Annotated[str, typer.Option(help="Why.")],
    warehouse: Store | None = None,
    lang: Language = "vi",
) -> None:
    """Take a submission back; what it revised stands again."""
    say = Wording(read_reference(open_data(warehouse, lang)), lang)
    try:
        made = life.withdraw(Warehouse(folder(warehouse), derive_state), number, os.environ.get("USER", ""), reason)
    except NotPossible as error:
        fail(error.vi, error.en, lang)
    except InputError as error:
        refuse(error, lang)
    out.print(say("submissions_withdrawn", number=number), markup=False)
    if made is not None:
        out.print(say("import_published", number=made.number), markup=False)


@submissions.command("due")
def due(
    period: Annotated[str, typer.Option(help="The period: 2024, 2024-S1, 2024-Q1, 2024-03.")],
    place: Annotated[str, typer.Option(help="Whose units; else the first city on record.")] = "",
    by: Annotated[str, typer.Option(help="The last day on which a report is in time: 2024-04-10.")] = "",
    remind: Annotated[bool, typer.Option("--remind", help="Write the text that reminds them instead.")] = False,
    as_json: Json = False,
    warehouse: Store | None = None,
    lang: Language = "vi",
) -> None:
    """Say who has reported for a period, when, and who is late or missing."""
    data = open_data(warehouse, lang)
    reference = read_reference(data)
    say, when, last_day = Wording(reference, lang), read_when(period, lang), read_day(by, lang)
    above = one_unit(list(reference.tree.by_id.values()), place, lang).id if place else default_place(reference)
    found = answers_about.reporting(data, above, when.first, when.last, last_day)
    if as_json:
        print_json([plain(row) for row in found.to_dict("records")])
        return
    if remind:
        today = datetime.now(VIETNAM).date()
        out.print(reminder_text(found, above, when, last_day, today, say), markup=False)
        return
    for row in each(found):
        out.print(reporting_text(row, say), markup=False)
    out.print(reporting_counts(found, last_day, say), markup=False)
