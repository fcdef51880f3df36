package io.lectern.activity;

import jakarta.persistence.PostPersist;
import jakarta.persistence.PostRemove;
import jakarta.persistence.PostUpdate;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.UUID;

/**
 * Tells the audit trail which objects a call changed: listens to every entity (orm.xml), so a new one needs nothing. Rows
 * that people know by an id have a method {@code uid()}; others are parts of those.
 */
public class ChangedObjects {

    private static final ClassValue<Optional<Method>> UID = new ClassValue<>() {
        @Override
        protected Optional<Method> computeValue(Class<?> type) {
            try {
                Method uid = type.getMethod("uid");
                return uid.getReturnType() == UUID.class ? Optional.of(uid) : Optional.empty();
            } catch (NoSuchMethodException e) {
                return Optional.empty();
            }
        }
    };

    @PostPersist
    @PostUpdate
    @PostRemove
    void changed(Object entity) {
        Optional<Method> uid = UID.get(entity.getClass());
        if (uid.isPresent()) {
            try {
                Trail.change(entity.getClass().getSimpleName(), (UUID) uid.get().invoke(entity));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(entity.getClass() + " does not tell its id", e);
            }
        }
    }
}
