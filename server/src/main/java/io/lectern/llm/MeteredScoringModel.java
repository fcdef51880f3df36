package io.lectern.llm;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.scoring.ScoringModel;
import java.util.List;

/** A provider's rerank model: calls are made again when that may help, and recorded. */
final class MeteredScoringModel implements ScoringModel {

    private final ScoringModel model;
    private final Meter meter;

    MeteredScoringModel(ScoringModel model, Meter meter) {
        this.model = model;
        this.meter = meter;
    }

    @Override
    public Response<List<Double>> scoreAll(List<TextSegment> segments, String query) {
        long characters = query.length()
                + segments.stream()
                        .mapToLong(segment -> segment.text().length())
                        .sum();
        return Patience.persist(() -> {
            Meter.Call call = meter.begin(characters);
            try {
                Response<List<Double>> response = model.scoreAll(segments, query);
                call.done(response.tokenUsage(), 0);
                return response;
            } catch (RuntimeException e) {
                call.failed(e, 0);
                throw e;
            }
        });
    }
}
