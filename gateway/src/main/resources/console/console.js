// Pages work without this. It keeps lists up to date, keeps what is typed, and keeps a claim while somebody works on it.
"use strict";

const LOOK_EVERY = 5000;
const SAVE_AFTER = 1500;
const RENEW_EVERY = 60000;

function keepUpToDate(part) {
  setInterval(async () => {
    if (document.hidden || part.contains(document.activeElement)) {
      return;
    }
    try {
      const answer = await fetch(location.href, { redirect: "error" });
      if (!answer.ok) {
        return;
      }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector("[data-live]");
      if (fresh && fresh.innerHTML !== part.innerHTML) {
        part.replaceChildren(...fresh.childNodes);
        const said = part.dataset.live ? document.querySelector(part.dataset.live) : null;
        const now = said ? page.querySelector(part.dataset.live) : null;
        if (said && now && said.textContent !== now.textContent) {
          said.textContent = now.textContent;
        }
      }
    } catch {
      // The next look may succeed.
    }
  }, LOOK_EVERY);
}

function send(form, address, all, more = {}) {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (all || name === "token") {
      fields.append(name, value);
    }
  }
  return fetch(address, { method: "POST", body: fields, redirect: "error", ...more });
}

function keepDraft(form) {
  const state = form.querySelector("[data-state]");
  let timer = 0;
  const save = async () => {
    timer = 0;
    try {
      const answer = await send(form, form.dataset.draft, true);
      state.textContent = answer.ok ? form.dataset.saved : form.dataset.unsaved;
    } catch {
      state.textContent = form.dataset.unsaved;
    }
  };
  form.addEventListener("input", (event) => {
    if (event.target.name === "text") {
      clearTimeout(timer);
      timer = setTimeout(save, SAVE_AFTER);
    }
  });
  // What was typed in the last moment is not lost to another button of the page, or to a link.
  document.addEventListener("submit", async (event) => {
    clearTimeout(timer);
    if (event.target === form || timer === 0) {
      timer = 0;
      return;
    }
    event.preventDefault();
    await save();
    event.target.requestSubmit(event.submitter);
  });
  addEventListener("pagehide", () => {
    if (timer !== 0) {
      clearTimeout(timer);
      send(form, form.dataset.draft, true, { keepalive: true }).catch(() => {});
    }
  });
  setInterval(async () => {
    try {
      const answer = await send(form, form.dataset.renew, false);
      if (answer.status === 409 || answer.status === 403) {
        state.textContent = form.dataset.lost;
      }
    } catch {
      // The lease lasts for several of these.
    }
  }, RENEW_EVERY);
}

function readFile(part) {
  const field = part.querySelector("input");
  part.hidden = false;
  field.addEventListener("change", async () => {
    if (field.files.length > 0) {
      document.getElementById(part.dataset.into).value = await field.files[0].text();
    }
  });
}

document.querySelectorAll("[data-into]").forEach(readFile);
document.querySelectorAll("[data-live]").forEach(keepUpToDate);
document.querySelectorAll("form[data-draft]").forEach(keepDraft);
