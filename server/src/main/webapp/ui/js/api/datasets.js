import { call } from './client.js';

export function listDatasets({ key } = {}) {
  return call('GET', 'datasets?page_size=200&orderby=create_time', { key });
}

export function createDataset(name) {
  return call('POST', 'datasets', { body: { name } });
}

export function deleteDataset(id) {
  return call('DELETE', 'datasets', { body: { ids: [id] } });
}
