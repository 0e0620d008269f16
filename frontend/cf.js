// What the page does by itself: keys, copying, times that stay true, the folded navigation, the colours.
// Loaded by each page at run time; it listens at the document, so it does not matter when components appear.

const kept = {
  get(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // Storage may be closed; everything works without it.
    }
  },
  set(key, value) {
    try {
      localStorage.setItem(key, value);
    } catch {
      // As above.
    }
  },
};

const shown = (element) => element instanceof HTMLElement && element.getClientRects().length > 0;
const firstShown = (selector) => [...document.querySelectorAll(selector)].find(shown);

// ---- saying something to screen readers
let announcer;
function announce(text) {
  if (!announcer) {
    announcer = document.createElement("div");
    announcer.className = "cf-announcer";
    announcer.setAttribute("role", "status");
    document.body.append(announcer);
  }
  announcer.textContent = "";
  requestAnimationFrame(() => (announcer.textContent = text));
}

// ---- copying
async function copy(button) {
  const text = button.dataset.cfCopy;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without a secure context there is no clipboard object; the old way still works.
    const area = document.createElement("textarea");
    area.value = text;
    area.style.position = "fixed";
    area.style.opacity = "0";
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    button.focus();
  }
  const word = button.textContent;
  if (!button.hasAttribute("data-cf-done")) {
    button.setAttribute("data-cf-done", "");
    button.textContent = button.dataset.cfCopied;
    setTimeout(() => {
      button.textContent = word;
      button.removeAttribute("data-cf-done");
    }, 1600);
  }
  announce(button.dataset.cfCopied);
}

// ---- colours
function scheme(choice) {
  const root = document.documentElement;
  kept.set("cf-scheme", choice);
  const value = choice === "light" || choice === "dark" ? choice : "light dark";
  root.style.colorScheme = value;
  root.setAttribute("theme", choice === "system" ? "light-dark" : choice);
  document
    .querySelectorAll("[data-cf-scheme]")
    .forEach((b) => b.setAttribute("aria-pressed", String(b.dataset.cfScheme === choice)));
}

// ---- the navigation on small screens
const drawer = () => document.querySelector(".cf-shell");
const isOpen = () => drawer()?.hasAttribute("data-cf-open");
function fold(open, giveFocus = true) {
  const shell = drawer();
  const toggle = shell?.querySelector("[data-cf-toggle]");
  if (!shell || !toggle || isOpen() === open) {
    return;
  }
  shell.toggleAttribute("data-cf-open", open);
  toggle.setAttribute("aria-expanded", String(open));
  shell.querySelector(".cf-main").inert = open;
  if (giveFocus) {
    requestAnimationFrame(() => (open ? shell.querySelector(".cf-side a")?.focus() : toggle.focus()));
  }
}

document.addEventListener("click", (event) => {
  const path = event.composedPath().filter((node) => node instanceof HTMLElement);
  for (const node of path) {
    if (node.dataset.cfCopy !== undefined) {
      copy(node);
    } else if (node.dataset.cfScheme) {
      scheme(node.dataset.cfScheme);
    } else if (node.dataset.cfLetters !== undefined) {
      kept.set("cf-letters", node.checked ? "on" : "off");
    } else if (node.dataset.cfToggle !== undefined) {
      fold(!isOpen());
    } else if (node.classList.contains("cf-backdrop")) {
      fold(false);
    } else if (node.classList.contains("cf-nav-item")) {
      fold(false, false);
    } else if (node.classList.contains("cf-skip")) {
      event.preventDefault();
      document.querySelector("main")?.focus();
    }
  }
});

// ---- keys
function typing(event) {
  const target = event.composedPath()[0];
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(input|textarea|select)$/i.test(target.localName)) &&
    !/^(checkbox|radio|button)$/.test(target.type ?? "")
  );
}

const dialogOpen = () => Boolean(document.querySelector("vaadin-dialog[opened], vaadin-confirm-dialog[opened]"));

// What is found follows what is typed after a moment: Enter must not open what stood there before.
function answered(search, go) {
  const found = search.parentElement.querySelector("[data-cf-answers]");
  const typed = search.value;
  if (!found || found.dataset.cfAnswers === typed) {
    go();
    return;
  }
  const watch = new MutationObserver(() => {
    if (!search.isConnected || search.value !== typed) {
      watch.disconnect();
    } else if (found.dataset.cfAnswers === typed) {
      watch.disconnect();
      go();
    }
  });
  watch.observe(found, { attributes: true, attributeFilter: ["data-cf-answers"] });
}

function palette(event) {
  const search = event.composedPath()[0];
  if (!(search instanceof HTMLElement) || search.dataset.cfPaletteSearch === undefined) {
    return false;
  }
  const links = [...search.parentElement.querySelectorAll("a, .cf-palette-line")];
  const at = links.findIndex((link) => link.hasAttribute("data-cf-marked"));
  if (event.key === "Enter") {
    answered(search, () => {
      const now = [...search.parentElement.querySelectorAll("a, .cf-palette-line")];
      (now.find((link) => link.hasAttribute("data-cf-marked")) ?? now[0])?.click();
    });
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const step = event.key === "ArrowDown" ? 1 : -1;
    links[at]?.removeAttribute("data-cf-marked");
    const next = links[(at + step + links.length) % links.length];
    next?.setAttribute("data-cf-marked", "");
    next?.scrollIntoView({ block: "nearest" });
    if (next) {
      announce(next.textContent);
    }
  } else {
    return false;
  }
  event.preventDefault();
  return true;
}

document.addEventListener("keydown", (event) => {
  if (palette(event)) {
    return;
  }
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") {
    event.preventDefault();
    if (!dialogOpen()) {
      document.querySelector("[data-cf-palette]")?.click();
    }
    return;
  }
  if (event.key === "Escape") {
    if (isOpen()) {
      fold(false);
    } else if (!typing(event) && !dialogOpen() && !event.defaultPrevented) {
      firstShown("[data-cf-close]")?.click();
    }
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event) || dialogOpen() || kept.get("cf-letters") === "off") {
    return;
  }
  if (event.key === "/") {
    const filter = firstShown("[data-cf-filter]");
    if (filter) {
      event.preventDefault();
      filter.focus();
    }
  } else if (event.key === "?") {
    event.preventDefault();
    document.querySelector("[data-cf-shortcuts]")?.click();
  }
});

// ---- times stay true while the page is open
const units = [
  ["minute", 60, 3600],
  ["hour", 3600, 86400],
  ["day", 86400, 7 * 86400],
];
function refreshTimes() {
  const language = document.documentElement.lang || navigator.language;
  let words;
  try {
    words = new Intl.RelativeTimeFormat(language, { style: "short", numeric: "always" });
  } catch {
    words = new Intl.RelativeTimeFormat("en", { style: "short", numeric: "always" });
  }
  for (const time of document.querySelectorAll("time.cf-moment[datetime]")) {
    const past = (Date.now() - Date.parse(time.dateTime)) / 1000;
    const unit = units.find(([, from, to]) => Math.abs(past) >= Math.max(from, 45) && Math.abs(past) < to);
    const text = time.firstChild;
    if (unit && text?.nodeType === Node.TEXT_NODE) {
      text.data = words.format(-Math.sign(past) * Math.max(1, Math.floor(Math.abs(past) / unit[1])), unit[0]);
    }
  }
}
setInterval(() => document.visibilityState === "visible" && refreshTimes(), 20_000);

// ---- Vaadin's own sign of a lost connection: told to screen readers, too
const sign = () => {
  const indicator = document.querySelector("vaadin-connection-indicator:not([role])");
  indicator?.setAttribute("role", "status");
};
new MutationObserver(sign).observe(document.body, { childList: true });
sign();

// ---- Vaadin's word that nothing can be sent any more: what lies behind it cannot be pressed in vain
const lost = () => {
  const error = document.querySelector(".v-system-error:not([role])");
  if (!error) {
    return;
  }
  const words = document.documentElement.dataset;
  const caption = error.querySelector(".caption");
  const go = document.createElement("button");
  go.type = "button";
  go.textContent = caption?.textContent === words.cfBroken ? words.cfReload : words.cfSignIn;
  error.setAttribute("role", "alertdialog");
  error.setAttribute("aria-modal", "true");
  error.setAttribute("aria-label", caption?.textContent ?? "");
  // A click anywhere on it, and so on the button, loads the page anew: Vaadin listens for that.
  error.append(go);
  [...document.body.children].filter((other) => other !== error).forEach((other) => (other.inert = true));
  go.focus();
};
new MutationObserver(lost).observe(document.body, { childList: true });

// ---- the right name for the modifier key
if (!/mac|iphone|ipad/i.test(navigator.platform)) {
  const rename = () =>
    document.querySelectorAll("kbd[data-cf-mod]").forEach((kbd) => {
      if (kbd.textContent === "⌘K") {
        kbd.textContent = "Ctrl K";
      }
    });
  new MutationObserver(rename).observe(document.body, { childList: true, subtree: true });
  rename();
}

window.cf = { announce, fold, scheme };
