/* "Copy with citations": the table as plain text, each quote with its article, date and origin. */
(() => {
  "use strict";
  const clean = (element) => (element ? element.textContent.replace(/\s+/g, " ").trim() : "");

  function text() {
    const cites = [...document.querySelectorAll(".cmp thead [data-cite]")].map((head) => head.dataset.cite);
    const parts = [clean(document.querySelector("h1")), ""];
    for (const row of document.querySelectorAll(".cmp tbody tr")) {
      parts.push(clean(row.querySelector("th a") || row.querySelector("th").firstChild));
      [...row.querySelectorAll("td")].forEach((cell, column) => {
        const sayings = [...cell.querySelectorAll(".saying")];
        for (const saying of sayings) {
          const words = clean(saying.querySelector(".full a") || saying.querySelector(".q"));
          parts.push(`  “${words.replace(/^“|”$/g, "")}” (${cites[column]}; ${clean(saying.querySelector(".by > :nth-child(2)"))})`);
        }
        if (!sayings.length) parts.push(`  silent (${cites[column]})`);
      });
      parts.push("");
    }
    parts.push(location.href);
    return parts.join("\n");
  }

  function offer() {
    document.querySelectorAll("[data-copy]").forEach((button) => (button.hidden = !navigator.clipboard));
  }
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    await navigator.clipboard.writeText(text());
    document.getElementById("said").textContent = "Copied.";
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = "Copy with citations"), 1600);
  });
  document.addEventListener("htmx:afterSettle", offer);
  offer();
})();
