// @ts-check
// Counting at the door without a wire. Each press is kept on this device first; what was kept is sent when the house can
// be reached and somebody sits at the desk, be it at the end of the day. Sent twice, it counts once: the device sends its
// own totals of the day under a key that it drew, each time with a higher revision.
//
// What lies on the device: a random key, a date, four numbers. No time of a press, no name. Without this file the same
// buttons are plain forms.

/**
 * @typedef {{key: string, day: string, revision: number, sent: number, first: number, again: number, family: number, other: number, last: string}} Count
 */

const form = document.querySelector('form[data-door]');
if (form instanceof HTMLFormElement) countHere(form);

/** @param {HTMLFormElement} form */
function countHere(form) {
  const shelf = `engawa-door-${form.dataset.door}`;
  const status = document.querySelector('#door-status');
  const numbers = document.querySelector('#door-numbers');

  /** @returns {Count[]} */
  const kept = () => {
    try { return JSON.parse(localStorage.getItem(shelf) ?? '[]'); } catch { return []; }
  };
  /** @param {Count[]} counts */
  const keep = (counts) => localStorage.setItem(shelf, JSON.stringify(counts));
  const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(new Date());

  /** Changes the count of today, and nothing else. @param {(it: Count) => void} change */
  const change = (change) => {
    const counts = kept();
    let it = counts.find((it) => it.day === today());
    if (!it) counts.push((it = { key: drawn(), day: today(), revision: 0, sent: 0, first: 0, again: 0, family: 0, other: 0, last: '' }));
    change(it);
    it.revision += 1;
    keep(counts);
  };

  const tell = () => {
    const unsent = kept().some((it) => it.revision > it.sent);
    if (status instanceof HTMLElement) status.textContent = (unsent ? status.dataset.kept : status.dataset.sent) ?? '';
    const it = kept().find((it) => it.day === today());
    if (numbers) numbers.textContent = it ? [it.first, it.again, it.family, it.other].join(' · ') : '';
  };

  let sending = false;
  const send = async () => {
    if (sending) return;
    sending = true;
    for (const it of kept().filter((it) => it.revision > it.sent)) {
      const { day, key, first, again, family, other, revision } = it;
      const body = new URLSearchParams({ script: '1', day, key, revision: `${revision}`, first: `${first}`, again: `${again}`, family: `${family}`, other: `${other}` });
      try {
        const answer = await fetch(form.action, { method: 'POST', body, redirect: 'manual' });
        if (answer.status !== 204) break; // Nobody sits at the desk: it waits.
        const counts = kept();
        const same = counts.find((other) => other.key === key);
        if (same) same.sent = Math.max(same.sent, revision);
        // What was sent of days gone by need not lie here any longer.
        keep(counts.filter((it) => it.day === today() || it.revision > it.sent));
      } catch { break; } // No wire: it waits.
    }
    sending = false;
    tell();
  };

  form.addEventListener('submit', (event) => {
    const button = event.submitter;
    if (!(button instanceof HTMLButtonElement)) return;
    event.preventDefault();
    const name = /** @type {'first' | 'again' | 'family' | 'other'} */ (button.value);
    if (button.name === 'press') change((it) => { it[name] += 1; it.last = name; });
    // The last press, once.
    if (button.name === 'back') change((it) => { if (it.last) { it[/** @type {'first'} */ (it.last)] = Math.max(0, it[/** @type {'first'} */ (it.last)] - 1); it.last = ''; } });
    tell();
    void send();
  });
  // Visitors touch this tablet: the desk is left without leaving the page.
  const lock = document.querySelector('#door-lock');
  lock?.addEventListener('click', async () => {
    try { await fetch('/leave', { method: 'POST', body: new URLSearchParams(), redirect: 'manual' }); } catch { return; }
    if (status instanceof HTMLElement && lock instanceof HTMLElement) status.textContent = lock.dataset.locked ?? '';
  });
  for (const it of document.querySelectorAll('[data-with-script]')) it.removeAttribute('hidden');
  for (const it of document.querySelectorAll('[data-without-script]')) it.setAttribute('hidden', '');
  window.addEventListener('online', () => void send());
  window.setInterval(() => void send(), 60_000);
  tell();
  void send();
}

/** A key that nobody else draws. Not every tablet has `randomUUID` without TLS. */
function drawn() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const text = [...bytes].map((it) => it.toString(16).padStart(2, '0')).join('');
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join('-');
}

export {};
