package io.lectern.llm;

import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import java.util.Optional;

/**
 * The schema of an answer that must follow it to the letter. langchain4j says so of a model, callers say it of a question;
 * so it travels with the schema, and a connector whose provider knows the difference looks for it.
 */
public final class StrictSchema extends JsonRawSchema {

    /** @param schema JSON Schema as text */
    public StrictSchema(String schema) {
        super(JsonRawSchema.builder().schema(schema));
    }

    public static boolean in(ChatRequest request) {
        return Optional.ofNullable(request.responseFormat())
                .map(format -> format.jsonSchema())
                .filter(schema -> schema.rootElement() instanceof StrictSchema)
                .isPresent();
    }
}
