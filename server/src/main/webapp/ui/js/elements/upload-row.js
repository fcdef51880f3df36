import { PageElement } from '../element.js';
import { icons } from '../icons.js';
import { html, nothing } from '../lit.js';
import { bytes, extension } from '../text/format.js';

/** A file on its way to the server. Tells "drop-upload" and "retry-upload". */
class UploadRow extends PageElement {
  static properties = { item: {}, sent: {}, state: {} };

  render() {
    const { file, reason } = this.item;
    const failed = this.state === 'failed';
    return html`<article class="document state-${this.state}">
      <span class="file-type" aria-hidden="true">${extension(file.name)}</span>
      <div class="document-text">
        <p class="document-name" title=${file.name}>${file.name}</p>
        <p class="document-state">
          ${failed ? html`<span class="problem">${icons.warning}${reason}</span>` : this.#sent(file)}
        </p>
        ${failed
          ? nothing
          : html`<progress max=${file.size || 1} .value=${this.sent} aria-label="Sending ${file.name}"></progress>`}
      </div>
      <div class="document-actions">
        ${failed ? this.#button('retry-upload', 'Send again', icons.retry) : nothing}
        ${this.#button('drop-upload', failed ? 'Dismiss' : 'Cancel sending', icons.close)}
      </div>
    </article>`;
  }

  #sent(file) {
    if (this.state === 'waiting') {
      return `Waiting · ${bytes(file.size)}`;
    }
    return this.sent >= file.size ? 'Sent, being stored' : `Sending · ${bytes(this.sent)} of ${bytes(file.size)}`;
  }

  #button(event, label, icon) {
    return html`<button class="icon-button quiet" type="button" title=${label} aria-label="${label}: ${this.item.file.name}"
      @click=${() => this.emit(event)}>${icon}</button>`;
  }
}

customElements.define('lectern-upload', UploadRow);
