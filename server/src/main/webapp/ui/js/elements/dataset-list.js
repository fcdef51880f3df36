import { announce } from '../announcer.js';
import { createDataset, deleteDataset } from '../api/datasets.js';
import { PageElement } from '../element.js';
import { icons } from '../icons.js';
import { html, nothing, repeat } from '../lit.js';
import { count } from '../text/format.js';
import { confirmed } from './confirm-dialog.js';

/** The datasets by name, and making and deleting them. Tells "choose", "created" and "removed". */
class DatasetList extends PageElement {
  static properties = {
    datasets: {},
    chosen: {},
    failure: { state: true },
    saving: { state: true },
  };

  constructor() {
    super();
    this.datasets = null;
    this.failure = '';
    this.saving = false;
  }

  render() {
    return html`
      <form class="new-dataset" @submit=${this.#create}>
        <label for="dataset-name">New dataset</label>
        <div class="field-row">
          <input id="dataset-name" name="name" required maxlength="127" autocomplete="off" placeholder="Name"
            aria-describedby="dataset-problem" aria-invalid=${this.failure !== ''}>
          <button class="icon-button primary" type="submit" aria-label="Create dataset" title="Create dataset"
            ?disabled=${this.saving}>${icons.add}</button>
        </div>
        <p id="dataset-problem" class="problem" role="alert">${this.failure || nothing}</p>
      </form>
      <ul class="dataset-list">${repeat(this.datasets ?? [], (one) => one.id, (one) => this.#row(one))}</ul>`;
  }

  #row(dataset) {
    return html`<li>
      <button class="dataset" type="button" aria-current=${dataset.id === this.chosen}
        @click=${() => this.emit('choose', dataset.id)}>
        <span class="dataset-name">${dataset.name}</span>
        <span class="dataset-size">${count(dataset.document_count, 'document')}</span>
      </button>
      <button class="icon-button quiet" type="button" aria-label="Delete ${dataset.name}" title="Delete"
        @click=${() => this.#remove(dataset)}>${icons.remove}</button>
    </li>`;
  }

  async #create(event) {
    event.preventDefault();
    const form = event.target;
    this.saving = true;
    this.failure = '';
    try {
      const dataset = await createDataset(form.elements.name.value);
      form.reset();
      announce(`Dataset ${dataset.name} is ready.`);
      this.emit('created', dataset);
    } catch (failure) {
      this.failure = failure.message;
      form.elements.name.focus();
    } finally {
      this.saving = false;
    }
  }

  async #remove(dataset) {
    const sure = await confirmed({
      title: `Delete ${dataset.name}?`,
      text: `Its ${count(dataset.document_count, 'document')} will be deleted with it. This cannot be undone.`,
      action: 'Delete dataset',
    });
    if (!sure) {
      return;
    }
    try {
      await deleteDataset(dataset.id);
      announce(`Dataset ${dataset.name} is deleted.`);
      this.emit('removed', dataset);
    } catch (failure) {
      this.failure = failure.message;
    }
  }
}

customElements.define('lectern-datasets', DatasetList);
