package io.lectern.api.openai;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.ext.ContextResolver;

/** OpenAI's answers leave out what is not there; some clients refuse a null in its place. */
@ApplicationScoped
public class JsonWithoutNulls implements ContextResolver<Jsonb> {

    private static final Jsonb WITHOUT_NULLS = JsonbBuilder.create();

    static String write(Object value) {
        return WITHOUT_NULLS.toJson(value);
    }

    @Override
    public Jsonb getContext(Class<?> type) {
        return WITHOUT_NULLS;
    }
}
