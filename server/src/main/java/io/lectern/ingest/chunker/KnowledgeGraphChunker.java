package io.lectern.ingest.chunker;

import io.lectern.ingest.parser.ParsedDocument;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Chunk method {@code knowledge_graph}: cut as {@code naive} does, into longer pieces; what is found in them is the
 * worker's business, since it needs a chat model.
 */
@ApplicationScoped
class KnowledgeGraphChunker implements Chunker {

    @Override
    public String method() {
        return "knowledge_graph";
    }

    @Override
    public List<ChunkDraft> chunk(ParsedDocument doc, ChunkRules rules) {
        return Packer.all(doc.blocks(), rules);
    }
}
