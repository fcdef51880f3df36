import { PageElement } from '../element.js';
import { icons } from '../icons.js';
import { html, nothing } from '../lit.js';
import { bytes, count, extension, percent } from '../text/format.js';

/** One document and where its reading stands. Tells "parse", "cancel-parsing" and "remove". */
class DocumentRow extends PageElement {
  static properties = { document: {} };

  render() {
    const one = this.document;
    return html`<article class="document state-${one.run.toLowerCase()}">
      <span class="file-type" aria-hidden="true">${extension(one.name)}</span>
      <div class="document-text">
        <p class="document-name" title=${one.name}>${one.name}</p>
        <p class="document-state">${this.#state(one)}</p>
        ${one.run === 'RUNNING' ? this.#progress(one) : nothing}
      </div>
      <div class="document-actions">${this.#actions(one)}</div>
    </article>`;
  }

  #state(one) {
    switch (one.run) {
      case 'RUNNING':
        return `${step(one)} · ${percent(Math.max(0, one.progress))}`;
      case 'DONE':
        return html`<span class="done">${icons.done}Ready</span> · ${bytes(one.size)} · ${count(one.chunk_count, 'passage')}`;
      case 'FAIL':
        return html`<span class="problem">${icons.warning}${reason(one.progress_msg)}</span>`;
      case 'CANCEL':
        return `Reading was cancelled · ${bytes(one.size)}`;
      default:
        return `Not read yet · ${bytes(one.size)}`;
    }
  }

  #progress(one) {
    return html`<progress max="1" .value=${Math.max(0, one.progress)} aria-label="Reading ${one.name}"></progress>`;
  }

  #actions(one) {
    if (one.run === 'RUNNING') {
      return this.#button('cancel-parsing', 'Cancel reading', icons.stop);
    }
    const again = { UNSTART: 'Read', CANCEL: 'Read', FAIL: 'Try again' }[one.run];
    return html`${again ? this.#button('parse', again, icons.retry) : nothing} ${this.#button('remove', 'Delete', icons.remove)}`;
  }

  #button(event, label, icon) {
    return html`<button class="icon-button quiet" type="button" title=${label} aria-label="${label}: ${this.document.name}"
      @click=${() => this.emit(event)}>${icon}</button>`;
  }
}

customElements.define('lectern-document', DocumentRow);

/** What is being done now: the last line of the document's log, without its time. */
function step(one) {
  const line = (one.progress_msg ?? '').trim().split('\n').at(-1);
  return line.replace(/^\d\d:\d\d:\d\d /, '').replace(/\.+$/, '') || 'Being read';
}

/** The server writes its reason as "[ERROR] sentence" below the steps that went well. */
function reason(message) {
  const lines = (message ?? '').trim().split('\n');
  const line = lines.findLast((one) => one.includes('[ERROR]')) ?? lines.at(-1);
  return line.slice(line.lastIndexOf('[ERROR]') + 1).replace(/^ERROR\]\s*/, '') || 'This document could not be read.';
}
