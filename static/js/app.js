/* The keyboard, the help dialog, the colours, messages. Everything here is a convenience: pages work without it.

   A page offers keys by marking elements: data-key="c" (click or focus it), data-row (an item of j/k),
   data-open (what `o` opens inside a row), data-escape (what Esc clicks). */
(() => {
  "use strict";
  const KEYS_OFF = "newsdesk-keys-off";
  const shown = (element) => element.getClientRects().length > 0;
  const typing = (element) =>
    element.isContentEditable || /^(TEXTAREA|SELECT)$/.test(element.tagName) ||
    (element.tagName === "INPUT" && !/^(checkbox|radio|button|submit)$/.test(element.type));

  const current = () => document.activeElement.closest("[data-row]") || document.querySelector("[data-row].current");

  function move(step) {
    const rows = [...document.querySelectorAll("[data-row]")].filter(shown);
    if (!rows.length) return;
    const at = rows.indexOf(current());
    const row = rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + step, 0), rows.length - 1)];
    document.querySelectorAll("[data-row].current").forEach((other) => other.classList.remove("current"));
    row.classList.add("current");
    const target = row.matches("a, button, [tabindex]") ? row : row.querySelector("[data-open], a, button");
    if (target) target.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  }

  function press(key) {
    const offered = [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)];
    const row = current();
    const target = (row && offered.find((element) => row.contains(element))) || offered.filter(shown).pop() || (key === "?" && offered[0]);
    if (!target) return false;
    if (typing(target)) {
      target.focus();
      if (target.select) target.select();
    } else {
      target.click();
      const opened = target.matches("summary") && target.parentElement.open;
      const field = opened && target.parentElement.querySelector("textarea, input:not([type=hidden], [type=radio])");
      if (field) field.focus();
      if (opened) target.parentElement.scrollIntoView({ block: "nearest" });
    }
    return true;
  }

  function escape() {
    const open = document.querySelector("details.menu[open]");
    if (open) {
      open.open = false;
      open.querySelector("summary").focus();
    } else if (typing(document.activeElement)) {
      document.activeElement.blur();
    } else {
      const closer = [...document.querySelectorAll("[data-escape]")].filter(shown).pop();
      if (closer) closer.click();
    }
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    if (document.querySelector("dialog[open]")) return;
    if (event.key === "Escape") return escape();
    if (typing(event.target) || localStorage.getItem(KEYS_OFF)) return;
    if (event.key === "j" || event.key === "k") {
      move(event.key === "j" ? 1 : -1);
    } else if (event.key === "o") {
      const row = current();
      const target = row && (row.querySelector("[data-open]") || row.querySelector("a"));
      if (!target) return;
      target.click();
    } else if (event.key.length !== 1 || !press(event.key)) {
      return;
    }
    event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    const target = event.target;
    if (target.closest("[data-dismiss]")) target.closest(".message").remove();
    if (target.closest("[data-close-dialog]")) {
      const dialog = target.closest("dialog");
      if (dialog) dialog.close();
      else history.back();
    }
    if (target.closest("[data-print]")) window.print();
    document.querySelectorAll("details.menu[open]").forEach((menu) => {
      if (!menu.contains(target) || target.closest(".menu-list a")) menu.open = false;
    });
    const themed = target.closest("[data-theme-form] button");
    if (themed) {
      event.preventDefault();
      const theme = themed.value;
      document.cookie = `theme=${theme}; path=/; samesite=lax; max-age=${theme ? 31536000 : 0}`;
      if (theme) document.documentElement.dataset.theme = theme;
      else delete document.documentElement.dataset.theme;
      themed.parentElement.querySelectorAll("button").forEach((b) => b.setAttribute("aria-pressed", b === themed));
    }
  });

  document.addEventListener("change", (event) => {
    if (!event.target.matches("[data-keys-on]")) return;
    if (event.target.checked) localStorage.removeItem(KEYS_OFF);
    else localStorage.setItem(KEYS_OFF, "1");
  });

  /* A form in the dialog whose answer goes to the page behind it has done its work. */
  document.addEventListener("htmx:afterRequest", (event) => {
    const dialog = event.detail.elt.closest("dialog");
    if (dialog && event.detail.xhr.status < 300 && !dialog.contains(event.detail.target)) dialog.close();
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    const dialog = event.target.closest("dialog");
    if (dialog) {
      document.querySelectorAll("[data-keys-on]").forEach((box) => (box.checked = !localStorage.getItem(KEYS_OFF)));
      if (!dialog.open) dialog.showModal();
    }
  });

  /* Empty fields of a filter form have no place in an address that people share. */
  document.addEventListener("htmx:configRequest", (event) => {
    const { verb, formData, elt } = event.detail;
    if (verb !== "get" || !formData) return;
    const said = (key) => formData.getAll(key).some(Boolean) || elt.querySelector(`input[type=hidden][name="${CSS.escape(key)}"]`);
    [...new Set(formData.keys())].forEach((key) => said(key) || formData.delete(key));
  });

  /* "Saved." has been read by then; what asks for something (a form, an error) stays. */
  const READ_MS = 8000;
  function tidy() {
    document.querySelectorAll(".message.success:not(:has(form), [data-timed])").forEach((message) => {
      message.dataset.timed = "";
      setTimeout(() => !message.matches(":hover, :focus-within") && message.remove(), READ_MS);
    });
  }
  document.addEventListener("htmx:afterSettle", tidy);
  tidy();

  /* A failed request must not pass unnoticed: htmx leaves the page as it was. */
  function say(words) {
    const box = document.getElementById("messages");
    const message = document.createElement("p");
    message.className = "message error";
    message.append(words);
    box.replaceChildren(message);
  }
  document.addEventListener("htmx:responseError", (event) =>
    say(event.detail.xhr.status === 404 ? "That is no longer there. Load the page again." : "That did not work; nothing was changed. Load the page and try again."));
  document.addEventListener("htmx:sendError", () => say("The server does not answer. Your last step was not kept."));
  document.addEventListener("htmx:timeout", () => say("The server took too long. Your last step may not have been kept."));
})();
