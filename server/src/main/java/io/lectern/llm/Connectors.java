package io.lectern.llm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Picks the connector of a family and makes each model once: making one reads classes and is slow, holding one is not. */
@ApplicationScoped
class Connectors {

    private static final int MOST_HELD = 1_000;

    @Inject
    @Any
    Instance<Connector> connectors;

    private final Map<Made, Object> models = new ConcurrentHashMap<>();

    private record Made(Class<?> type, Endpoint endpoint) {}

    /** @param maker which of a connector's models is wanted */
    <M> M model(Class<M> type, Endpoint endpoint, Function<Connector, M> maker) {
        if (models.size() >= MOST_HELD) {
            models.clear();
        }
        return type.cast(
                models.computeIfAbsent(new Made(type, endpoint), any -> maker.apply(connector(endpoint.family()))));
    }

    Connector connector(Family family) {
        return StreamSupport.stream(connectors.spliterator(), false)
                .filter(connector -> connector.families().contains(family))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no connector for " + family));
    }
}
