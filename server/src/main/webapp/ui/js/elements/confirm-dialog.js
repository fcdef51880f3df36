import { PageElement } from '../element.js';
import { html } from '../lit.js';

/** The question before something is deleted. One of it stands in the page; see {@link confirmed}. */
class ConfirmDialog extends PageElement {
  static properties = { question: { state: true } };

  constructor() {
    super();
    this.question = { title: '', text: '', action: '' };
  }

  async ask(question) {
    this.question = question;
    await this.updateComplete;
    const dialog = this.querySelector('dialog');
    dialog.returnValue = '';
    dialog.showModal();
    return new Promise((resolve) => {
      dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), { once: true });
    });
  }

  render() {
    return html`<dialog class="confirm" aria-labelledby="confirm-title" aria-describedby="confirm-text">
      <form method="dialog">
        <h2 id="confirm-title">${this.question.title}</h2>
        <p id="confirm-text">${this.question.text}</p>
        <div class="actions">
          <button value="" autofocus>Keep</button>
          <button class="danger" value="yes">${this.question.action}</button>
        </div>
      </form>
    </dialog>`;
  }
}

customElements.define('lectern-confirm', ConfirmDialog);

/** @returns whether the person said yes to {title, text, action} */
export function confirmed(question) {
  return document.querySelector('lectern-confirm').ask(question);
}
