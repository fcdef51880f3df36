import { call, send, unwrap } from './client.js';
import { ApiFailure } from './failure.js';
import { eventData } from './events.js';

/**
 * The assistant of a dataset, made when it is first needed and found by its name afterwards. A part of the dataset's id
 * is in the name, because a deleted dataset leaves its assistant behind and its own name is free again.
 */
export async function assistantOf(dataset) {
  const name = `First page: ${dataset.name.slice(0, 90)} (${dataset.id.slice(0, 8)})`;
  const [known] = await call('GET', `chats?name=${encodeURIComponent(name)}`).catch(noneOnData);
  return (known ?? (await call('POST', 'chats', { body: { name, dataset_ids: [dataset.id] } }))).id;
}

/** The list answers "The chat doesn't exist" (102) where an empty list is meant. */
function noneOnData(failure) {
  if (failure.code === 102) {
    return [];
  }
  throw failure;
}

export async function newSession(chat, name) {
  return (await call('POST', `chats/${chat}/sessions`, { body: { name } })).id;
}

/**
 * Asks and yields {answer, reference} as the answer grows; answer is the whole text so far, reference is filled in the
 * last one.
 */
export async function* ask(chat, session, question, signal) {
  const body = { question, session_id: session, stream: true };
  const response = await send('POST', `chats/${chat}/completions`, { body, signal });
  if (!response.headers.get('Content-Type')?.startsWith('text/event-stream')) {
    unwrap(response.status, await response.text());
    throw ApiFailure.unreadable(response.status);
  }
  for await (const text of eventData(response.body)) {
    const data = unwrap(response.status, text);
    if (data === true) {
      return;
    }
    yield data;
  }
  throw new ApiFailure(-1, 'The connection ended in the middle of the answer. Ask again.');
}
