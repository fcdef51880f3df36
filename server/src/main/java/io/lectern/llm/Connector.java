package io.lectern.llm;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;

/**
 * Speaks one family of model providers. Implementations live in {@code io.lectern.llm.connector} and turn every failure
 * into {@link io.lectern.common.UpstreamException} with a sentence a person can act on.
 */
public interface Connector {

    /** The family's name in settings and rows: {@code openai} … */
    String family();

    /** A model that hands on tokens as they come; failures arrive at the handler's onError. */
    StreamingChatModel streaming(Endpoint endpoint);

    /** A model that answers at once. */
    ChatModel blocking(Endpoint endpoint);
}
