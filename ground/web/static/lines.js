// @ts-check
// A form that is typed into while somebody is listening: kept every few seconds, never lost, sent by Ctrl+Enter. And the
// lines of its text, each with what it will be kept as. The page works without this file.

const form = document.querySelector("form[data-memo]");
if (form instanceof HTMLFormElement) memo(form);

/** @param {HTMLFormElement} form */
function memo(form) {
  const area = form.querySelector("textarea[name=text]");
  if (!(area instanceof HTMLTextAreaElement)) return;
  const state = form.querySelector("[data-memo-state]");
  const address = form.dataset.memo ?? "";
  let kept = body(form).toString();
  let sending = false;

  /** @param {string | undefined} text */
  const say = (text) => { if (state && state.textContent !== (text ?? "")) state.textContent = text ?? ""; };

  /** Keeps what stands there now. True when it is kept, false when there is no way there, and the status otherwise. */
  const keep = async () => {
    const now = body(form);
    const text = now.toString();
    try {
      const answer = await fetch(address, { method: "POST", body: now, keepalive: text.length < 50_000 });
      if (answer.ok) { kept = text; say(form.dataset.kept); return true; }
      if (answer.status === 401) say(form.dataset.asleep);
      return answer.status;
    } catch {
      say(form.dataset.away);
      return false;
    }
  };

  window.setInterval(() => { if (!sending && body(form).toString() !== kept) keep(); }, 3000);
  document.addEventListener("visibilitychange", () => { if (!sending && body(form).toString() !== kept) keep(); });

  // What is sent is kept first: without a way there the page stays, says so, and tries until there is one.
  form.addEventListener("submit", async (event) => {
    const button = event.submitter;
    if (button instanceof HTMLButtonElement && button.name !== "save" && button.formAction !== form.action) return;
    event.preventDefault();
    if (sending) return;
    sending = true;
    while ((await keep()) === false) await new Promise((resolve) => window.setTimeout(resolve, 3000));
    form.submit();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit();
    }
  });

  showLines(form, area);
}

/** @param {HTMLFormElement} form */
function body(form) {
  const all = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") all.append(name, value);
  return all;
}

const KINDS = { "*": "*", "＊": "*", "+": "+", "＋": "+", "#": "#", "＃": "#", ">": ">", "＞": ">" };
const VISIBILITIES = { "(": "(", "（": "(", "&": "&", "＆": "&" };

/**
 * The marks at the beginning of a line, and what is left of it; the same as the house reads them.
 * @param {string} line
 */
function read(line) {
  let rest = line.trim(), kind = "", visibility = "";
  for (let n = 0; n < 2; n += 1) {
    const mark = rest.slice(0, 1);
    const close = rest.search(/[)）]/);
    const wraps = close === -1 || close === rest.length - 1;
    if (mark in KINDS) kind = KINDS[/** @type {keyof typeof KINDS} */ (mark)];
    else if (mark in VISIBILITIES && (VISIBILITIES[/** @type {keyof typeof VISIBILITIES} */ (mark)] === "&" || wraps)) {
      visibility = VISIBILITIES[/** @type {keyof typeof VISIBILITIES} */ (mark)];
      if (visibility === "(") rest = rest.replace(/[)）]$/, "");
    } else break;
    const after = rest.slice(1).trimStart();
    if (!after) break;
    rest = after;
  }
  return { kind, visibility, rest };
}

/**
 * How each line will be kept. Choosing something else writes the mark into the text: the text is the one truth.
 * @param {HTMLFormElement} form
 * @param {HTMLTextAreaElement} area
 */
function showLines(form, area) {
  const place = form.querySelector("[data-memo-lines]");
  const list = place?.querySelector("ol");
  const pattern = place?.querySelector("template");
  if (!(place instanceof HTMLElement) || !list || !(pattern instanceof HTMLTemplateElement)) return;
  const show = () => {
    const lines = area.value.split("\n");
    const rows = lines.map((line, at) => ({ at, line })).filter((it) => it.line.trim());
    place.hidden = rows.length === 0;
    list.replaceChildren(...rows.map((it, number) => row(it.line, it.at, number + 1)));
  };
  /** @param {string} line @param {number} at @param {number} number */
  const row = (line, at, number) => {
    const node = /** @type {DocumentFragment} */ (pattern.content.cloneNode(true));
    const [kind, visibility] = node.querySelectorAll("select");
    const { kind: k, visibility: v, rest } = read(line);
    const text = node.querySelector("span");
    if (text) text.textContent = rest;
    kind.value = k;
    visibility.value = v;
    kind.setAttribute("aria-label", (place.dataset.labelKind ?? "").replace("{n}", String(number)));
    visibility.setAttribute("aria-label", (place.dataset.labelVisibility ?? "").replace("{n}", String(number)));
    const write = () => {
      const lines = area.value.split("\n");
      const end = visibility.value === "(" && /^[^)）]*$/.test(rest) ? ")" : "";
      lines[at] = `${visibility.value}${kind.value}${rest}${end}`;
      area.value = lines.join("\n");
      text?.scrollIntoView({ block: "nearest" });
    };
    kind.addEventListener("change", write);
    visibility.addEventListener("change", write);
    return node;
  };
  area.addEventListener("input", show);
  show();
}

export {};
