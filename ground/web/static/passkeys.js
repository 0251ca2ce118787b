// @ts-check
// Asks a device to sign: at the entrance, and when a new one is added. Without this file the digits do the same.

/** @param {ArrayBuffer} bytes */
const toHex = (bytes) => [...new Uint8Array(bytes)].map((it) => it.toString(16).padStart(2, "0")).join("");
/** @param {string} hex */
const fromHex = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (it) => parseInt(it, 16));

/**
 * What is to be signed, and where.
 * @param {HTMLFormElement} form
 */
async function asks(form) {
  const answer = await fetch(form.dataset.ask ?? "", { method: "POST" });
  if (!answer.ok) throw new Error("not asked");
  return answer.json();
}

/** @param {HTMLFormElement} form */
async function makes(form) {
  const asked = await asks(form);
  const made = await navigator.credentials.create({
    publicKey: {
      challenge: fromHex(asked.challenge),
      rp: { id: asked.place, name: asked.title },
      user: { id: fromHex(asked.user), name: asked.name, displayName: asked.name },
      pubKeyCredParams: [-7, -8, -257].map((alg) => ({ type: "public-key", alg })),
      excludeCredentials: asked.known.map((/** @type {string} */ id) => ({ type: "public-key", id: fromHex(id) })),
      authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "preferred" },
      attestation: "none",
      timeout: 90_000,
    },
  });
  if (!(made instanceof PublicKeyCredential)) throw new Error("nothing made");
  const response = /** @type {AuthenticatorAttestationResponse} */ (made.response);
  return [response.clientDataJSON, response.attestationObject];
}

/** @param {HTMLFormElement} form */
async function signs(form) {
  const asked = await asks(form);
  const signed = await navigator.credentials.get({
    publicKey: { challenge: fromHex(asked.challenge), rpId: asked.place, userVerification: "preferred", timeout: 90_000 },
  });
  if (!(signed instanceof PublicKeyCredential)) throw new Error("nothing signed");
  const response = /** @type {AuthenticatorAssertionResponse} */ (signed.response);
  return [signed.rawId, response.clientDataJSON, response.authenticatorData, response.signature];
}

for (const button of document.querySelectorAll("button[data-passkey]")) {
  const form = button.closest("form");
  const field = form?.querySelector('input[name="passkey"]');
  if (!(button instanceof HTMLButtonElement) || !form || !(field instanceof HTMLInputElement)) continue;
  if (!window.PublicKeyCredential || !window.isSecureContext) continue;
  const trouble = form.querySelector("[data-passkey-trouble]");
  for (const hidden of form.querySelectorAll("[data-with-passkeys]")) hidden.removeAttribute("hidden");
  for (const shown of form.querySelectorAll("[data-without-passkeys]")) shown.setAttribute("hidden", "");
  button.addEventListener("click", async () => {
    const others = [...form.querySelectorAll("input")].filter((it) => it.dataset.withoutPasskey === undefined);
    if (!others.every((it) => it.reportValidity())) return;
    trouble?.setAttribute("hidden", "");
    button.disabled = true;
    try {
      const parts = button.dataset.passkey === "make" ? await makes(form) : await signs(form);
      field.value = parts.map(toHex).join(".");
      form.noValidate = true;
      form.requestSubmit();
    } catch {
      trouble?.removeAttribute("hidden");
    } finally {
      button.disabled = false;
    }
  });
}

export {};
