package io.lectern.matrix;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.lectern.api.Needs;
import io.lectern.api.Open;
import io.lectern.api.SignedIn;
import jakarta.servlet.annotation.WebServlet;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One method on one path, as the classes of the WAR declare it.
 *
 * @param path with its parameters' names, without their patterns: {@code /api/v1/datasets/{dataset}}
 * @param needs empty when no right is needed
 * @param open whether strangers may call it, too
 */
public record Route(String method, String path, Optional<Needs> needs, boolean open, String dialect) {

    /** Whether the dialect tells what is another user's of the tenant from what is not there. */
    boolean saysForeign() {
        return dialect.equals("chatapi");
    }

    String name() {
        return method + " " + path;
    }

    /** Every route that the applications of the WAR name. */
    public static List<Route> all() {
        List<Route> routes = new ArrayList<>();
        applications().forEach(application -> of(application, routes));
        routes.sort(Comparator.comparing(Route::path).thenComparing(Route::method));
        return routes;
    }

    /** The addresses of servlets, which no application names. */
    static List<String> servlets() {
        return productClasses()
                .filter(type -> type.isAnnotatedWith(WebServlet.class))
                .flatMap(type ->
                        Arrays.stream(type.getAnnotationOfType(WebServlet.class).urlPatterns()))
                .sorted()
                .toList();
    }

    private static Stream<JavaClass> productClasses() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.lectern.api").stream();
    }

    static List<Application> applications() {
        return productClasses()
                .filter(type -> type.isAnnotatedWith(ApplicationPath.class))
                .map(Route::made)
                .toList();
    }

    private static Application made(JavaClass type) {
        try {
            return (Application) type.reflect().getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void of(Application application, List<Route> routes) {
        String root = slashed(
                application.getClass().getAnnotation(ApplicationPath.class).value());
        for (Class<?> resource : application.getClasses()) {
            if (resource.isAnnotationPresent(Path.class)) {
                Arrays.stream(resource.getMethods()).forEach(method -> of(root, resource, method, routes));
            }
        }
    }

    private static void of(String root, Class<?> resource, Method method, List<Route> routes) {
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (http != null) {
                if (Stream.of(Needs.class, Open.class, SignedIn.class).noneMatch(method::isAnnotationPresent)) {
                    throw new AssertionError(method + " has neither @Needs, @SignedIn nor @Open");
                }
                String packageName = resource.getPackageName();
                routes.add(new Route(
                        http.value(),
                        root + pathOf(resource) + pathOf(method),
                        Optional.ofNullable(method.getAnnotation(Needs.class)),
                        method.isAnnotationPresent(Open.class),
                        packageName.substring(packageName.lastIndexOf('.') + 1)));
            }
        }
    }

    private static String pathOf(AnnotatedElement element) {
        Path path = element.getAnnotation(Path.class);
        return path == null ? "" : slashed(path.value().replaceAll("\\{\\s*([\\w-]+)\\s*:[^}]*}+", "{$1}"));
    }

    private static String slashed(String path) {
        String bare = path.replaceAll("^/+|/+$", "");
        return bare.isEmpty() ? "" : "/" + bare;
    }
}
