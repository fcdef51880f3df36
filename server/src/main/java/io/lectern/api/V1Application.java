package io.lectern.api;

import io.lectern.api.admin.AdminResources;
import io.lectern.api.aibuilder.AibuilderResources;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The root {@code /api/v1}. Nothing is scanned: what is not named here is not served, and other roots have applications
 * of their own, so their mappers and filters stay apart.
 */
@ApplicationPath("/api/v1")
public class V1Application extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> classes = new LinkedHashSet<>(Edge.providers());
        classes.addAll(List.of(FailureMapper.class, ViolationMapper.class, JsonBinding.class));
        classes.addAll(AibuilderResources.all());
        classes.addAll(AdminResources.all());
        return classes;
    }
}
