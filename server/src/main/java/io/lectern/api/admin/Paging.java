package io.lectern.api.admin;

import io.lectern.common.InvalidException;
import io.lectern.common.PageRequest;
import jakarta.ws.rs.QueryParam;

/** The slice of a list that a request asks for. */
public class Paging {

    private static final int SIZE = 30;

    @QueryParam("page")
    String page;

    @QueryParam("page_size")
    String size;

    @QueryParam("orderby")
    String orderBy;

    @QueryParam("desc")
    String descending;

    PageRequest request() {
        return new PageRequest(
                number("page", page, 1), number("page_size", size, SIZE), orderBy, "true".equalsIgnoreCase(descending));
    }

    private static int number(String key, String text, int otherwise) {
        if (text == null || text.isEmpty()) {
            return otherwise;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new InvalidException(key, "`" + key + "` must be a whole number.");
        }
    }
}
