package io.lectern.llm.local;

import io.lectern.llm.EmbeddingModels;
import io.lectern.llm.LlmConfig;
import io.lectern.llm.LlmFixtures;

/** The real built-in models, loaded once for all tests of a JVM. */
public final class LocalModels {

    private static final LlmConfig CONFIG = LlmFixtures.config();
    public static final WordPieces WORD_PIECES = wordPieces();
    public static final BgeSmallEmbeddingModel EMBEDDING = embedding();

    private LocalModels() {}

    public static EmbeddingModels embeddingModels() {
        return LlmFixtures.embeddingModels(EMBEDDING, WORD_PIECES, CONFIG);
    }

    public static ExtractiveChatModel extractive() {
        ExtractiveChatModel model = new ExtractiveChatModel();
        model.embedding = EMBEDDING;
        model.wordPieces = WORD_PIECES;
        return model;
    }

    private static WordPieces wordPieces() {
        WordPieces pieces = new WordPieces();
        pieces.config = CONFIG;
        return pieces;
    }

    private static BgeSmallEmbeddingModel embedding() {
        BgeSmallEmbeddingModel model = new BgeSmallEmbeddingModel();
        model.wordPieces = WORD_PIECES;
        model.config = CONFIG;
        return model;
    }
}
