package io.lectern.api.admin;

import java.util.Set;

/** The classes that make up this dialect. */
public final class AdminResources {

    /** The first segment of its paths below {@code /api/v1}. */
    public static final String SEGMENT = "admin";

    private AdminResources() {}

    public static Set<Class<?>> all() {
        return Set.of(
                LoginResource.class,
                MeResource.class,
                TenantsResource.class,
                UsersResource.class,
                RolesResource.class,
                GroupsResource.class,
                KeysResource.class,
                SharingResource.class,
                ProvidersResource.class,
                ModelsResource.class,
                ModelGroupsResource.class,
                ModelAliasesResource.class,
                CredentialsResource.class,
                UsageResource.class,
                AuditResource.class,
                PingResource.class);
    }
}
