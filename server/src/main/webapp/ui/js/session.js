/**
 * The API key of this browser tab. It lives in sessionStorage only, so it is gone when the tab is closed and is never
 * sent anywhere but in the Authorization header.
 */
const SLOT = 'lectern.key';

export const session = new (class Session extends EventTarget {
  get key() {
    return sessionStorage.getItem(SLOT);
  }

  open(key) {
    sessionStorage.setItem(SLOT, key);
    this.#changed('');
  }

  /** Forgets the key. The reason, if any, is shown on the sign-in page. */
  close(reason = '') {
    sessionStorage.removeItem(SLOT);
    this.#changed(reason);
  }

  #changed(reason) {
    this.dispatchEvent(new CustomEvent('change', { detail: { reason } }));
  }
})();
