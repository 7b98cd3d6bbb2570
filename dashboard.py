"""The web application: the Streamlit script, HTTP routes and start-up, composed here and nowhere else."""

import streamlit as st
from starlette.middleware import Middleware

from kpi.api.addresses import below_path
from kpi.api.charts import chart_route
from kpi.api.desk import Desk
from kpi.api.embed import embed_route
from kpi.api.health import health_route
from kpi.api.language import PageLanguage
from kpi.api.overview import overview_route
from kpi.api.present import present_route
from kpi.api.preview import previewer
from kpi.api.short import short_route
from kpi.api.sign_in import ComeBack
from kpi.images.chromium import lacking
from kpi.ui.data import images, keep, renderer, warehouse
from kpi.ui.start import say_failed, warm_up

BELOW = below_path(st.get_option("server.baseUrlPath"))
desk = Desk(warehouse, keep, renderer, images, lacking, BELOW)

app = st.App(
    "src/kpi/ui/app.py",
    routes=[
        health_route(warehouse, BELOW),
        overview_route(BELOW),
        chart_route(desk),
        embed_route(desk),
        short_route(desk),
        present_route(desk),
    ],
    middleware=[
        Middleware(PageLanguage, preview=previewer(desk), below=BELOW),
        Middleware(ComeBack, below=BELOW),
    ],
    lifespan=warm_up,
    on_script_error=say_failed,
)
