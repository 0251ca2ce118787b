// @ts-check
// What is new in a room comes by itself. Without this file the same page is a form and a reload.
//
// It knows three pieces of a page: a line, the state of the room, and what became of something that was sent. A line that
// is there already is not shown again, whatever the wire did in between. What is typed stays where it is until it is said.
// Enter makes a new line; the button sends. Nothing is sent while somebody types, reads, comes or goes.

const lines = document.querySelector('#room-lines');
const form = document.querySelector('#room-say');
if (lines instanceof HTMLElement && form instanceof HTMLFormElement) sitDown(lines, form);

/**
 * @param {HTMLElement} lines
 * @param {HTMLFormElement} form
 */
function sitDown(lines, form) {
  const area = /** @type {HTMLTextAreaElement} */ (form.elements.namedItem('text'));
  const press = /** @type {HTMLInputElement} */ (form.elements.namedItem('once'));
  const wire = document.querySelector('#room-wire');
  let last = Number(lines.dataset.last ?? 0);
  /** @type {WebSocket | undefined} */
  let socket;
  let tries = 0;
  let over = false;
  /** What was sent and is not yet known to be said. @type {{press: string, text: string} | undefined} */
  let sent;

  /** @param {string} text */
  const piece = (text) => {
    const holder = document.createElement('template');
    holder.innerHTML = text;
    return holder.content.firstElementChild;
  };

  /** @param {string} text */
  const say = (text) => { if (wire && wire.textContent !== text) wire.textContent = text; };

  /** @param {Element} line */
  const add = (line) => {
    const number = Number(/** @type {HTMLElement} */ (line).dataset.n);
    if (number <= last) return;
    const below = window.innerHeight + window.scrollY >= document.body.scrollHeight - 400;
    last = number;
    lines.append(line);
    if (below && document.activeElement !== area) line.scrollIntoView({ block: 'nearest' });
  };

  /** @param {HTMLElement} state */
  const told = (state) => {
    const before = document.querySelector('#room-state');
    if (before && before.outerHTML !== state.outerHTML) before.replaceWith(state);
    const quiet = document.querySelector('#room-quiet');
    if (quiet) quiet.toggleAttribute('hidden', state.dataset.speaks === 'true');
  };

  /** @param {HTMLElement} answer */
  const answered = (answer) => {
    if (!sent || answer.dataset.press !== sent.press) return;
    if (answer.dataset.said === 'true') {
      if (area.value === sent.text) area.value = '';
      say('');
    } else {
      say(answer.textContent ?? '');
    }
    // Another press is another line.
    press.value = drawn();
    sent = undefined;
  };

  const send = () => {
    if (sent && socket?.readyState === WebSocket.OPEN) socket.send(`${sent.press}\n${sent.text}`);
  };

  const connect = () => {
    if (over) return;
    const address = new URL(`/rooms/${lines.dataset.room}/live?after=${last}`, location.href);
    address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
    const mine = new WebSocket(address);
    socket = mine;
    mine.addEventListener('open', () => { tries = 0; if (!sent) say(''); send(); });
    mine.addEventListener('message', (event) => {
      const it = piece(String(event.data));
      if (it instanceof HTMLLIElement) add(it);
      else if (it instanceof HTMLOutputElement) answered(it);
      else if (it instanceof HTMLElement) told(it);
    });
    mine.addEventListener('close', () => {
      if (mine !== socket) return;
      if (tries > 0) say((sent ? /** @type {HTMLElement} */ (wire)?.dataset.kept : /** @type {HTMLElement} */ (wire)?.dataset.broken) ?? '');
      tries += 1;
      // Slowly, and not all at the same moment.
      window.setTimeout(connect, Math.min(30_000, 500 * 2 ** Math.min(tries, 6)) * (0.5 + Math.random()));
    });
  };

  form.addEventListener('submit', (event) => {
    // What is for the hosts alone goes as a form.
    if (event.submitter?.hasAttribute('data-whole')) return;
    event.preventDefault();
    if (area.value.trim() === '' || sent) return;
    sent = { press: press.value, text: area.value };
    if (socket?.readyState === WebSocket.OPEN) send();
    else say(/** @type {HTMLElement} */ (wire)?.dataset.kept ?? '');
  });
  window.addEventListener('offline', () => socket?.close());
  window.addEventListener('online', () => { tries = 0; if (socket?.readyState !== WebSocket.OPEN) connect(); });
  for (const it of document.querySelectorAll('[data-without-script]')) it.setAttribute('hidden', '');
  press.value = drawn();
  connect();
}

/** Sixteen bytes that nobody else draws. */
function drawn() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((it) => it.toString(16).padStart(2, '0')).join('');
}

export {};
