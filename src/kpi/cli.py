"""The command ``kpi``: load figures, take in files, say what is loaded, write forms and briefings."""

import typer

from kpi.commands.brief import write_briefings
from kpi.commands.form import write_forms
from kpi.commands.load import check, load_all, status
from kpi.commands.submissions import submissions
from kpi.commands.take_in import import_file
from kpi.commands.units import units

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
app.command("load")(load_all)
app.command("status")(status)
app.command("check")(check)
app.command("import")(import_file)
app.add_typer(submissions, name="submissions")
app.command("form")(write_forms)
app.command("brief")(write_briefings)
app.add_typer(units, name="units")
