// Passkeys need script. Each form with data-passkey is hidden until this shows it; what stands in its place
// (data-without-passkeys) goes then. When it is sent, the portal is asked what to sign (data-passkey says for what), the
// device signs it, and the form takes the answer along: an ordinary form on an ordinary page.
(() => {
  "use strict";
  if (!window.PublicKeyCredential || !navigator.credentials) return;

  const decode = (text) =>
    Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
  const encode = (bytes) =>
    btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  const named = (list) => list.map((one) => ({ ...one, id: decode(one.id) }));

  // What the portal asks; where it asks for something else first, its page says so.
  async function ask(form, purpose) {
    const body = new URLSearchParams({ csrf: form.elements.csrf.value, purpose });
    const answer = await fetch("/passkeys/challenge", { method: "POST", body });
    if (!answer.ok || answer.redirected) {
      location.reload();
      return null;
    }
    return answer.json();
  }

  async function create(question) {
    const publicKey = {
      ...question,
      challenge: decode(question.challenge),
      user: { ...question.user, id: decode(question.user.id) },
      excludeCredentials: named(question.excludeCredentials),
    };
    const { id, type, response } = await navigator.credentials.create({ publicKey });
    return { id, type, response: {
      clientDataJSON: encode(response.clientDataJSON),
      attestationObject: encode(response.attestationObject),
    } };
  }

  async function show(question) {
    const publicKey = {
      ...question,
      challenge: decode(question.challenge),
      allowCredentials: named(question.allowCredentials),
    };
    const { id, type, response } = await navigator.credentials.get({ publicKey });
    return { id, type, response: {
      clientDataJSON: encode(response.clientDataJSON),
      authenticatorData: encode(response.authenticatorData),
      signature: encode(response.signature),
      userHandle: response.userHandle ? encode(response.userHandle) : null,
    } };
  }

  for (const note of document.querySelectorAll("[data-without-passkeys]")) note.hidden = true;
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const answer = form.querySelector("[data-passkey-answer]");
    const status = form.querySelector("[data-passkey-failed]");
    const purpose = form.dataset.passkey;
    let asking = false;
    form.hidden = false;
    // A page that was gone back to asks anew: each answer counts once.
    addEventListener("pageshow", () => { answer.value = ""; });
    form.addEventListener("submit", async (event) => {
      if (answer.value) return;
      event.preventDefault();
      if (asking) return;
      asking = true;
      status.textContent = "";
      try {
        const question = await ask(form, purpose);
        if (!question) return;
        answer.value = JSON.stringify(await (purpose === "add" ? create : show)(question));
        form.requestSubmit();
      } catch (error) {
        // The device knows the passkey already, or somebody said no, or took too long: it tells no more.
        status.textContent = error.name === "InvalidStateError" ? status.dataset.passkeyKnown : status.dataset.passkeyFailed;
      } finally {
        asking = false;
      }
    });
  }
})();
