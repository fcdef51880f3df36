package io.lectern.common;

import jakarta.persistence.TypedQuery;
import java.util.List;

/**
 * Which slice, in which order.
 *
 * @param page 1-based; 0 reads as 1
 * @param size rows, 0 to {@value #MAX_SIZE}; 0 gives an empty page
 * @param orderBy a column name the called service knows, or empty for its default
 * @param descending newest or largest first
 */
public record PageRequest(int page, int size, String orderBy, boolean descending) {

    public static final int MAX_SIZE = 10_000;

    public PageRequest {
        if (page < 0) {
            throw new InvalidException("page", "`page` is " + page + "; it counts from 1.");
        }
        if (size < 0 || size > MAX_SIZE) {
            throw new InvalidException("page_size", "`page_size` is " + size + "; it may be 0 to " + MAX_SIZE + ".");
        }
        page = Math.max(page, 1);
        orderBy = orderBy == null ? "" : orderBy;
    }

    /** The slice of a query's rows. A size of 0 never reaches the database, where EclipseLink would read it as no limit. */
    public <T> List<T> of(TypedQuery<T> query) {
        return size == 0
                ? List.of()
                : query.setFirstResult(offset()).setMaxResults(size).getResultList();
    }

    public int offset() {
        return Math.multiplyExact(page - 1, size);
    }
}
