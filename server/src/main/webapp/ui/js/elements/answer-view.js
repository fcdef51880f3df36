import { PageElement } from '../element.js';
import { html, nothing } from '../lit.js';
import { marks, order } from '../text/citations.js';
import { markdown } from '../text/markdown.js';
import { pageOf, showPassages } from './passage-dialog.js';

/** One answer as it grows: its text with numbered citations, its sources below, or why there is none. Tells "retry". */
class AnswerView extends PageElement {
  static properties = { turn: {}, answer: {}, state: {} };

  render() {
    const growing = this.state === 'answering';
    return html`<div class="answer" aria-busy=${growing}>
      ${markdown(this.answer, { growing, citation: (index, mark) => this.#citation(index, mark) })}
      ${growing ? html`<p class="working"><span></span><span></span><span></span></p>` : nothing}
      ${this.state === 'stopped' ? html`<p class="hint">Stopped.</p>` : nothing}
      ${this.state === 'failed' ? this.#failed() : nothing}
    </div>
    ${growing ? nothing : this.#sources()}`;
  }

  #citation(index, mark) {
    const number = order(this.answer).indexOf(index) + 1;
    const chunk = this.turn.chunks[index];
    if (!chunk) {
      return html`<span class="citation pending">${number}</span>`;
    }
    return html`<button class="citation" type="button" aria-label="Source ${number}: ${place(chunk)}" title=${place(chunk)}
      @click=${() => this.#open(index, mark)}>${number}</button>`;
  }

  #sources() {
    const cited = order(this.answer).filter((index) => this.turn.chunks[index]);
    if (cited.length === 0) {
      return nothing;
    }
    return html`<div class="sources">
      <h4>Sources</h4>
      <ol>
        ${cited.map((index) => html`<li><button type="button" class="source" @click=${() => this.#open(index)}>
          ${place(this.turn.chunks[index])}
        </button></li>`)}
      </ol>
    </div>`;
  }

  #failed() {
    return html`<div class="failure" role="alert">
      <p>${this.turn.reason}</p>
      <button type="button" @click=${() => this.emit('retry')}>Ask again</button>
    </div>`;
  }

  /** Shows a chunk; with a mark only what was said in front of that mark is highlighted in it. */
  #open(index, mark) {
    const all = marks(this.answer);
    const cited = order(this.answer).filter((one) => this.turn.chunks[one]);
    const passages = cited.map((one) => ({
      chunk: this.turn.chunks[one],
      claims: one === index && mark !== undefined ? [all[mark].claim] : all.filter(({ index: of }) => of === one).map(({ claim }) => claim),
    }));
    showPassages(passages, cited.indexOf(index));
  }
}

customElements.define('lectern-answer', AnswerView);

function place(chunk) {
  const page = pageOf(chunk);
  return page > 0 ? `${chunk.document_name}, page ${page}` : chunk.document_name;
}
