/* The timeline's two extras: brushing the histogram, and keeping list and panel in step. Links do the rest. */
(() => {
  "use strict";

  /* Drag over the histogram: the range from the first to the last bucket touched. A click stays the link it is. */
  const bucket = (event) => {
    const under = document.elementsFromPoint(event.clientX, event.clientY).find((e) => e.closest("[data-first]"));
    return under ? under.closest("[data-first]").dataset : null;
  };
  let from = null;
  document.addEventListener("pointerdown", (event) => {
    const svg = event.target.closest("[data-brush]");
    if (svg && event.button === 0 && event.pointerType !== "touch") from = { svg, x: event.clientX, at: bucket(event) };
  });
  document.addEventListener("dragstart", (event) => {
    if (event.target.closest("[data-brush]")) event.preventDefault();
  });
  document.addEventListener("pointermove", (event) => {
    if (!from || Math.abs(event.clientX - from.x) < 4) return;
    from.moved = true;
    let box = from.svg.querySelector(".brushed");
    if (!box) {
      box = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      box.setAttribute("class", "brushed");
      box.setAttribute("y", "0");
      box.setAttribute("height", "56");
      from.svg.prepend(box);
    }
    const { left, width } = from.svg.getBoundingClientRect();
    const share = (pixels) => `${(100 * pixels) / width}%`;
    box.setAttribute("x", share(Math.min(from.x, event.clientX) - left));
    box.setAttribute("width", share(Math.abs(event.clientX - from.x)));
  });
  document.addEventListener("pointerup", (event) => {
    if (!from) return;
    const { at, moved, svg } = from;
    const to = bucket(event);
    setTimeout(() => (from = null));
    if (!moved || !at || !to) return;
    const query = new URLSearchParams(svg.dataset.query);
    query.set("since", at.first < to.first ? at.first : to.first);
    query.set("until", at.last > to.last ? at.last : to.last);
    const url = `${location.pathname}?${query}`;
    htmx.ajax("GET", url, { target: "#board", swap: "outerHTML", push: url });
  });
  document.addEventListener("click", (event) => {
    if (from && from.moved) event.preventDefault();
  }, true);

  /* Where no panel is shown (a narrow screen), an event is its own page: let the link be a link. */
  document.addEventListener("htmx:confirm", (event) => {
    const link = event.target.closest && event.target.closest("[data-panel]");
    const panel = document.getElementById("panel");
    if (link && panel && !panel.getClientRects().length) {
      event.preventDefault();
      location.assign(link.href);
    }
  });

  function mark() {
    const open = document.querySelector("#panel [data-event]");
    document.querySelectorAll(".ev").forEach((row) => {
      const chosen = Boolean(open) && row.dataset.event === open.dataset.event;
      row.classList.toggle("sel", chosen);
      const link = row.querySelector("[data-open]");
      if (chosen) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  }
  document.addEventListener("htmx:afterSettle", (event) => {
    const panel = event.target.closest("#panel");
    if (panel || event.target.closest("#list")) mark();
    if (panel && event.detail.target === panel) panel.scrollTop = 0;
  });

  /* Closing the panel keeps the filters, and brings the keyboard back to the row. */
  document.addEventListener("click", (event) => {
    const closer = event.target.closest("#panel [data-close-panel]");
    if (!closer) return;
    event.preventDefault();
    const open = document.querySelector("#panel [data-event]").dataset.event;
    const query = new URLSearchParams(location.search);
    query.delete("event");
    const url = `${location.pathname}${query.size ? `?${query}` : ""}`;
    document.getElementById("panel").replaceChildren();
    history.replaceState(history.state, "", url);
    mark();
    const row = document.querySelector(`.ev[data-event="${open}"] [data-open]`);
    if (row) row.focus({ preventScroll: true });
  });
})();
