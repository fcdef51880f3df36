import { announce } from './announcer.js';
import { startParsing, uploadDocument } from './api/documents.js';

let numbers = 0;

/**
 * Files on their way to one dataset, one after another: a second connection would only share the same line. Each item
 * is {number, file, sent, state, reason, document} with state waiting, sending or failed; an item that has arrived leaves
 * the list when its parsing is started. Events: "change" whenever something to show changed, "arrived" per document.
 */
export class UploadQueue extends EventTarget {
  items = [];
  #dataset;
  #running = false;

  constructor(dataset) {
    super();
    this.#dataset = dataset;
  }

  get busy() {
    return this.items.some((item) => item.state === 'waiting' || item.state === 'sending');
  }

  /** Whether this document is still shown as an item of the queue. */
  holds(document) {
    return this.items.some((item) => item.document === document);
  }

  add(files) {
    this.items = [
      ...this.items,
      ...[...files].map((file) => ({ number: ++numbers, file, sent: 0, state: 'waiting', reason: '', document: null, abort: () => {} })),
    ];
    this.#changed();
    this.#run();
  }

  retry(item) {
    Object.assign(item, { state: 'waiting', reason: '', sent: 0 });
    this.#changed();
    this.#run();
  }

  /** Stops a transfer, or takes a failed one off the list. */
  drop(item) {
    item.abort();
    this.items = this.items.filter((other) => other !== item);
    this.#changed();
  }

  dropAll() {
    [...this.items].forEach((item) => this.drop(item));
  }

  async #run() {
    if (this.#running) {
      return;
    }
    this.#running = true;
    for (let item = this.#next(); item; item = this.#next()) {
      await this.#send(item);
    }
    this.#running = false;
  }

  #next() {
    return this.items.find((item) => item.state === 'waiting');
  }

  async #send(item) {
    item.state = 'sending';
    const upload = uploadDocument(this.#dataset, item.file, (sent) => {
      item.sent = sent;
      this.#changed();
    });
    item.abort = upload.abort;
    try {
      item.document = (await upload.done).id;
    } catch (failure) {
      if (failure.name !== 'AbortError') {
        this.#failed(item, failure);
      }
      return;
    }
    await this.#startParsing(item);
    this.drop(item);
    this.dispatchEvent(new Event('arrived'));
  }

  /** Should it not begin, the document stands in the list as not read yet, with a button to try again. */
  async #startParsing(item) {
    try {
      await startParsing(this.#dataset, [item.document]);
      announce(`${item.file.name} has arrived and is being read.`);
    } catch (failure) {
      announce(`${item.file.name} has arrived but is not being read: ${failure.message}`);
    }
  }

  #failed(item, failure) {
    Object.assign(item, { state: 'failed', reason: failure.message });
    announce(`${item.file.name} was not accepted: ${failure.message}`);
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}
