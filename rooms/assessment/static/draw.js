// @ts-check
// A pen for the sheet. Strokes are kept as numbers in a field of the form and go with it; nothing is sent before somebody
// presses the button, and nothing stays on this device. Without this file the words beside the sheet are the form.

const form = document.querySelector('form[data-draw]');
if (form instanceof HTMLFormElement) drawHere(form);

/** @param {HTMLFormElement} form */
function drawHere(form) {
  const canvas = form.querySelector('canvas');
  const field = form.querySelector('input[name="drawing"]');
  const pen = canvas?.getContext('2d');
  if (!canvas || !pen || !(field instanceof HTMLInputElement)) return;
  const longest = 200_000;
  /** @type {number[][][]} */
  const strokes = read(field.value);
  /** @type {number[][] | undefined} */
  let now;

  const keep = () => {
    field.value = strokes.map((it) => it.map((point) => point.join(',')).join(' ')).join(';');
    pen.clearRect(0, 0, canvas.width, canvas.height);
    pen.strokeStyle = getComputedStyle(canvas).color;
    for (const [first, ...rest] of strokes) {
      pen.beginPath();
      pen.moveTo(first[0], first[1]);
      for (const [x, y] of rest.length ? rest : [first]) pen.lineTo(x, y);
      pen.stroke();
    }
  };
  /** @param {PointerEvent} event */
  const at = (event) => {
    const box = canvas.getBoundingClientRect();
    /** @param {number} part @param {number} most */
    const within = (part, most) => Math.round(Math.min(Math.max(part, 0), 1) * most);
    return [within((event.clientX - box.left) / box.width, canvas.width), within((event.clientY - box.top) / box.height, canvas.height)];
  };

  pen.lineWidth = 6;
  pen.lineCap = pen.lineJoin = 'round';
  canvas.addEventListener('pointerdown', (event) => {
    if (field.value.length > longest - 2_000) return;
    canvas.setPointerCapture(event.pointerId);
    strokes.push((now = [at(event)]));
    keep();
  });
  canvas.addEventListener('pointermove', (event) => {
    if (!now || field.value.length > longest - 100) return;
    const [x, y] = at(event);
    const last = now[now.length - 1];
    if (Math.abs(last[0] - x) + Math.abs(last[1] - y) < 6) return;
    now.push([x, y]);
    keep();
  });
  for (const end of ['pointerup', 'pointercancel']) canvas.addEventListener(end, () => (now = undefined));
  form.querySelector('[data-back]')?.addEventListener('click', () => (strokes.pop(), keep()));
  form.querySelector('[data-clear]')?.addEventListener('click', () => ((strokes.length = 0), keep()));
  for (const it of form.querySelectorAll('[data-with-pen]')) it.removeAttribute('hidden');
  for (const it of form.querySelectorAll('[data-without-pen]')) it.setAttribute('hidden', '');
  keep();
}

/** What was drawn before the form came back. @param {string} text */
function read(text) {
  return text.split(';').filter(Boolean).map((stroke) => stroke.split(' ').map((point) => point.split(',').map(Number)));
}
