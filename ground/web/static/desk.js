// @ts-check
// For the desk alone: walking a list with j and k, and words worth a second look while an answer is typed. Every page works
// without this file.

/** Is somebody typing, or composing a word? Then keys are letters. */
function typing(/** @type {KeyboardEvent} */ event) {
  const at = event.target;
  return event.isComposing || event.ctrlKey || event.metaKey || event.altKey
    || (at instanceof HTMLElement && (at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName)));
}

/** j and k, or the arrows, go from link to link of a list; Enter opens, as links do. */
function walkLists() {
  const links = () => [...document.querySelectorAll("[data-walk] a[href]")].filter((it) => it instanceof HTMLAnchorElement && it.offsetParent);
  document.addEventListener("keydown", (event) => {
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
    if (!step || typing(event)) return;
    const all = links();
    const here = all.indexOf(/** @type {Element} */ (document.activeElement));
    // The arrows scroll a page as ever, unless somebody already walks.
    if (!all.length || (event.key.startsWith("Arrow") && here < 0)) return;
    const next = all[here < 0 ? 0 : Math.min(all.length - 1, Math.max(0, here + step))];
    if (next instanceof HTMLElement) { event.preventDefault(); next.focus(); }
  });
}

/** Asks for a second look a moment after the last key. What is asked about is not kept. */
function lookAtWording() {
  const area = document.querySelector("textarea[data-wording]");
  if (!(area instanceof HTMLTextAreaElement)) return;
  const place = document.getElementById(area.dataset.wording ?? "");
  if (!place) return;
  let asked = area.value;
  let waiting = 0;
  const ask = async () => {
    if (area.value === asked) return;
    asked = area.value;
    try {
      const answer = await fetch(area.dataset.wordingAt ?? "/staff/wording", { method: "POST", body: new URLSearchParams({ text: asked }) });
      if (answer.ok && !answer.redirected) place.innerHTML = await answer.text();
    } catch { /* The draft says the same when it is kept. */ }
  };
  area.addEventListener("input", () => { window.clearTimeout(waiting); waiting = window.setTimeout(ask, 900); });
}

walkLists();
lookAtWording();

export {};
