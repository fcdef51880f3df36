/**
 * What a chat model adds to a document while it is being read: keywords and questions of chunks, summaries of groups of
 * chunks, a graph of entities and relations, the description of a picture. Entry point:
 * {@link io.lectern.ingest.enrichment.ModelCalls}, which keeps a run within its budget and never asks twice. It knows
 * neither jobs nor the index.
 */
package io.lectern.ingest.enrichment;
