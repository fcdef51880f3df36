package io.lectern.dataset;

import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A {@link DocumentFilter} as the condition of a query over {@code Document d}, and the values it names. */
final class DocumentConditions {

    private final StringBuilder where = new StringBuilder(" where d.dataset = :dataset and d.deletedAt is null");
    private final Map<String, Object> values = new HashMap<>();

    DocumentConditions(Dataset dataset, DocumentFilter filter) {
        values.put("dataset", dataset);
        if (!filter.keywords().isEmpty()) {
            and(
                    "locate(:keywords, lower(d.name)) > 0",
                    "keywords",
                    filter.keywords().toLowerCase(Locale.ROOT));
        }
        filter.id().ifPresent(id -> and("d.uid = :uid", "uid", id));
        filter.name().ifPresent(name -> and("lower(d.name) = :name", "name", name.toLowerCase(Locale.ROOT)));
        filter.from().ifPresent(from -> and("d.createdAt >= :earliest", "earliest", from));
        filter.to().ifPresent(to -> and("d.createdAt <= :latest", "latest", to));
        if (!filter.runs().isEmpty()) {
            and("d.runState in :runs", "runs", filter.runs());
        }
        if (!filter.types().isEmpty()) {
            and("d.type in :types", "types", filter.types());
        }
        if (!filter.suffixes().isEmpty()) {
            suffixes(filter);
        }
        filter.among().ifPresent(among -> {
            if (among.isEmpty()) {
                where.append(" and 1 = 0");
            } else {
                and("d.uid in :among", "among", among);
            }
        });
    }

    private void suffixes(DocumentFilter filter) {
        List<String> any = new ArrayList<>();
        for (String suffix : filter.suffixes()) {
            String parameter = "suffix" + any.size();
            any.add("lower(d.name) like :" + parameter);
            values.put(parameter, "%." + suffix);
        }
        where.append(" and (").append(String.join(" or ", any)).append(')');
    }

    private void and(String condition, String parameter, Object value) {
        where.append(" and ").append(condition);
        values.put(parameter, value);
    }

    String where() {
        return where.toString();
    }

    <T> TypedQuery<T> bind(TypedQuery<T> query) {
        values.forEach(query::setParameter);
        return query;
    }
}
