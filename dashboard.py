"""The web application: the Streamlit script, HTTP routes and start-up, composed here and nowhere else."""

import streamlit as st
from starlette.middleware import Middleware

from kpi.api.health import health_route
from kpi.api.language import PageLanguage
from kpi.api.present import present_route
from kpi.ui.data import keep, warehouse
from kpi.ui.start import say_failed, warm_up

app = st.App(
    "src/kpi/ui/app.py",
    routes=[health_route(warehouse), present_route(warehouse, keep)],
    middleware=[Middleware(PageLanguage)],
    lifespan=warm_up,
    on_script_error=say_failed,
)
