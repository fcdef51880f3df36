package io.lectern.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.ws.rs.ext.ContextResolver;

/** JSON with explicit nulls: clients of every dialect read keys without asking whether they are there. */
@ApplicationScoped
public class JsonBinding implements ContextResolver<Jsonb> {

    private static final Jsonb WITH_NULLS = JsonbBuilder.create(new JsonbConfig().withNullValues(true));

    /** For text that is not a whole answer, such as the data of an event. */
    public static String write(Object value) {
        return WITH_NULLS.toJson(value);
    }

    @Override
    public Jsonb getContext(Class<?> type) {
        return WITH_NULLS;
    }
}
