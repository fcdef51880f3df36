package io.lectern.llm.connector;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;

/** An answer's headers as langchain4j wants them. */
final class Headers {

    private Headers() {}

    static Map<String, List<String>> of(HttpResponse response) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : response.getHeaders()) {
            headers.computeIfAbsent(header.getName(), any -> new ArrayList<>()).add(header.getValue());
        }
        return headers;
    }
}
