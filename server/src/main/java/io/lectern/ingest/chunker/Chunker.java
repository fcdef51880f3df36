package io.lectern.ingest.chunker;

import io.lectern.ingest.parser.ParsedDocument;
import java.util.List;

/**
 * Cuts a document into chunks. Implementations are stateless and safe for many threads; what all of them promise is in
 * {@code ChunkerContract}: every word of the document is in some chunk, in reading order, no chunk is blank, no word is
 * cut, and page and positions are those of the blocks a chunk was made of.
 */
public interface Chunker {

    /** The chunk method as the API spells it. */
    String method();

    /**
     * @param doc what the parser gave
     * @param rules sizes and borders
     * @return chunks in reading order; empty only for a document without text
     */
    List<ChunkDraft> chunk(ParsedDocument doc, ChunkRules rules);
}
