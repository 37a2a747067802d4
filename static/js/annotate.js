/* Notes on selected words, what a mark stands for, and three small helps for forms. The pages work without it. */
(() => {
  "use strict";
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

  /* --- offsets: the server counts code points, JavaScript UTF-16 units --- */

  const codePoints = (text) => {
    let count = 0;
    for (const _ of text) count += 1;
    return count;
  };

  const blockOf = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest(".block");

  /** Offset in the article's text of a place inside a block. */
  function offsetAt(block, node, within) {
    const before = document.createRange();
    before.setStart(block, 0);
    before.setEnd(node, within);
    return Number(block.dataset.start) + codePoints(before.toString());
  }

  /** The words selected in the article: {start, end, exact, range}, or null. */
  function selected() {
    const selection = getSelection();
    const article = $("#article");
    if (!article || !selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const touched = $$(".block", article).filter((block) => range.intersectsNode(block));
    const parts = touched.map((block) => within(range, block)).filter((part) => part.start < part.end);
    if (!parts.length) return null;
    return {
      start: parts[0].start,
      end: parts[parts.length - 1].end,
      exact: parts.map((part) => part.text).join("\n\n"),
      range: range.cloneRange(),
    };
  }

  const letter = /[\p{L}\p{N}]/u;
  const space = /\s/u;

  /** The part of a range that lies in one block: whole words, and no white space around them. */
  function within(range, block) {
    const part = document.createRange();
    part.selectNodeContents(block);
    if (block.contains(range.startContainer)) part.setStart(range.startContainer, range.startOffset);
    if (block.contains(range.endContainer)) part.setEnd(range.endContainer, range.endOffset);
    const chars = [...block.textContent];
    const base = Number(block.dataset.start);
    let from = offsetAt(block, part.startContainer, part.startOffset) - base;
    let to = from + codePoints(part.toString());
    while (from < to && space.test(chars[from])) from += 1;
    while (from < to && space.test(chars[to - 1])) to -= 1;
    if (from < to) {
      while (from > 0 && letter.test(chars[from]) && letter.test(chars[from - 1])) from -= 1;
      while (to < chars.length && letter.test(chars[to - 1]) && letter.test(chars[to])) to += 1;
    }
    return { start: base + from, end: base + to, text: chars.slice(from, to).join("") };
  }

  /* --- the button at the selection, and the sheet --- */

  let waiting = 0;
  let chosen = null;

  function showBar() {
    const bar = $("#note-bar");
    if (!bar) return;
    const found = $("#note-sheet").hidden ? selected() : null;
    bar.hidden = !found;
    if (!found) return;
    const boxes = found.range.getClientRects();
    const box = boxes[boxes.length - 1];
    const half = bar.offsetWidth / 2 + 8;
    const middle = Math.min(Math.max(box.left + box.width / 2, half), document.documentElement.clientWidth - half);
    bar.style.left = `${middle + scrollX}px`;
    bar.style.top = `${box.bottom + scrollY + 6}px`;
  }

  function openSheet(found) {
    const sheet = $("#note-sheet");
    const form = $("form", sheet);
    chosen = found;
    form.elements.start.value = found ? found.start : "";
    form.elements.end.value = found ? found.end : "";
    form.elements.exact.value = found ? found.exact : "";
    const quote = $(".chosen", sheet);
    quote.hidden = !found;
    quote.textContent = found ? found.exact : "";
    if (found && window.Highlight) CSS.highlights.set("chosen", new Highlight(found.range));
    $("#note-bar").hidden = true;
    sheet.hidden = false;
    form.elements.body.focus();
  }

  function closeSheet() {
    const sheet = $("#note-sheet");
    if (!sheet || sheet.hidden) return false;
    sheet.hidden = true;
    if (window.Highlight) CSS.highlights.delete("chosen");
    if (chosen) {
      const block = blockOf(chosen.range.startContainer);
      const handle = block && $("a", block);
      if (handle) handle.focus({ preventScroll: true });
    }
    chosen = null;
    return true;
  }

  document.addEventListener("selectionchange", () => {
    clearTimeout(waiting);
    waiting = setTimeout(showBar, 120);
  });

  /* --- what a mark stands for --- */

  let from = null;

  function explain(link, mark) {
    from = link;
    $$(".m.is-read").forEach((other) => other.classList.remove("is-read"));
    $$(`[data-mark="${CSS.escape(mark)}"]`).forEach((piece) => piece.classList.add("is-read"));
    htmx.ajax("GET", link.href, { target: "#reading", swap: "outerHTML" }).then(() => {
      const card = $("#reading");
      if (!card) return;
      card.focus({ preventScroll: true });
      history.replaceState(history.state, "", link.getAttribute("href"));
    });
  }

  function closeReading() {
    const card = $("#reading.open");
    if (!card) return false;
    const away = $("[data-close-reading]", card).getAttribute("href");
    card.classList.remove("open");
    card.replaceChildren();
    $$(".m.is-read").forEach((mark) => mark.classList.remove("is-read"));
    history.replaceState(history.state, "", away);
    if (from && from.isConnected) from.focus({ preventScroll: true });
    return true;
  }

  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const target = event.target;
    if (target.closest("[data-note-selection]")) return openSheet(selected());
    if (target.closest("[data-note-cancel]")) return closeSheet();
    if (target.closest("[data-note-whole]")) {
      event.preventDefault();
      return openSheet(null);
    }
    if (target.closest("[data-close-reading]")) {
      event.preventDefault();
      return closeReading();
    }
    const stepped = target.closest("[data-read-link]");
    if (stepped) {
      event.preventDefault();
      const mark = new URL(stepped.href).searchParams.get("read");
      const place = document.getElementById(mark);
      explain(stepped, mark);
      from = (place && (place.matches("a") ? place : $(".handle", place))) || null;
      showPlace(place);
      return;
    }
    /* A click that ends a selection is no question. */
    if (!getSelection().isCollapsed) return;
    const mark = target.closest(".block .m[data-mark]");
    if (!mark) return;
    const name = mark.dataset.mark;
    const first = document.getElementById(name) || mark;
    const link = target.closest("a") || (first.matches("a") ? first : $(".handle", first));
    if (!link) return;
    if (link.hash && !link.search.includes("read=")) return light(link.hash);
    event.preventDefault();
    explain(link, name);
  });

  /** Bring a mark where the card does not cover it: to the middle, or on a narrow screen to the top. */
  function showPlace(place) {
    if (place) place.scrollIntoView({ block: matchMedia("(max-width: 64rem)").matches ? "start" : "center" });
  }
  const opened = $("#reading[data-read]");
  if (opened && !location.hash) {
    showPlace(document.getElementById(opened.dataset.read));
    $$(`[data-mark="${CSS.escape(opened.dataset.read)}"]`).forEach((piece) => piece.classList.add("is-read"));
  }

  /** Show which note belongs to which words. */
  function light(hash) {
    $$(".is-lit").forEach((other) => other.classList.remove("is-lit"));
    const element = hash.length > 1 && document.getElementById(decodeURIComponent(hash.slice(1)));
    if (!element) return;
    element.classList.add("is-lit");
    element.scrollIntoView({ block: "nearest" });
  }
  addEventListener("hashchange", () => light(location.hash));
  light(location.hash);
  /* The address by which a new note was reached is not the one to share. */
  const here = new URL(location);
  if (here.searchParams.has("at")) {
    here.searchParams.delete("at");
    history.replaceState(history.state, "", here);
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && (closeSheet() || closeReading())) {
      event.preventDefault();
    } else if (event.key === "a" && !event.ctrlKey && !event.metaKey && !event.altKey && !localStorage.getItem("newsdesk-keys-off")) {
      const typing = event.target.matches("input:not([type=checkbox], [type=radio]), textarea, select");
      const found = !typing && selected();
      if (!found) return;
      event.preventDefault();
      openSheet(found);
    }
  }, true);

  /* --- tags: complete the last one of a list --- */

  let names = null;
  document.addEventListener("input", (event) => {
    if (event.target.matches("[data-tags]")) completeTags(event.target);
    else if (event.target.getAttribute("list") === "entity-names") completeNames(event.target);
  });

  function completeTags(field) {
    const list = $("#tag-names");
    if (!list) return;
    names ??= $$("option", list).map((option) => option.value);
    const typed = field.value.split(",");
    const begun = typed.pop().trim().toLowerCase();
    const kept = typed.map((tag) => tag.trim()).filter(Boolean);
    const fitting = names.filter((name) => name.startsWith(begun) && !kept.includes(name)).slice(0, 12);
    list.replaceChildren(...fitting.map((name) => new Option("", [...kept, name].join(", "))));
  }

  /* --- names: ask the server for those that fit --- */

  let asking = 0;
  function completeNames(field) {
    const list = $("#entity-names");
    clearTimeout(asking);
    asking = setTimeout(async () => {
      const answer = await fetch(`${list.dataset.options}?q=${encodeURIComponent(field.value)}`, { headers: { Accept: "application/json" } });
      if (!answer.ok) return;
      const { options } = await answer.json();
      list.replaceChildren(...options.map((one) => new Option("", `${one.name} (${one.kind})`)));
    }, 200);
  }

  /* --- files dropped anywhere on the page --- */

  const drop = () => $("[data-drop]");
  const carriesFiles = (event) => drop() && event.dataTransfer && [...event.dataTransfer.types].includes("Files");
  function listFiles() {
    const files = [...$("input[type=file]", drop()).files];
    const shown = files.slice(0, 8).map((file) => {
      const item = document.createElement("li");
      item.textContent = file.name;
      return item;
    });
    if (files.length > 8) {
      const rest = document.createElement("li");
      rest.textContent = `and ${files.length - 8} more`;
      shown.push(rest);
    }
    $("[data-chosen]", drop()).replaceChildren(...shown);
  }
  document.addEventListener("dragover", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    drop().classList.add("is-over");
  });
  document.addEventListener("dragleave", (event) => {
    if (drop() && !event.relatedTarget) drop().classList.remove("is-over");
  });
  document.addEventListener("drop", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    drop().classList.remove("is-over");
    $("input[type=file]", drop()).files = event.dataTransfer.files;
    listFiles();
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-drop] input[type=file]")) listFiles();
  });

  /* --- after a part of the page was changed --- */

  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.id === "queue" || event.detail.elt.id === "queue") {
      const card = $("#queue .question.current [data-open]");
      if (card) card.focus({ preventScroll: true });
      $("#queue .question.current")?.scrollIntoView({ block: "nearest" });
    }
    const editing = $(".note.editing textarea");
    if (editing && event.detail.elt.contains(editing)) editing.focus();
  });
})();
