// What script adds to pages that work without it: copying, live mail links, live checks, lists that
// submit themselves, printing, and a guard against sending a form twice. Each part looks for its own data- attribute.
(() => {
  "use strict";

  // Says how a copy went, in words that the page brings along (data-copied, data-copy-failed).
  function announce(button, done) {
    const place = document.querySelector(button.dataset.copyStatus || "[data-copied]");
    if (!place) return;
    place.textContent = "";
    place.classList.toggle("copy-failed", !done);
    // A moment's pause: the same words twice in a row would not be read out again.
    setTimeout(() => { place.textContent = done ? place.dataset.copied : place.dataset.copyFailed; }, 50);
  }

  // navigator.clipboard exists on https and loopback only; elsewhere the old command still copies a selection.
  async function copy(source) {
    const text = "value" in source ? source.value : source.textContent.trim();
    if (navigator.clipboard) {
      try { await navigator.clipboard.writeText(text); return true; } catch { /* not allowed: the old way below */ }
    }
    if (typeof source.select === "function") source.select();
    else getSelection().selectAllChildren(source);
    try { return document.execCommand("copy"); } catch { return false; }
  }

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy-target]");
    if (!button) return;
    const source = document.querySelector(button.dataset.copyTarget);
    if (!source) return;
    event.preventDefault();
    announce(button, await copy(source));
  });

  document.addEventListener("change", (event) => {
    const list = event.target.closest("select[data-submit-on-change]");
    if (list) document.querySelector(list.dataset.submitOnChange)?.click();
  });

  // What is typed is checked meanwhile: data-check gives a piece of a page, which goes where data-check-into points. The
  // form asks again when it is sent, so an answer that never comes costs nothing.
  for (const field of document.querySelectorAll("[data-check]")) {
    let pause, asking;
    field.addEventListener("input", () => {
      clearTimeout(pause);
      asking?.abort();
      asking = new AbortController();
      const { signal } = asking;
      pause = setTimeout(async () => {
        try {
          const answer = await fetch(`${field.dataset.check}?${new URLSearchParams({ [field.name]: field.value })}`, { signal });
          if (answer.ok) document.querySelector(field.dataset.checkInto).innerHTML = await answer.text();
        } catch { /* overtaken by what was typed next, or offline */ }
      }, 400);
    });
  }

  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }

  // The mail link follows what is typed. The invitation's own link (data-link) is put back when the
  // text has lost it, and ":" and "/" stay readable, as an address may hold them.
  const mail = document.querySelector("a[data-mailto]");
  if (mail) {
    const fields = ["to", "subject", "message"].map((id) => document.getElementById(id));
    const encode = (text) => encodeURIComponent(text).replace(/%3A/g, ":").replace(/%2F/g, "/").replace(/%40/g, "@");
    const rebuild = () => {
      const [to, subject, message] = fields.map((field) => (field ? field.value : ""));
      const link = mail.dataset.link || "";
      const body = message.includes(link) ? message : `${message}\n\n${link}`;
      mail.href = `mailto:${to.split(",").map((one) => encode(one.trim())).join(",")}` +
        `?subject=${encode(subject)}&body=${encode(body.replace(/\r?\n/g, "\r\n"))}`;
    };
    for (const field of fields) field?.addEventListener("input", rebuild);
    // A browser may bring typed text back after "back" or reload without an input event.
    addEventListener("pageshow", rebuild);
  }

  // One view of a page sends a form once. The guard lets go when the page is shown again, and after
  // a while by itself: the sending may have been stopped, or answered with a file.
  const sending = new Map();
  function release(form) {
    clearTimeout(sending.get(form));
    sending.delete(form);
    form.removeAttribute("aria-busy");
  }
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (sending.has(form)) { event.preventDefault(); return; }
    form.setAttribute("aria-busy", "true");
    sending.set(form, setTimeout(release, 10000, form));
  });
  addEventListener("pageshow", () => { for (const form of [...sending.keys()]) release(form); });
})();
