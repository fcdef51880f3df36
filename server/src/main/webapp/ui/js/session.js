/**
 * Who is signed in in this browser tab: by an API key, or at an identity provider. A key lives in sessionStorage only, so
 * it is gone when the tab is closed. A login at a provider is the server's to remember; the tab holds a token of a few
 * minutes in memory and asks for the next one when it needs it. Either is sent in the Authorization header and nowhere else.
 */
const SLOT = 'lectern.key';
const SIGN_ON = new URL('../sign-on', import.meta.url);

/** A token is renewed when it has less than this left, in milliseconds. */
const MARGIN = 30_000;

export const session = new (class Session extends EventTarget {
  #token = null;
  #expires = 0;
  #renewal = null;

  /** What goes into the Authorization header; null when nobody is signed in. */
  get key() {
    return this.#token ?? sessionStorage.getItem(SLOT);
  }

  open(key) {
    sessionStorage.setItem(SLOT, key);
    this.#changed('');
  }

  /** Forgets who is signed in. The reason, if any, is shown on the sign-in page. */
  close(reason = '') {
    sessionStorage.removeItem(SLOT);
    this.#token = null;
    this.#changed(reason);
  }

  /**
   * Asks the server whether this browser is signed in at the provider.
   *
   * @returns what people call the provider; null when there is none
   */
  async resume() {
    const answer = await post('/session');
    if (answer?.token && !this.key) {
      this.#take(answer);
      this.#changed('');
    }
    return answer?.provider ?? null;
  }

  /** Before a call: a token that is about to end is exchanged for the next one. */
  async ready() {
    if (!this.#token || Date.now() < this.#expires - MARGIN) {
      return;
    }
    this.#renewal ??= post('/session').finally(() => (this.#renewal = null));
    const answer = await this.#renewal;
    if (answer?.token) {
      this.#take(answer);
    } else if (answer) {
      this.close('You were signed out, because nothing was done here for a while. Sign in again.');
    }
  }

  /** Signs out here, and at the provider when it was there that the person signed in. */
  async end() {
    if (!this.#token) {
      this.close();
      return;
    }
    const answer = await post('/end');
    this.close();
    if (answer?.address) {
      location.assign(answer.address);
    }
  }

  #take(answer) {
    this.#token = answer.token;
    this.#expires = Date.parse(answer.expires_at);
  }

  #changed(reason) {
    this.dispatchEvent(new CustomEvent('change', { detail: { reason } }));
  }
})();

/** Where the browser goes to sign in at the provider. */
export const signOnAddress = SIGN_ON.href;

/** Null when the server does not answer. */
async function post(path) {
  try {
    const response = await fetch(SIGN_ON.href + path, { method: 'POST', headers: { 'X-Lectern-Page': '1' } });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
