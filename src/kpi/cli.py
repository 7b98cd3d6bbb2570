"""The command ``kpi``: load figures, take in files, say what is loaded, write forms and briefings."""

import sys
from typing import Any

import typer
from typer.core import TyperGroup

from kpi.commands.brief import write_briefings
from kpi.commands.console import refuse, told_damaged
from kpi.commands.form import write_forms
from kpi.commands.load import check, load_all, status
from kpi.commands.submissions import submissions
from kpi.commands.take_in import import_file
from kpi.commands.units import units
from kpi.store.warehouse import Damaged, DamagedVersion


class Commands(TyperGroup):
    """The commands; what is damaged is told in words, wherever a command comes upon it."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that is asked for."""
        lang = "en" if "en" in sys.argv else "vi"
        try:
            return super().invoke(ctx)
        except Damaged as error:
            told_damaged(error, lang)
        except DamagedVersion as error:
            refuse(error, lang)


app = typer.Typer(cls=Commands, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
app.command("load")(load_all)
app.command("status")(status)
app.command("check")(check)
app.command("import")(import_file)
app.add_typer(submissions, name="submissions")
app.command("form")(write_forms)
app.command("brief")(write_briefings)
app.add_typer(units, name="units")
