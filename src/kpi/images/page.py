"""The page in which figures are drawn: Plotly's script from its package and our font, nothing from a network."""

from base64 import b64encode
from functools import cache
from importlib.util import find_spec
from pathlib import Path

FAMILY = "Source Sans"  # as Streamlit's own pages call it
WEIGHTS = "200 900"  # the range of the files' one axis
STYLES = {"normal": "SourceSansVF-Upright*.woff2", "italic": "SourceSansVF-Italic*.woff2"}

# A picture made of an SVG sees no font of its page, only those it carries. Plotly writes its SVG by XMLSerializer,
# once for either format, so this is the place to hand the font over.
FONT_IN_SVG = """
const face = style => document.getElementById('face-' + style).textContent;
const write = XMLSerializer.prototype.serializeToString;
XMLSerializer.prototype.serializeToString = function (node) {
  const svg = write.call(this, node);
  const faces = face('normal') + (/font-style:\\s*italic|<(em|i)>/.test(svg) ? face('italic') : '');
  return svg.replace(/<svg[^>]*>/, start => start + '<style>' + faces + '</style>');
};
const draw = kaleido_scopes.plotly;
kaleido_scopes.plotly = async (...figure) => {
  await Promise.all([...document.fonts].map(font => font.load()));
  return draw(...figure);
};
"""


@cache
def font_face(style: str) -> str:
    """Return the CSS rule that brings the font in ``style`` (``normal`` or ``italic``), the file within it."""
    content = b64encode(_font_file(style).read_bytes()).decode()
    source = f"src:url(data:font/woff2;base64,{content}) format('woff2')"
    return f"@font-face{{font-family:'{FAMILY}';font-style:{style};font-weight:{WEIGHTS};{source}}}"


def _font_file(style: str) -> Path:
    return next((_package("streamlit") / "static" / "static" / "media").glob(STYLES[style]))


def _package(name: str) -> Path:
    """Return the folder of a package without importing it."""
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"the package {name} is not installed; install what pyproject.toml lists")
    return Path(spec.submodule_search_locations[0])


class Page:
    """What Kaleido asks for the page it opens."""

    def generate_index(self) -> str:
        """Return the page as HTML."""
        styles = "".join(f'<style id="face-{style}">{font_face(style)}</style>' for style in STYLES)
        scripts = (
            _package("plotly") / "package_data" / "plotly.min.js",
            _package("kaleido") / "vendor" / "kaleido_scopes.js",
        )
        loaded = "".join(f'<script src="{script.as_uri()}" charset="utf-8"></script>' for script in scripts)
        return (
            f'<!DOCTYPE html><html><head><meta charset="utf-8"><style id="head-style"></style>{styles}{loaded}'
            f'<script>{FONT_IN_SVG}</script></head><body style="margin:0"><img id="kaleido-image"></body></html>'
        )
