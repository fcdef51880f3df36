import { listDatasets } from '../api/datasets.js';
import { PageElement } from '../element.js';
import { icons } from '../icons.js';
import { html } from '../lit.js';
import { session } from '../session.js';
import './confirm-dialog.js';
import './conversation-panel.js';
import './dataset-list.js';
import './document-panel.js';
import './passage-dialog.js';
import './sign-in.js';

/** What the address says after a login at the provider that came to nothing. */
const FAILED = '#/sign-on-failed';

/**
 * The whole page: sign-in until there is a key, then datasets beside the documents and the conversation of the one
 * that is chosen. The choice is in the address (#/datasets/<id>), so a reload and a bookmark keep it.
 */
class LecternApp extends PageElement {
  static properties = {
    datasets: { state: true },
    failure: { state: true },
    reason: { state: true },
    view: { state: true },
    menu: { state: true },
    provider: { state: true },
  };

  constructor() {
    super();
    this.datasets = null;
    this.failure = '';
    this.reason = '';
    this.view = 'documents';
    this.menu = false;
    this.provider = null;
    session.addEventListener('change', (event) => this.#keyChanged(event.detail.reason));
    addEventListener('hashchange', () => this.requestUpdate());
  }

  connectedCallback() {
    super.connectedCallback();
    if (session.key) {
      this.refresh();
    }
    this.#resume();
  }

  /** Somebody may be signed in at the provider already, or come back from there. */
  async #resume() {
    if (location.hash === FAILED) {
      history.replaceState(null, '', location.pathname);
      this.reason = 'Signing in did not succeed. Try again, or ask whoever runs this server.';
    }
    this.provider = await session.resume();
  }

  /** Without a dataset the way to make one is open; folding it matters on narrow screens only. */
  get menuOpen() {
    return this.menu || this.datasets?.length === 0;
  }

  get dataset() {
    const id = location.hash.match(/^#\/datasets\/(\w+)$/)?.[1];
    return this.datasets?.find((one) => one.id === id) ?? this.datasets?.[0] ?? null;
  }

  async refresh() {
    try {
      this.datasets = await listDatasets();
      this.failure = '';
    } catch (failure) {
      this.failure = failure.message;
    }
  }

  #keyChanged(reason) {
    this.reason = reason;
    this.datasets = null;
    this.failure = '';
    if (session.key) {
      this.refresh();
    }
    this.requestUpdate();
  }

  #choose(id) {
    location.hash = `#/datasets/${id}`;
    this.menu = false;
  }

  async #created(event) {
    await this.refresh();
    this.view = 'documents';
    this.#choose(event.detail.id);
    await this.updateComplete;
    this.querySelector('lectern-documents').focusUpload();
  }

  render() {
    if (!session.key) {
      return html`<lectern-sign-in .reason=${this.reason} .provider=${this.provider}></lectern-sign-in>`;
    }
    return html`
      <a class="skip-link" href="#main" @click=${this.#skip}>Skip to the documents</a>
      <header class="topbar">
        <p class="brand"><img src="favicon.svg" alt="" width="28" height="28"><span class="brand-name">Lectern</span></p>
        <button class="menu-button" type="button" aria-expanded=${this.menuOpen} aria-controls="datasets" @click=${this.#toggleMenu}>
          <span class="menu-label">${this.dataset?.name ?? 'Datasets'}</span>${icons.chevron}
        </button>
        <button class="quiet" type="button" @click=${() => session.end()}>Sign out</button>
      </header>
      <div class="shell ${this.menuOpen ? 'menu-open' : ''}">
        <nav id="datasets" class="sidebar" aria-label="Datasets">
          <lectern-datasets
            .datasets=${this.datasets}
            .chosen=${this.dataset?.id}
            @choose=${(event) => this.#choose(event.detail)}
            @created=${this.#created}
            @removed=${this.refresh}></lectern-datasets>
        </nav>
        <main id="main" tabindex="-1">${this.failure ? this.#failed() : this.#content()}</main>
      </div>
      <lectern-confirm></lectern-confirm>
      <lectern-passage></lectern-passage>`;
  }

  #content() {
    if (this.datasets === null) {
      return html`<p class="hint centred" role="status">Loading…</p>`;
    }
    return this.dataset ? this.#workplace(this.dataset) : this.#welcome();
  }

  #workplace(dataset) {
    return html`
      <div class="view-switch" role="group" aria-label="What to show">
        ${this.#viewButton('documents', 'Documents')} ${this.#viewButton('ask', 'Ask')}
      </div>
      <div class="panels show-${this.view}">
        <lectern-documents class="panel" .dataset=${dataset} @documents-changed=${this.refresh}></lectern-documents>
        <lectern-conversation class="panel" .dataset=${dataset}></lectern-conversation>
      </div>`;
  }

  #viewButton(view, label) {
    return html`<button type="button" aria-pressed=${this.view === view} @click=${() => (this.view = view)}>${label}</button>`;
  }

  #welcome() {
    return html`<section class="welcome" aria-labelledby="welcome-title">
      <h1 id="welcome-title">Ask your own documents</h1>
      <ol class="steps">
        <li><strong>Make a dataset.</strong> A folder of documents that belong together, for example <q>Staff handbook</q>.</li>
        <li><strong>Drop files into it.</strong> PDF, Word, PowerPoint, Excel, HTML, Markdown, e-mail, EPUB and more.</li>
        <li><strong>Ask.</strong> Every statement of the answer carries a number; it opens the passage it rests on.</li>
      </ol>
      <p class="hint">Start with <q>New dataset</q>.</p>
    </section>`;
  }

  #failed() {
    return html`<div class="failure centred" role="alert">
      <p>${this.failure}</p>
      <button type="button" @click=${this.refresh}>Try again</button>
    </div>`;
  }

  #toggleMenu() {
    this.menu = !this.menu;
  }

  /** The address holds the chosen dataset, so the link moves the focus itself. */
  #skip(event) {
    event.preventDefault();
    this.querySelector('#main').focus();
  }
}

customElements.define('lectern-app', LecternApp);
