// What the pages of users' tokens need of the browser: fetching a token once, and showing how long it still works.

const define = (name, type) => customElements.get(name) || customElements.define(name, type);
const HIDE_AFTER_MS = 30_000;

function csrf() {
  const token = document.querySelector('meta[name="_csrf"]')?.content;
  const header = document.querySelector('meta[name="_csrf_header"]')?.content;
  return token && header ? { [header]: token } : {};
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without a secure context there is no clipboard object; the old way still works.
    const area = document.createElement('textarea');
    area.value = text;
    area.style.position = 'fixed';
    area.style.opacity = '0';
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }
}

/**
 * Fetches a token by one POST that works once, and keeps it in this object alone: it stands in the page only while the
 * person looks at it, and is gone when the element is.
 */
class TokenOnce extends HTMLElement {
  #secrets = {};
  #timers = new Map();

  connectedCallback() {
    // Attributes arrive with the update that brought this element; the words are among them.
    setTimeout(() => this.#fetch());
  }

  disconnectedCallback() {
    this.#secrets = {};
    this.#timers.forEach((timer) => clearTimeout(timer));
    this.replaceChildren();
  }

  async #fetch() {
    const ticket = this.getAttribute('ticket');
    if (!ticket) {
      return;
    }
    this.removeAttribute('ticket');
    try {
      const answer = await fetch('/usertokens/once', {
        method: 'POST',
        body: ticket,
        cache: 'no-store',
        credentials: 'same-origin',
        headers: { 'Content-Type': 'text/plain', ...csrf() },
      });
      if (!answer.ok) {
        throw new Error('gone');
      }
      this.#secrets = await answer.json();
    } catch {
      const gone = document.createElement('p');
      gone.className = 'cf-note';
      gone.textContent = this.getAttribute('gone');
      this.replaceChildren(gone);
      return;
    }
    this.replaceChildren(...['access', 'refresh'].filter((kind) => this.#secrets[kind]).map((kind) => this.#row(kind)));
  }

  #row(kind) {
    const row = document.createElement('div');
    row.className = 'cf-once-row';
    const name = document.createElement('span');
    name.className = 'cf-once-name';
    name.textContent = this.getAttribute(kind);
    const value = document.createElement('code');
    value.setAttribute('data-cf-data', '');
    const show = this.#button('show', name.textContent);
    const take = this.#button('copy', name.textContent);
    const hide = () => {
      clearTimeout(this.#timers.get(kind));
      value.textContent = '••••••••••••••••';
      show.textContent = this.getAttribute('show');
      show.setAttribute('aria-pressed', 'false');
    };
    show.addEventListener('click', () => {
      if (show.getAttribute('aria-pressed') === 'true') {
        hide();
        return;
      }
      value.textContent = this.#secrets[kind] ?? '';
      show.textContent = this.getAttribute('hide');
      show.setAttribute('aria-pressed', 'true');
      this.#timers.set(kind, setTimeout(hide, HIDE_AFTER_MS));
    });
    take.addEventListener('click', async () => {
      await copy(this.#secrets[kind] ?? '');
      take.textContent = this.getAttribute('copied');
      window.cf?.announce(this.getAttribute('copied'));
      take.focus();
      setTimeout(() => (take.textContent = this.getAttribute('copy')), 1600);
    });
    hide();
    const buttons = document.createElement('span');
    buttons.className = 'cf-once-buttons';
    buttons.append(take, show);
    row.append(name, value, buttons);
    return row;
  }

  #button(word, what) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = this.getAttribute(word);
    button.setAttribute('aria-description', what);
    return button;
  }
}

/** Counts down to a moment; says so once it has come. */
class Countdown extends HTMLElement {
  #timer;

  connectedCallback() {
    setTimeout(() => this.#tick());
    this.#timer = setInterval(() => this.#tick(), 1000);
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
  }

  #tick() {
    const left = Math.floor((Date.parse(this.getAttribute('until')) - Date.now()) / 1000);
    const over = !(left > 0);
    this.toggleAttribute('data-over', over);
    this.toggleAttribute('data-soon', !over && left < 120);
    const pad = (number) => String(number).padStart(2, '0');
    const hours = Math.floor(left / 3600);
    const clock = `${hours ? `${hours}:` : ''}${hours ? pad(Math.floor((left % 3600) / 60)) : Math.floor(left / 60)}:${pad(left % 60)}`;
    const text = over ? this.getAttribute('over') : (this.getAttribute('words') ?? '').replace('%', clock);
    if (this.textContent !== text) {
      this.textContent = text;
    }
  }
}

define('cf-token-once', TokenOnce);
define('cf-countdown', Countdown);
