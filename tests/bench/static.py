"""A server of plain files and nothing else, on what Streamlit's server is made of: the floor for cached images."""

import os

from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

app = Starlette(routes=[Mount("/", StaticFiles(directory=os.environ["KPI_BENCH_FILES"], html=True))])
