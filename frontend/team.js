// What the pages before the door need of the browser.

/** What was cut off or mistyped is no token: the page then says so. */
const decoded = (fragment) => {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return '';
  }
};

/** Hands the URL's fragment to the server once, and takes it out of the address bar and the history. */
class FragmentToken extends HTMLElement {
  connectedCallback() {
    const token = decoded(location.hash.slice(1));
    if (token) {
      history.replaceState(history.state, '', location.pathname + location.search);
    }
    // The server's listener is in place only when the update that brought this element has been applied.
    setTimeout(() => this.dispatchEvent(new CustomEvent('cf-token', { detail: token })));
  }
}

/** Shows and hides what was typed into the input it is for. */
class Reveal extends HTMLElement {
  connectedCallback() {
    const input = document.getElementById(this.getAttribute('for'));
    const button = document.createElement('button');
    button.type = 'button';
    const show = (shown) => {
      input.type = shown ? 'text' : 'password';
      button.textContent = this.getAttribute(shown ? 'hide' : 'show');
      button.setAttribute('aria-pressed', String(shown));
    };
    button.addEventListener('click', () => show(input.type === 'password'));
    input.form.addEventListener('submit', () => show(false));
    show(false);
    this.replaceChildren(button);
  }
}

/** Says roughly how hard to guess a new password is; the rules themselves are the server's. */
class Strength extends HTMLElement {
  connectedCallback() {
    this.setAttribute('aria-live', 'polite');
    const field = document.getElementById(this.getAttribute('for'));
    const judge = () => {
      const typed = field.inputElement ? field.inputElement.value : '';
      const different = new Set(typed).size;
      const level = typed.length < 12 || different < 5 ? 'weak' : typed.length < 18 || different < 9 ? 'fair' : 'strong';
      this.dataset.level = typed ? level : '';
      this.textContent = typed ? this.getAttribute(level) : '';
    };
    field.addEventListener('input', judge);
    // The server empties the field as soon as it has read it.
    field.addEventListener('value-changed', judge);
  }
}

const define = (name, type) => customElements.get(name) || customElements.define(name, type);
define('cf-fragment-token', FragmentToken);
define('cf-reveal', Reveal);
define('cf-strength', Strength);
