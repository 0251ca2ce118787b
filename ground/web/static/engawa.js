// @ts-check
// Small comforts. Every page works without this file.

/** 〔すぐ閉じる〕: the screen is blank before the request leaves. Three quick presses of Shift do the same. */
function leaveAtOnce() {
  const form = document.querySelector("form.leave");
  if (!(form instanceof HTMLFormElement) || document.body.classList.contains("desk")) return;
  form.addEventListener("submit", () => { document.body.style.visibility = "hidden"; document.title = ""; });
  /** @type {number[]} */
  let presses = [];
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Shift" || event.repeat) { if (event.key !== "Shift") presses = []; return; }
    presses = [...presses, event.timeStamp].filter((at) => event.timeStamp - at < 1500);
    if (presses.length >= 3) form.requestSubmit();
  });
}

/** A page that a browser kept whole for the back button is asked for again: it may not be theirs to see any more. */
function askAgainOnTheWayBack() {
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    document.body.style.visibility = "hidden";
    location.reload();
  });
}

/** While a word is being composed, Enter takes the word and never sends. (Some browsers say so only by the old key code.) */
function composeInPeace() {
  document.addEventListener("keydown", (event) => {
    const composing = event.isComposing || event.keyCode === 229;
    if (event.key === "Enter" && composing && event.target instanceof HTMLInputElement) event.preventDefault();
  }, true);
}

/** A second press of a button that sends does nothing, until the first had time to arrive. */
function sendOnce() {
  for (const form of document.querySelectorAll("form[data-once]")) {
    form.addEventListener("submit", (event) => {
      if (form.hasAttribute("data-sent")) { event.preventDefault(); return; }
      form.setAttribute("data-sent", "");
      window.setTimeout(() => form.removeAttribute("data-sent"), 5000);
    });
  }
}

/** What is being typed is kept, sealed, on the server; once it is sent, it must not come back as a draft. */
function keepDraft() {
  const area = document.querySelector("textarea[data-draft]");
  if (!(area instanceof HTMLTextAreaElement)) return;
  const address = area.dataset.draft ?? "";
  const sent = new AbortController();
  area.form?.addEventListener("submit", () => sent.abort());
  let kept = area.value;
  const keep = async () => {
    if (area.value === kept || sent.signal.aborted) return;
    const text = area.value;
    const keepalive = text.length < 5000; // goes on when the page is closed; browsers allow 64 KiB
    try {
      const answer = await fetch(address, { method: "POST", body: new URLSearchParams({ text }), keepalive, signal: sent.signal });
      if (answer.ok) kept = text;
    } catch { /* The text is still on the page; the next moment tries again. */ }
  };
  window.setInterval(keep, 4000);
  document.addEventListener("visibilitychange", keep);
}

/** A button that prints. */
function printButtons() {
  for (const button of document.querySelectorAll("button[data-print]")) {
    button.removeAttribute("hidden");
    button.addEventListener("click", () => window.print());
  }
}

/** Number and words that came in the part of the address which browsers keep to themselves: filled in, and taken out of it. */
function fillFromCard() {
  if (location.pathname !== "/return" || !location.hash) return;
  const given = new URLSearchParams(location.hash.slice(1));
  history.replaceState(null, "", "/return");
  for (const [short, name] of [["n", "number"], ["w", "words"]]) {
    const field = document.querySelector(`[name="${name}"]`);
    const value = given.get(short)?.replaceAll(".", " ");
    if (value && (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) field.value = value;
  }
}

leaveAtOnce();
askAgainOnTheWayBack();
composeInPeace();
sendOnce();
keepDraft();
printButtons();
fillFromCard();
