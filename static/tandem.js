// What script adds to pages that work without it: copying, live mail links, live checks, suggestions, lists that
// submit themselves, what is cut off in them, passwords that can be read, printing, and a guard against sending a form twice. Each part looks for its own data- attribute.
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

  // A list that sends its form. Who chooses by keyboard passes entries on the way: then it waits until they leave the
  // field. The next page gives the focus back to it.
  for (const list of document.querySelectorAll("select[data-submit-on-change]")) {
    let byKeyboard = false, changed = false;
    const send = () => {
      changed = false;
      try { sessionStorage.setItem("focus", list.id); } catch { /* not allowed: the page begins at its top */ }
      document.querySelector(list.dataset.submitOnChange)?.click();
    };
    list.addEventListener("keydown", (event) => { byKeyboard = event.key !== "Tab"; });
    list.addEventListener("pointerdown", () => { byKeyboard = false; });
    list.addEventListener("change", () => {
      if (byKeyboard) changed = true;
      else send();
    });
    list.addEventListener("blur", () => {
      if (changed && document.hasFocus()) send();
    });
  }
  try {
    const focused = document.getElementById(sessionStorage.getItem("focus") || "");
    sessionStorage.removeItem("focus");
    if (!document.querySelector("main .problems")) focused?.focus();
  } catch { /* not allowed: nothing was kept */ }

  // A menu that lies over the page closes when the focus goes on to the page below it.
  for (const menu of document.querySelectorAll("[popover]")) {
    menu.addEventListener("focusout", (event) => {
      const next = event.relatedTarget;
      if (next && !menu.contains(next) && next.getAttribute("popovertarget") !== menu.id) menu.hidePopover();
    });
  }

  // Asks for a piece of a page once somebody pauses in typing; what is typed next overtakes it.
  function askerOf(field, address) {
    let pause, asking;
    const stop = () => {
      clearTimeout(pause);
      asking?.abort();
    };
    const ask = (after, show) => {
      stop();
      asking = new AbortController();
      const { signal } = asking;
      pause = setTimeout(async () => {
        try {
          const answer = await fetch(`${address}?${new URLSearchParams({ [field.name]: field.value })}`, { signal });
          const html = await answer.text();
          if (answer.ok && !answer.redirected && !signal.aborted) show(html);
        } catch { /* overtaken by what was typed next, or offline */ }
      }, after);
    };
    return { ask, stop };
  }

  // What is typed is checked meanwhile: data-check gives a piece of a page, which goes where data-check-into points. The
  // form asks again when it is sent, so an answer that never comes costs nothing.
  for (const field of document.querySelectorAll("[data-check]")) {
    const asker = askerOf(field, field.dataset.check);
    field.addEventListener("input", () => {
      asker.ask(400, (html) => { document.querySelector(field.dataset.checkInto).innerHTML = html; });
    });
  }

  // What is typed is answered by suggestions: a combobox with a list, as the APG has it. data-suggest gives the options;
  // each knows where it leads (data-href). Enter without a chosen one sends the form, as it does without script.
  for (const field of document.querySelectorAll("[data-suggest]")) {
    const asker = askerOf(field, field.dataset.suggest);
    const list = document.createElement("ul");
    list.id = `${field.id}-list`;
    list.className = "goto-list";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", field.form.getAttribute("aria-label"));
    field.after(list);
    // A field of the type "search" may be nothing else.
    field.type = "text";
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", list.id);
    field.setAttribute("aria-keyshortcuts", "/");
    let chosen = null;
    const choose = (option) => {
      chosen?.setAttribute("aria-selected", "false");
      chosen = option;
      chosen?.setAttribute("aria-selected", "true");
      if (chosen) field.setAttribute("aria-activedescendant", chosen.id);
      else field.removeAttribute("aria-activedescendant");
      chosen?.scrollIntoView({ block: "nearest" });
    };
    const show = (html) => {
      choose(null);
      list.innerHTML = html;
      list.hidden = !list.firstElementChild;
      field.setAttribute("aria-expanded", String(!list.hidden));
    };
    const close = () => { asker.stop(); show(""); };
    show("");
    field.addEventListener("input", () => {
      if (field.value.trim().length < 2) close();
      else asker.ask(200, show);
    });
    field.addEventListener("blur", close);
    field.addEventListener("keydown", (event) => {
      if (event.isComposing || list.hidden) return;
      const { firstElementChild: first, lastElementChild: last } = list;
      if (event.key === "ArrowDown") choose(chosen ? chosen.nextElementSibling || first : first);
      else if (event.key === "ArrowUp") choose(chosen ? chosen.previousElementSibling || last : last);
      else if (event.key === "Enter" && chosen) location.assign(chosen.dataset.href);
      else if (event.key === "Escape") close();
      else return;
      event.preventDefault();
    });
    // The field keeps the focus while an option is pressed.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[data-href]");
      if (option) location.assign(option.dataset.href);
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (event.target.closest("input, textarea, select, [contenteditable]")) return;
      event.preventDefault();
      field.focus();
      field.select();
    });
  }

  // What is selected in a cart comes to a sum, written as the portal writes amounts.
  const total = document.querySelector("[data-cart-total]");
  if (total) {
    const { cartTotal, currency, decimals } = total.dataset;
    const digits = { minimumFractionDigits: Number(decimals), maximumFractionDigits: Number(decimals) };
    const amount = new Intl.NumberFormat(document.documentElement.lang, digits);
    const tell = () => {
      const chosen = [...document.querySelectorAll(".offer:has([name=offer]:checked)")];
      const minor = chosen.reduce((sum, offer) => {
        const price = offer.querySelector("option:checked") || offer;
        return sum + Number(price.dataset.price) * Math.max(offer.querySelector("[type=number]").valueAsNumber || 0, 0);
      }, 0);
      const sum = document.createElement("strong");
      sum.textContent = `${amount.format(minor / 10 ** decimals)}\u00A0${currency}`;
      total.replaceChildren(...(chosen.length ? [`${cartTotal} `, sum] : []));
    };
    total.closest("form").addEventListener("input", tell);
    addEventListener("pageshow", tell);
  }

  // Rows that are selected: one box for all of them, and how many there are.
  const all = document.getElementById("select-all");
  if (all) {
    const rows = [...document.querySelectorAll('[name="select"][form="selection"]')];
    const count = document.querySelector("[data-selection-count]");
    const tell = () => {
      const many = rows.filter((row) => row.checked).length;
      all.checked = many > 0 && many === rows.length;
      all.indeterminate = many > 0 && !all.checked;
      count.textContent = many ? `${count.dataset.selectionCount} ${many}` : "";
    };
    all.addEventListener("change", () => {
      for (const row of rows) row.checked = all.checked;
      tell();
    });
    for (const row of rows) row.addEventListener("change", tell);
    // A page that was gone back to has kept its boxes.
    addEventListener("pageshow", tell);
  }

  // What is typed outlives a change of the language or the look: it is kept until the page comes back, or another comes,
  // and no longer. Nothing secret is kept: neither passwords, codes and files nor the personal link in a message.
  const personal = document.querySelector("[data-link]")?.dataset.link;
  const typedFields = () => [...document.querySelectorAll("main form[method=post]")].flatMap((form, place) =>
    [...form.elements].map((field, at) => [`${place} ${at} ${field.name}`, field]).filter(([, field]) =>
      field.matches("input, textarea, select") &&
      !field.matches("[type=hidden], [type=password], [data-show], [type=file], [autocomplete=one-time-code]")));
  const isBox = (field) => field.type === "checkbox" || field.type === "radio";
  const isTouched = (field) => {
    if (isBox(field)) return field.checked !== field.defaultChecked;
    if (!field.options) return field.value !== field.defaultValue;
    const first = [...field.options].findLast((option) => option.defaultSelected) || field.options[0];
    return field.value !== first?.value;
  };
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || !form.matches(".foot form")) return;
    // On the page of a form that came back, nothing that was typed is kept anywhere yet.
    const cameBack = document.querySelector("main .problems") || /[?&]display=/.test(location.search);
    const typed = typedFields().filter(([, field]) => cameBack || isTouched(field)).map(([id, field]) =>
      [id, isBox(field) ? field.checked : personal ? field.value.replaceAll(personal, "\uFFFC") : field.value]);
    if (typed.length === 0) return;
    try {
      sessionStorage.setItem("typed", JSON.stringify({ page: form.elements.return_to.value, typed }));
    } catch { /* not allowed, or too much: then it is lost, as without script */ }
  });
  // Without script the form is sent along; with it only where files were chosen, for the next page to say that they must be
  // chosen again.
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".foot [form]");
    if (!button || [...button.form.elements].some((field) => field.files?.length)) return;
    for (const name of ["form", "formaction"]) button.removeAttribute(name);
  }, true);
  const takeTyped = () => {
    try {
      const kept = JSON.parse(sessionStorage.getItem("typed"));
      sessionStorage.removeItem("typed");
      return kept?.page === location.pathname + location.search ? new Map(kept.typed) : new Map();
    } catch { return new Map(); }
  };
  const kept = takeTyped();
  for (const [id, field] of kept.size > 0 ? typedFields() : []) {
    if (!kept.has(id)) continue;
    if (isBox(field)) field.checked = kept.get(id);
    else field.value = kept.get(id).replaceAll("\uFFFC", personal || "");
    // Whatever follows what is typed follows this; it lets the page be set up first.
    setTimeout(() => field.dispatchEvent(new Event("input", { bubbles: true })));
  }

  // What is chosen in a list and cut off is said below it: not every browser gives a list a second line. Ears hear it whole.
  const inks = document.createElement("canvas").getContext("2d");
  const sayWhole = (list) => {
    const style = getComputedStyle(list), size = (name) => parseFloat(style[name]) || 0;
    const room = list.clientWidth - size("paddingLeft") - size("paddingRight");
    const lines = Math.round((list.clientHeight - size("paddingTop") - size("paddingBottom")) / size("lineHeight"));
    const words = list.selectedOptions[0]?.text || "";
    inks.font = style.font;
    const isCut = room > 0 && inks.measureText(words).width > room * Math.max(lines, 1);
    let told = list.nextElementSibling?.matches(".chosen") ? list.nextElementSibling : null;
    if (isCut && !told) {
      told = document.createElement("p");
      told.className = "form-text chosen";
      told.setAttribute("aria-hidden", "true");
      list.after(told);
    }
    if (told) told.textContent = isCut ? words : "";
  };
  const lists = [...document.querySelectorAll("main select.form-select")];
  for (const list of lists) list.addEventListener("change", () => sayWhole(list));
  const sayAllWhole = () => lists.forEach(sayWhole);
  addEventListener("resize", sayAllWhole);
  addEventListener("pageshow", sayAllWhole);

  // A form's passwords can be read while they are typed: one button below the last of them shows and hides them all.
  for (const form of document.querySelectorAll("form:has([data-show])")) {
    const fields = [...form.querySelectorAll("[data-show]")];
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-plain btn-sm field-below";
    button.textContent = fields[0].dataset.show;
    const show = (shown) => {
      for (const field of fields) field.type = shown ? "text" : "password";
      button.setAttribute("aria-pressed", String(shown));
    };
    show(false);
    button.addEventListener("click", () => show(button.getAttribute("aria-pressed") === "false"));
    // What is kept of a form that was sent is kept as a password.
    form.addEventListener("submit", () => show(false));
    fields.at(-1).closest(".field").append(button);
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
