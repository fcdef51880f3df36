/**
 * Datasets, their documents and chunks, and the rules of each: names, counts, states, who may see them. Entry points:
 * {@link io.lectern.dataset.DatasetService}, {@link io.lectern.dataset.DocumentService},
 * {@link io.lectern.dataset.ChunkService}. Rows are the truth, the index is a projection of them. It does not know how
 * a document is parsed.
 */
package io.lectern.dataset;
