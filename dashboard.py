"""The web application: the Streamlit script, HTTP routes and start-up, composed here and nowhere else."""

import streamlit as st

from kpi.api.health import health_route
from kpi.ui.data import warehouse
from kpi.ui.start import warm_up

app = st.App("src/kpi/ui/app.py", routes=[health_route(warehouse)], lifespan=warm_up)
