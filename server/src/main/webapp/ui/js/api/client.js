import { session } from '../session.js';
import { ApiFailure } from './failure.js';

/** The API's root, relative to this file so that it also works under another context path. */
const ROOT = new URL('../../../api/v1/', import.meta.url);

export function address(path) {
  return new URL(path, ROOT);
}

export function authorization(key = session.key) {
  return { Authorization: `Bearer ${key}` };
}

/**
 * One call of the API.
 *
 * @param path relative to /api/v1, for example "datasets"
 * @param body sent as JSON when given
 * @param key another key than the session's, to try it out
 * @returns what the envelope carries as `data`
 * @throws ApiFailure
 */
export async function call(method, path, { body, key, signal } = {}) {
  const response = await send(method, path, { body, key, signal });
  return unwrap(response.status, await response.text(), key === undefined);
}

/** The response itself, for streams and downloads. */
export async function send(method, path, { body, key, signal } = {}) {
  if (key === undefined) {
    await session.ready();
  }
  const headers = authorization(key);
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  try {
    return await fetch(address(path), { method, headers, signal, body: body === undefined ? undefined : JSON.stringify(body) });
  } catch (failure) {
    throw failure.name === 'AbortError' ? failure : ApiFailure.unreachable();
  }
}

/** Opens the envelope {code, message, data}: code 0 gives data, everything else is a failure. */
export function unwrap(status, text, ofSession = true) {
  let envelope;
  try {
    envelope = JSON.parse(text);
  } catch {
    throw ApiFailure.unreadable(status);
  }
  if (status === 401 || envelope.code === 109) {
    if (ofSession) {
      session.close('The server no longer accepts this key. Sign in again.');
    }
    throw new ApiFailure(109, envelope.message ?? 'This key is not accepted.');
  }
  if (envelope.code !== 0) {
    throw new ApiFailure(envelope.code, envelope.message ?? `The server answered ${status} without a reason.`);
  }
  return envelope.data;
}
