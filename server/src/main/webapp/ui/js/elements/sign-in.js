import { listDatasets } from '../api/datasets.js';
import { PageElement } from '../element.js';
import { html, nothing } from '../lit.js';
import { session, signOnAddress } from '../session.js';

/** Leads to the identity provider where there is one; asks for an API key, tries it, and opens the session with it. */
class SignIn extends PageElement {
  static properties = {
    reason: {},
    provider: {},
    failure: { state: true },
    trying: { state: true },
  };

  constructor() {
    super();
    this.reason = '';
    this.provider = null;
    this.failure = '';
    this.trying = false;
  }

  firstUpdated() {
    this.querySelector('#key').focus();
  }

  render() {
    const problem = this.failure || this.reason;
    return html`<main class="sign-in">
      <form @submit=${this.#submit} aria-labelledby="sign-in-title">
        <p class="brand"><img src="favicon.svg" alt="" width="40" height="40">Lectern</p>
        <h1 id="sign-in-title">Sign in</h1>
        ${this.provider ? html`<a class="sign-on" href=${signOnAddress}>Sign in with ${this.provider}</a>` : nothing}
        <input name="username" autocomplete="username" value="Lectern API key" hidden>
        <label for="key">API key</label>
        <input id="key" name="key" type="password" required autocomplete="current-password" spellcheck="false"
          aria-describedby="key-problem key-hint" aria-invalid=${this.failure !== ''}>
        <p id="key-problem" class="problem" role="alert">${problem || nothing}</p>
        <button class="primary" type="submit" ?disabled=${this.trying}>${this.trying ? 'Signing in…' : 'Sign in'}</button>
        <details id="key-hint">
          <summary>Where do I find the key?</summary>
          <p>Lectern printed it once, in the terminal, when it was started for the first time, under the address of this page.</p>
          <p>To choose a key yourself, set <code>LECTERN_ADMIN_KEY</code> and start Lectern with a new data directory.</p>
          <p>The key stays in this browser tab and is forgotten when you close it.</p>
        </details>
      </form>
    </main>`;
  }

  async #submit(event) {
    event.preventDefault();
    const key = event.target.elements.key.value.trim();
    if (/\s/.test(key) || !/^[\x21-\x7e]+$/.test(key)) {
      this.#failed('A key is one word of letters, digits and dashes. Copy it again, without the text around it.');
      return;
    }
    this.trying = true;
    this.failure = '';
    try {
      await listDatasets({ key });
      session.open(key);
    } catch (failure) {
      this.#failed(failure.unauthenticated ? 'This server does not know that key. Check that you copied all of it.' : failure.message);
    } finally {
      this.trying = false;
    }
  }

  #failed(message) {
    this.failure = message;
    this.querySelector('#key').select();
  }
}

customElements.define('lectern-sign-in', SignIn);
