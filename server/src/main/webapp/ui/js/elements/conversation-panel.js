import { Conversation } from '../conversation.js';
import { PageElement } from '../element.js';
import { icons } from '../icons.js';
import { html, nothing } from '../lit.js';
import './answer-view.js';

const NEAR_END = 120;

/** Questions and answers on one dataset. A dataset's conversation stays while the page is open. */
class ConversationPanel extends PageElement {
  static properties = { dataset: {} };

  #conversations = new Map();

  get conversation() {
    return this.#conversations.get(this.dataset.id) ?? this.#newConversation();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#conversations.forEach((conversation) => conversation.stop());
  }

  render() {
    const { turns, answering } = this.conversation;
    const ready = this.dataset.chunk_count > 0;
    return html`<section class="conversation" aria-labelledby="ask-title">
      <div class="panel-head">
        <h2 id="ask-title">Ask ${this.dataset.name}</h2>
        ${turns.length > 0
          ? html`<button class="quiet" type="button" @click=${() => this.conversation.restart()}>New conversation</button>`
          : nothing}
      </div>
      <div class="turns" role="log" aria-label="Conversation" aria-busy=${answering} tabindex="0">
        ${turns.length === 0 ? this.#invitation(ready) : turns.map((turn) => this.#turn(turn))}
      </div>
      ${this.#composer(ready, answering)}
    </section>`;
  }

  #invitation(ready) {
    return html`<div class="invitation">
      ${ready
        ? html`<p>Ask something that the documents answer.</p>
            <p class="hint">The numbers in an answer are its sources. Choose one to read the passage.</p>`
        : html`<p>Add a document first.</p>
            <p class="hint">You can ask as soon as the first one is ready.</p>`}
    </div>`;
  }

  #turn(turn) {
    return html`<article class="turn">
      <h3 class="question"><span class="visually-hidden">You asked: </span>${turn.question}</h3>
      <lectern-answer .turn=${turn} .answer=${turn.answer} .state=${turn.state}
        @retry=${() => this.conversation.retry(turn)}></lectern-answer>
    </article>`;
  }

  #composer(ready, answering) {
    return html`<form class="composer" @submit=${this.#submit}>
      <label class="visually-hidden" for="question">Your question</label>
      <textarea id="question" name="question" rows="1" required ?disabled=${!ready} aria-describedby="question-hint"
        placeholder=${ready ? 'Ask a question' : 'Waiting for a document'} @keydown=${this.#key}></textarea>
      ${answering
        ? html`<button class="icon-button primary" type="button" aria-label="Stop answering" title="Stop"
            @click=${() => this.conversation.stop()}>${icons.stop}</button>`
        : html`<button class="icon-button primary" type="submit" aria-label="Ask" title="Ask" ?disabled=${!ready}>${icons.send}</button>`}
      <p id="question-hint" class="visually-hidden">Enter sends the question, Shift and Enter begins a new line.</p>
    </form>`;
  }

  #newConversation() {
    const conversation = new Conversation(this.dataset);
    conversation.addEventListener('change', () => this.#changed());
    this.#conversations.set(this.dataset.id, conversation);
    return conversation;
  }

  /** Follows the growing answer, unless the person has scrolled up to read. */
  async #changed() {
    const log = this.querySelector('.turns');
    const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END;
    this.requestUpdate();
    await this.updateComplete;
    await Promise.all([...this.querySelectorAll('lectern-answer')].map((answer) => answer.updateComplete));
    if (atEnd) {
      log.scrollTop = log.scrollHeight;
    }
  }

  #key(event) {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      event.target.form.requestSubmit();
    }
  }

  #submit(event) {
    event.preventDefault();
    const field = event.target.elements.question;
    const question = field.value.trim();
    if (question === '' || this.conversation.answering) {
      return;
    }
    field.value = '';
    this.conversation.ask(question);
  }
}

customElements.define('lectern-conversation', ConversationPanel);
