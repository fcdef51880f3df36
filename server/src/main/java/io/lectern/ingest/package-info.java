/**
 * From an uploaded file to searchable chunks: jobs, the queue that announces them, the worker that parses, chunks, embeds
 * and indexes, and the reconciler that finds what was lost. Entry point: {@link io.lectern.ingest.IngestService}. The job
 * row is the truth; a message is only a doorbell. It has no caller: a job carries its tenant and user.
 */
package io.lectern.ingest;
