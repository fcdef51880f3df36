package io.lectern.ingest.enrichment;

import dev.langchain4j.data.message.UserMessage;

/**
 * What a chat model is asked.
 *
 * @param text system and user text in one, which tells questions apart
 */
record ModelQuestion(String system, UserMessage user, String text) {

    static ModelQuestion of(String system, String user) {
        return new ModelQuestion(system, UserMessage.from(user), system + "\n\n" + user);
    }
}
