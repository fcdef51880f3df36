package io.lectern.dataset;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;

/** The knowledge graph of datasets: written with each document, asked with a question. */
@ApplicationScoped
@Transactional
public class GraphService {

    private static final int MOST_ENTITIES = 12;
    private static final int MOST_RELATIONS = 24;
    private static final int LONGEST = 600;

    @Inject
    GraphRepository graph;

    /** Adds what a document tells; what it told before went with its earlier chunks. */
    void add(Document document, FoundGraph found) {
        found.entities().forEach(entity -> graph.save(new GraphEntity(document, entity)));
        found.relations().forEach(relation -> graph.save(new GraphRelation(document, relation)));
    }

    /**
     * What the graph knows around a question: entities that it names or that the found passages tell of, and their
     * relations, the strongest first.
     *
     * @param tenant row id; datasets of others are left out
     * @param chunkIds of passages that were found for the question
     * @return a text of some thousand characters at most; empty when the graph knows nothing
     */
    public String around(long tenant, Collection<UUID> datasets, String question, Collection<String> chunkIds) {
        List<Long> ids = graph.datasets(tenant, datasets);
        if (ids.isEmpty()) {
            return "";
        }
        Set<String> keys = new LinkedHashSet<>(graph.known(ids, NameCandidates.of(question)));
        int named = keys.size();
        keys.addAll(graph.keysIn(ids, chunkIds));
        List<String> centre =
                keys.stream().limit(Math.max(named, MOST_ENTITIES)).toList();
        return centre.isEmpty() ? "" : text(ids, centre);
    }

    private String text(List<Long> datasets, List<String> keys) {
        StringJoiner text = new StringJoiner("\n");
        Map<String, String> entities = new LinkedHashMap<>();
        Map<String, String> kinds = new LinkedHashMap<>();
        for (GraphEntity entity : graph.entities(datasets, keys)) {
            kinds.putIfAbsent(entity.nameKey, entity.name + (entity.kind.isEmpty() ? "" : " (" + entity.kind + ")"));
            entities.merge(entity.nameKey, entity.description, GraphService::joined);
        }
        keys.stream().filter(kinds::containsKey).forEach(key -> text.add(kinds.get(key) + ": " + entities.get(key)));
        Map<String, String> relations = new LinkedHashMap<>();
        for (GraphRelation relation : graph.relations(datasets, keys)) {
            relations.merge(relation.source + " → " + relation.target, relation.description, GraphService::joined);
        }
        relations.entrySet().stream()
                .limit(MOST_RELATIONS)
                .forEach(relation -> text.add(relation.getKey() + ": " + relation.getValue()));
        return text.toString();
    }

    private static String joined(String one, String other) {
        return one.length() > LONGEST || one.contains(other) ? one : one + " " + other;
    }
}
