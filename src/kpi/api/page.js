(() => {
  // What charts have room for is asked before Streamlit asks the server for them (charts/canvas).
  const room = () => ROOMS.filter((least) => innerWidth >= least).length;
  const first = room();
  const tell = () => { document.cookie = `kpi_width=${innerWidth};path=/;samesite=strict`; };
  tell();
  let waiting;
  addEventListener("resize", () => {
    tell();
    clearTimeout(waiting);
    // All that is looked at stands in the address, so the page can be opened anew; one that prints is left alone.
    if (!matchMedia("print").matches) waiting = setTimeout(() => room() === first || location.reload(), 300);
  });

  // Menus, lists and hints of Streamlit's own, where its words stand alone.
  const POPUPS = '[role="menu"], [role="listbox"], [role="tooltip"], [role="dialog"], [data-baseweb="popover"], ' +
    '[data-testid="stTooltipContent"], [data-testid="stDataFrameColumnVisibilityMenu"], .gdg-search-bar';

  // Streamlit draws the page as it goes; after each change it is put right for who hears it.
  const put = (element, name, value) => element.getAttribute(name) === value || element.setAttribute(name, value);
  const right = () => {
    const lang = new URLSearchParams(location.search).get("lang") === "en" ? "en" : "vi";
    put(document.documentElement, "lang", lang);
    for (const chart of document.querySelectorAll('[data-testid="stPlotlyChart"][aria-label]')) {
      put(chart, "role", chart.querySelector(".modebar-btn") ? "figure" : "img"); // an image holds no buttons
    }
    for (const [vi, en] of WORDS) {
      const [from, to] = lang === "vi" ? [en, vi] : [vi, en];
      const end = from.startsWith(" ") ? "$" : from.endsWith(" ") ? "^" : "";
      for (const element of document.querySelectorAll(`[aria-label${end}="${from}"]`)) {
        put(element, "aria-label", element.getAttribute("aria-label").replace(from, to));
      }
      for (const shown of document.querySelectorAll('[data-testid="stFileUploader"] button p')) {
        if (shown.firstChild?.data === from) shown.firstChild.data = to;
      }
      for (const list of document.querySelectorAll(POPUPS)) {
        const texts = document.createTreeWalker(list, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) if (texts.currentNode.data === from) texts.currentNode.data = to;
        for (const input of list.querySelectorAll(`[placeholder="${from}"]`)) put(input, "placeholder", to);
      }
      const skip = document.querySelector('[data-testid="stSkipToContent"]')?.firstChild;
      if (skip?.data === from) skip.data = to;
    }
  };
  // What goes wrong between browser and server Streamlit tells in English and in terms of its own.
  const faults = FAULTS;
  const faultOf = (text) => /status code 413|or smaller|too large/i.test(text) ? "large"
    : /not allowed/i.test(text) ? "kind" : /^Error|status code|Network/i.test(text) ? "upload" : "";
  const say = (element, fault, lang) => {
    element.dataset.fault = fault;
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let first = true; texts.nextNode(); first = false) {
      const words = first ? faults[fault][lang] : "";
      if (texts.currentNode.data !== words) texts.currentNode.data = words;
    }
  };
  const told = (lang) => {
    for (const line of document.querySelectorAll('[data-testid="stFileChip"] [role="alert"]')) {
      const fault = line.dataset.fault || faultOf(line.textContent);
      if (fault) say(line, fault, lang);
    }
    for (const dialog of document.querySelectorAll('[role="dialog"]')) {
      const title = dialog.querySelector("h2");
      if (title?.dataset.fault || title?.textContent === "Connection error") {
        say(title, "lost", lang);
        if (title.nextElementSibling) say(title.nextElementSibling, "lost_how", lang);
      }
    }
  };

  // A chart is printed as wide as it stands in the window: two of them go beside each other only where both fit.
  const HALF = 480; // CSS pixels, of which a column of an A4 page has room for 0.72 (ui/style.css)
  const paper = () => {
    const drawn = [...document.querySelectorAll('[data-testid="stColumn"] [data-testid="stPlotlyChart"] .main-svg')];
    const stacked = drawn.some((chart) => chart.getAttribute("width") > HALF);
    put(document.documentElement, "data-paper", stacked ? "stacked" : "beside");
  };
  addEventListener("beforeprint", paper);

  let asked = false;
  const later = () => { asked = false; right(); told(document.documentElement.lang); };
  new MutationObserver(() => { asked ||= !!requestAnimationFrame(later); })
    .observe(document, { childList: true, subtree: true });
})();
