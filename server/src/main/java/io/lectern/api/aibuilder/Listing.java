package io.lectern.api.aibuilder;

import io.lectern.common.InvalidException;
import io.lectern.common.PageRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.Set;

/** The query parameters of every list (contract 1.7); texts, because they are checked here and not by the server. */
public class Listing {

    private static final Set<String> TRUE = Set.of("true", "True", "1");
    private static final Set<String> FALSE = Set.of("false", "False", "0");

    @QueryParam("page")
    @DefaultValue("1")
    String page;

    @QueryParam("page_size")
    @DefaultValue("")
    String pageSize;

    @QueryParam("orderby")
    @DefaultValue("")
    String orderBy;

    @QueryParam("desc")
    @DefaultValue("true")
    String descending;

    /** @param size rows of a page when the client names none */
    PageRequest request(int size) {
        return new PageRequest(
                whole("page", page, 1),
                whole("page_size", pageSize, size),
                orderBy == null ? "" : orderBy,
                descending(descending));
    }

    private static boolean descending(String word) {
        if (word.isEmpty() || TRUE.contains(word)) {
            return true;
        }
        if (FALSE.contains(word)) {
            return false;
        }
        throw AibuilderFailure.data("desc should be true or false");
    }

    private static int whole(String name, String text, int absent) {
        if (text == null || text.isBlank()) {
            return absent;
        }
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new InvalidException(name, "`" + name + "` is " + text + "; it must be a whole number.");
        }
    }
}
