import { announce } from './announcer.js';
import { ask, assistantOf, newSession } from './api/chats.js';

/**
 * The questions and answers of one dataset in this tab. Each turn is {question, answer, chunks, state, reason} with
 * state answering, done, stopped or failed. A "change" event follows every piece of an answer.
 */
export class Conversation extends EventTarget {
  turns = [];
  #dataset;
  #session = null;
  #stop = new AbortController();

  constructor(dataset) {
    super();
    this.#dataset = dataset;
  }

  get answering() {
    return this.turns.at(-1)?.state === 'answering';
  }

  async ask(question) {
    const turn = { question, answer: '', chunks: [], state: 'answering', reason: '' };
    this.turns = [...this.turns, turn];
    await this.#answer(turn);
  }

  async retry(turn) {
    Object.assign(turn, { answer: '', chunks: [], state: 'answering', reason: '' });
    await this.#answer(turn);
  }

  stop() {
    this.#stop.abort();
  }

  restart() {
    this.stop();
    this.turns = [];
    this.#session = null;
    this.#changed();
  }

  async #answer(turn) {
    this.#stop = new AbortController();
    this.#changed();
    announce('Looking for an answer.');
    try {
      this.#session ??= await this.#open(turn.question);
      for await (const piece of ask(this.#session.chat, this.#session.id, turn.question, this.#stop.signal)) {
        turn.answer = piece.answer ?? turn.answer;
        turn.chunks = piece.reference?.chunks ?? turn.chunks;
        this.#changed();
      }
      turn.state = 'done';
      announce('The answer is complete.');
    } catch (failure) {
      turn.state = failure.name === 'AbortError' ? 'stopped' : 'failed';
      turn.reason = failure.message;
      announce(turn.state === 'stopped' ? 'Stopped.' : `No answer: ${failure.message}`);
    }
    this.#changed();
  }

  async #open(question) {
    const chat = await assistantOf(this.#dataset);
    return { chat, id: await newSession(chat, question.slice(0, 80)) };
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}
