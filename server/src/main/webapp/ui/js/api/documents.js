import { session } from '../session.js';
import { address, authorization, call, send, unwrap } from './client.js';
import { ApiFailure } from './failure.js';

/** @returns {total, docs}, newest first */
export function listDocuments(dataset, { page, pageSize }) {
  return call('GET', `datasets/${dataset}/documents?page=${page}&page_size=${pageSize}`);
}

export function startParsing(dataset, documents) {
  return call('POST', `datasets/${dataset}/chunks`, { body: { document_ids: documents } });
}

export function stopParsing(dataset, documents) {
  return call('DELETE', `datasets/${dataset}/chunks`, { body: { document_ids: documents } });
}

export function deleteDocument(dataset, id) {
  return call('DELETE', `datasets/${dataset}/documents`, { body: { ids: [id] } });
}

/** @returns {total, chunks, doc} */
export function listChunks(dataset, document, { page, pageSize }) {
  return call('GET', `datasets/${dataset}/documents/${document}/chunks?page=${page}&page_size=${pageSize}`);
}

/** The original file as a Blob. */
export async function downloadDocument(dataset, id) {
  const response = await send('GET', `datasets/${dataset}/documents/${id}`);
  if (response.headers.get('Content-Type')?.includes('json')) {
    unwrap(response.status, await response.text());
  }
  return response.blob();
}

/**
 * Sends one file. XMLHttpRequest, because fetch does not tell how much has been sent.
 *
 * @param onProgress called with the bytes sent so far
 * @returns {done, abort}: a promise of the new document, and how to give up (the promise then fails with AbortError)
 */
export function uploadDocument(dataset, file, onProgress) {
  const request = new XMLHttpRequest();
  const done = new Promise((resolve, reject) => {
    request.upload.addEventListener('progress', (event) => onProgress(Math.min(event.loaded, file.size)));
    request.addEventListener('load', () => {
      try {
        resolve(unwrap(request.status, request.responseText)[0]);
      } catch (failure) {
        reject(failure);
      }
    });
    request.addEventListener('error', () => reject(ApiFailure.unreachable()));
    request.addEventListener('abort', () => reject(new DOMException('Upload cancelled', 'AbortError')));
  });
  const form = new FormData();
  form.append('file', file, file.name);
  request.open('POST', address(`datasets/${dataset}/documents`));
  let wanted = true;
  session.ready().then(() => {
    if (wanted) {
      Object.entries(authorization()).forEach(([name, value]) => request.setRequestHeader(name, value));
      request.send(form);
    }
  });
  return { done, abort: () => abort() };

  /** An upload that was given up before it began ends like one that was given up on its way. */
  function abort() {
    wanted = false;
    request.abort();
    request.dispatchEvent(new Event('abort'));
  }
}
