package io.lectern.llm;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.scoring.ScoringModel;
import io.lectern.account.Identity;
import io.lectern.activity.UsageLimits;
import io.lectern.activity.UsageLog;
import io.lectern.common.InvalidException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Rerank models by name, for somebody: they say how well each passage answers a question. Rows of the catalogue, and the
 * cross-encoder of {@code lectern.llm.rerank-model} under the name of its folder. There is no default: without a name
 * nothing is reranked. Calls are recorded like those of {@link ChatModels}.
 */
@ApplicationScoped
public class RerankModels {

    @Inject
    @Builtin
    ScoringModel builtin;

    @Inject
    Connectors connectors;

    @Inject
    ModelDirectory directory;

    @Inject
    UsageLog log;

    @Inject
    UsageLimits limits;

    @Inject
    LlmConfig config;

    @Inject
    Clock clock;

    /**
     * The model of a name: scores in the order of the passages, higher is better, mostly 0 to 1. Its calls throw
     * {@code UpstreamException} when the provider fails.
     *
     * @throws InvalidException field rerank_model, when there is none of that name
     */
    public ScoringModel named(ModelUse use, String name) {
        Target target = find(use.who(), name)
                .orElseThrow(
                        () -> new InvalidException("rerank_model", "There is no rerank model \"" + name + "\" here."));
        if (target.members().isEmpty()) {
            return builtin;
        }
        Endpoint endpoint = target.members().get(0).endpoint().inSearch(config.searchTimeout());
        Meter meter = new Meter(
                use, ModelKind.RERANK, endpoint.provider(), endpoint.model(), new Meter.Ledger(log, limits, clock));
        return new MeteredScoringModel(
                connectors.model(ScoringModel.class, endpoint, connector -> connector.scoring(endpoint)), meter);
    }

    /**
     * How well each passage answers a question, in the order of the passages, each in 0 to 1: what a model gives beyond
     * that range is cut.
     *
     * @throws InvalidException field rerank_model, when there is none of that name
     */
    public List<Double> scores(ModelUse use, String name, String question, List<String> passages) {
        return passages.isEmpty()
                ? List.of()
                : named(use, name)
                        .scoreAll(passages.stream().map(TextSegment::from).toList(), question)
                        .content()
                        .stream()
                        .map(score -> Math.max(0, Math.min(1, score)))
                        .toList();
    }

    public boolean knows(Identity who, String name) {
        return find(who, name).isPresent();
    }

    private Optional<Target> find(Identity who, String name) {
        if (name == null || name.isBlank()) {
            return Optional.empty();
        }
        Optional<Target> rows = directory.find(who, ModelKind.RERANK, name);
        if (rows.isPresent() && !rows.get().members().isEmpty()) {
            return rows;
        }
        String wanted = rows.map(Target::local).orElse(name);
        return config.rerankModelName().filter(wanted::equals).map(Target::local);
    }
}
