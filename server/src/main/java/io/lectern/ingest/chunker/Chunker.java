package io.lectern.ingest.chunker;

import io.lectern.ingest.parser.ParsedDocument;
import java.util.List;

/**
 * Cuts a document into chunks. Implementations are stateless and safe for many threads; what all of them promise is in
 * {@code ChunkerContract}: every word of the document is in some chunk, in reading order, no chunk is blank, no word is
 * cut, and page and positions are those of the blocks a chunk was made of. Those that leave out or repeat something say so.
 */
public interface Chunker {

    /** The limit of chunks that are cut where the document says so: as much as the embedding model reads at once. */
    int SECTION_TOKENS = 512;

    /** The limit of chunks that are cut by length. */
    int PIECE_TOKENS = 128;

    /** The chunk method as the API spells it. */
    String method();

    /** The most tokens of a chunk unless the document's settings say otherwise. */
    default int defaultTokens() {
        return PIECE_TOKENS;
    }

    /**
     * @param doc what the parser gave
     * @param rules sizes and borders
     * @return chunks in reading order; empty only for a document without text
     * @throws io.lectern.common.InvalidException for field chunk_method when the document is not of the method's kind
     */
    List<ChunkDraft> chunk(ParsedDocument doc, ChunkRules rules);
}
