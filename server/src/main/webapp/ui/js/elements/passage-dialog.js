import { downloadDocument } from '../api/documents.js';
import { PageElement } from '../element.js';
import { icons } from '../icons.js';
import { html, nothing } from '../lit.js';
import { percent } from '../text/format.js';
import { highlight } from '../text/highlight.js';

/** The passages behind an answer, one at a time, in a sheet. One of it stands in the page. */
class PassageDialog extends PageElement {
  static properties = {
    passages: { state: true },
    at: { state: true },
    failure: { state: true },
  };

  constructor() {
    super();
    this.passages = [];
    this.at = 0;
    this.failure = '';
  }

  async show(passages, at) {
    this.passages = passages;
    await this.#turn(at);
    this.#open(this.querySelector('dialog'));
  }

  /** Beside the answer where there is room, so another citation can be chosen at once; otherwise in front of it. */
  #open(dialog) {
    if (dialog.open) {
      return;
    }
    if (matchMedia('(width >= 68rem)').matches) {
      dialog.show();
    } else {
      dialog.showModal();
    }
  }

  render() {
    const passage = this.passages[this.at];
    return html`<dialog class="passage" aria-labelledby="passage-title" @click=${this.#outside} @keydown=${this.#key}>
      ${passage ? this.#sheet(passage) : nothing}
    </dialog>`;
  }

  #sheet({ chunk, claims }) {
    const page = pageOf(chunk);
    return html`<div class="sheet">
      <header>
        <p class="hint">Source ${this.at + 1} of ${this.passages.length}</p>
        <div class="actions">
          ${this.#step(-1, 'Previous source', icons.previous)} ${this.#step(1, 'Next source', icons.next)}
          <button class="icon-button quiet" type="button" aria-label="Close" title="Close" autofocus @click=${this.#close}>${icons.close}</button>
        </div>
      </header>
      <h2 id="passage-title">${chunk.document_name}</h2>
      <p class="passage-place">
        ${page > 0 ? html`<span>Page ${page}</span>` : nothing}
        ${chunk.similarity > 0 ? html`<span>Similarity ${percent(Math.min(1, chunk.similarity))}</span>` : nothing}
      </p>
      <blockquote class="passage-text" tabindex="0" aria-label="Passage">${highlight(chunk.content.trim(), claims).map(
        (piece) => (piece.marked ? html`<mark>${piece.text}</mark>` : piece.text),
      )}</blockquote>
      <footer>
        <button type="button" @click=${() => this.#download(chunk)}>${icons.download}Download the document</button>
        <p class="problem" role="alert">${this.failure || nothing}</p>
      </footer>
    </div>`;
  }

  #step(by, label, icon) {
    const target = this.at + by;
    return html`<button class="icon-button quiet" type="button" aria-label=${label} title=${label}
      ?disabled=${target < 0 || target >= this.passages.length} @click=${() => this.#turn(target)}>${icon}</button>`;
  }

  async #turn(at) {
    this.at = at;
    this.failure = '';
    await this.updateComplete;
    const text = this.querySelector('.passage-text');
    text.scrollTop = Math.max(0, (text.querySelector('mark')?.offsetTop ?? 0) - text.clientHeight / 3);
  }

  #close() {
    this.querySelector('dialog').close();
  }

  /** A dialog that is not modal does not close by itself. */
  #key(event) {
    if (event.key === 'Escape') {
      this.#close();
    }
  }

  #outside(event) {
    if (event.target === event.currentTarget) {
      this.#close();
    }
  }

  /** The key travels in a header, so a plain link cannot fetch the file. */
  async #download(chunk) {
    try {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(await downloadDocument(chunk.dataset_id, chunk.document_id));
      link.download = chunk.document_name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    } catch (failure) {
      this.failure = failure.message;
    }
  }
}

customElements.define('lectern-passage', PassageDialog);

/** The page a chunk begins on; 0 where the format has no pages. */
export function pageOf(chunk) {
  return chunk.positions?.[0]?.[0] ?? 0;
}

/**
 * @param passages list of {chunk, claims}: what was cited and for which sentences of the answer
 * @param at which of them to show first
 */
export function showPassages(passages, at) {
  return document.querySelector('lectern-passage').show(passages, at);
}
