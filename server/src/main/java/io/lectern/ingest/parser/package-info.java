/**
 * Reads documents in child processes and gives back their text in blocks. Entry point:
 * {@link io.lectern.ingest.parser.ForkedParser}. It knows the wire types of {@code io.lectern.parser}, never a library that
 * reads documents, and neither datasets nor jobs. Why processes: docs/adr/0003-forked-parser.md.
 */
package io.lectern.ingest.parser;
