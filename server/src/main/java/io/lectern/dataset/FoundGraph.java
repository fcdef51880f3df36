package io.lectern.dataset;

import java.util.List;

/** What was found in a document; empty for one that was not looked through. */
public record FoundGraph(List<FoundEntity> entities, List<FoundRelation> relations) {

    public static final FoundGraph NONE = new FoundGraph(List.of(), List.of());

    public FoundGraph {
        entities = List.copyOf(entities);
        relations = List.copyOf(relations);
    }
}
