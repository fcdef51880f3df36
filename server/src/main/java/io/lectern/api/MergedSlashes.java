package io.lectern.api;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;

/** A trailing slash is the same route and doubled slashes are one, whatever the container makes of them. */
@ApplicationScoped
@PreMatching
@Priority(2)
public class MergedSlashes implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        UriInfo uri = request.getUriInfo();
        String path = uri.getRequestUri().getRawPath();
        String merged = merged(path);
        if (!merged.equals(path)) {
            URI asked = uri.getRequestUri();
            String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
            URI clean = URI.create(asked.getScheme() + "://" + asked.getRawAuthority() + merged + query);
            request.setRequestUri(uri.getBaseUri(), clean);
        }
    }

    static String merged(String path) {
        String single = path.replaceAll("/{2,}", "/");
        return single.length() > 1 && single.endsWith("/") ? single.substring(0, single.length() - 1) : single;
    }
}
