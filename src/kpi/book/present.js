"use strict";
const screens = [...document.querySelectorAll("section[id]")];
const page = document.title;
const part = name => document.getElementById(name);
const asked = new URLSearchParams(location.search).get("indicator");
let at = Math.max(0, screens.findIndex(screen => screen.id === asked));

function show(place) {
  at = Math.min(Math.max(place, 0), screens.length - 1);
  screens.forEach((screen, number) => { screen.hidden = number !== at; });
  const screen = screens[at];
  part("position").textContent = screen.dataset.position;
  part("previous").disabled = at === 0;
  part("next").disabled = at === screens.length - 1;
  document.title = `${screen.querySelector("h1").textContent} – ${page}`;
  const query = new URLSearchParams(location.search);
  query.set("indicator", screen.id);
  history.replaceState(null, "", `?${query}`);
  scrollTo(0, 0);
}

const leave = () => location.assign(part("leave").href);
const keys = {
  ArrowRight: () => show(at + 1), ArrowDown: () => show(at + 1), PageDown: () => show(at + 1),
  ArrowLeft: () => show(at - 1), ArrowUp: () => show(at - 1), PageUp: () => show(at - 1),
  Home: () => show(0), End: () => show(screens.length - 1), Escape: leave,
};

document.querySelector("nav").hidden = false;
if (screens.length) {
  show(at);
} else {
  ["previous", "next", "position"].forEach(name => part(name).remove());
}
addEventListener("keydown", event => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const onControl = event.target.closest && event.target.closest("button, a");
  const act = event.key === " " && !onControl ? keys.PageDown : keys[event.key];
  if (!act || (!screens.length && act !== leave)) return;
  event.preventDefault();
  act();
});
part("previous")?.addEventListener("click", () => show(at - 1));
part("next")?.addEventListener("click", () => show(at + 1));

let touched = null;
addEventListener("touchstart", event => { touched = event.touches.length === 1 ? event.touches[0] : null; }, { passive: true });
addEventListener("touchend", event => {
  if (!touched || !screens.length) return;
  const end = event.changedTouches[0];
  const across = end.clientX - touched.clientX;
  if (Math.abs(across) > 60 && Math.abs(across) > 2 * Math.abs(end.clientY - touched.clientY)) show(at + (across < 0 ? 1 : -1));
  touched = null;
}, { passive: true });
