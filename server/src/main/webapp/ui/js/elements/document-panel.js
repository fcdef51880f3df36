import { announce } from '../announcer.js';
import { deleteDocument, listDocuments, startParsing, stopParsing } from '../api/documents.js';
import { PageElement } from '../element.js';
import { icons } from '../icons.js';
import { classMap, html, nothing, repeat } from '../lit.js';
import { count } from '../text/format.js';
import { UploadQueue } from '../upload-queue.js';
import { confirmed } from './confirm-dialog.js';
import './document-row.js';
import './upload-row.js';

const PAGE_SIZE = 50;
const POLL_MILLIS = 1000;

/**
 * The documents of a dataset: dropping files, and what becomes of each. While something is being read the list is
 * asked for once a second, otherwise it rests. Tells "documents-changed" when a document reached a final state.
 */
class DocumentPanel extends PageElement {
  static properties = {
    dataset: {},
    documents: { state: true },
    total: { state: true },
    page: { state: true },
    failure: { state: true },
    dragging: { state: true },
  };

  #queues = new Map();
  #timer = 0;

  constructor() {
    super();
    this.#clear();
    this.dragging = false;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#queues.forEach((queue) => queue.dropAll());
  }

  willUpdate(changed) {
    if (changed.has('dataset') && changed.get('dataset')?.id !== this.dataset.id) {
      this.#clear();
      this.refresh();
    }
  }

  get queue() {
    return this.#queues.get(this.dataset.id) ?? this.#newQueue();
  }

  /** Puts the focus where a new dataset's next step is. */
  async focusUpload() {
    await this.updateComplete;
    this.querySelector('input[type=file]').focus();
  }

  async refresh() {
    clearTimeout(this.#timer);
    const dataset = this.dataset.id;
    try {
      const { total, docs } = await listDocuments(dataset, { page: this.page, pageSize: PAGE_SIZE });
      if (dataset !== this.dataset.id) {
        return;
      }
      this.#tellOfChanges(docs, total);
      this.documents = docs;
      this.total = total;
      this.failure = '';
    } catch (failure) {
      this.failure = failure.message;
    }
    this.#poll();
  }

  #poll() {
    clearTimeout(this.#timer);
    if (this.isConnected && (this.failure || this.documents?.some((one) => one.run === 'RUNNING'))) {
      this.#timer = setTimeout(() => this.refresh(), this.failure ? 5 * POLL_MILLIS : POLL_MILLIS);
    }
  }

  #tellOfChanges(docs, total) {
    const before = new Map((this.documents ?? []).map((one) => [one.id, one.run]));
    const changed = docs.filter((one) => before.has(one.id) && before.get(one.id) !== one.run);
    changed.filter((one) => one.run === 'DONE').forEach((one) => announce(`${one.name} is ready, ${count(one.chunk_count, 'passage')}.`));
    changed.filter((one) => one.run === 'FAIL').forEach((one) => announce(`${one.name} could not be read.`));
    if (changed.length > 0 || (this.documents && total !== this.total)) {
      this.emit('documents-changed');
    }
  }

  #clear() {
    this.documents = null;
    this.total = 0;
    this.page = 1;
    this.failure = '';
  }

  #newQueue() {
    const queue = new UploadQueue(this.dataset.id);
    queue.addEventListener('change', () => this.requestUpdate());
    queue.addEventListener('arrived', () => this.refresh());
    this.#queues.set(this.dataset.id, queue);
    return queue;
  }

  render() {
    const documents = (this.documents ?? []).filter((one) => !this.queue.holds(one.id));
    const empty = this.documents?.length === 0 && this.queue.items.length === 0;
    return html`<section aria-labelledby="documents-title" class=${classMap({ documents: true, dragging: this.dragging, empty })}
      @dragover=${this.#over} @dragleave=${() => (this.dragging = false)} @drop=${this.#drop}>
      <h2 id="documents-title">Documents <span class="tally">${this.total || nothing}</span></h2>
      <label class="drop-zone">
        ${icons.upload}
        <span class="for-mouse"><strong>Drop files here</strong> or <span class="link">choose them</span></span>
        <span class="for-touch link">Choose files</span>
        <input type="file" multiple aria-describedby="drop-hint" class="visually-hidden" @change=${this.#picked}>
      </label>
      <p id="drop-hint" class="hint">PDF, Word, PowerPoint, Excel, OpenDocument, HTML, Markdown, text, CSV, e-mail, EPUB, RTF</p>
      ${this.failure ? html`<p class="problem" role="alert">${this.failure}</p>` : nothing}
      <ul class="document-list" aria-label="Documents">
        ${repeat(this.queue.items, (item) => `upload-${item.number}`, (item) => this.#uploadRow(item))}
        ${repeat(documents, (one) => one.id, (one) => this.#documentRow(one))}
      </ul>
      ${this.total > PAGE_SIZE ? this.#pager() : nothing}
    </section>`;
  }

  #uploadRow(item) {
    return html`<li><lectern-upload .item=${item} .sent=${item.sent} .state=${item.state}
      @drop-upload=${() => this.queue.drop(item)} @retry-upload=${() => this.queue.retry(item)}></lectern-upload></li>`;
  }

  #documentRow(one) {
    return html`<li><lectern-document .document=${one}
      @parse=${() => this.#change(startParsing(this.dataset.id, [one.id]))}
      @cancel-parsing=${() => this.#change(stopParsing(this.dataset.id, [one.id]))}
      @remove=${() => this.#remove(one)}></lectern-document></li>`;
  }

  #pager() {
    const last = Math.ceil(this.total / PAGE_SIZE);
    return html`<nav class="pager" aria-label="Pages of documents">
      <button class="icon-button" type="button" aria-label="Newer documents" ?disabled=${this.page === 1}
        @click=${() => this.#turn(-1)}>${icons.previous}</button>
      <span>Page ${this.page} of ${last}</span>
      <button class="icon-button" type="button" aria-label="Older documents" ?disabled=${this.page >= last}
        @click=${() => this.#turn(1)}>${icons.next}</button>
    </nav>`;
  }

  #turn(by) {
    this.page += by;
    this.documents = null;
    this.refresh();
  }

  async #change(request) {
    try {
      await request;
      await this.refresh();
    } catch (failure) {
      await this.refresh();
      this.failure = failure.message;
    }
  }

  async #remove(one) {
    const sure = await confirmed({
      title: `Delete ${one.name}?`,
      text: 'The document and its passages will no longer be found. This cannot be undone.',
      action: 'Delete document',
    });
    if (sure) {
      await this.#change(deleteDocument(this.dataset.id, one.id));
    }
  }

  #over(event) {
    event.preventDefault();
    this.dragging = true;
  }

  #drop(event) {
    event.preventDefault();
    this.dragging = false;
    this.queue.add(event.dataTransfer.files);
  }

  #picked(event) {
    this.queue.add(event.target.files);
    event.target.value = '';
  }
}

customElements.define('lectern-documents', DocumentPanel);
