package io.lectern.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How what an identity provider says about a user becomes roles and groups here. */
@ApplicationScoped
class SignOnConfig {

    @Inject
    @ConfigProperty(name = "lectern.sso.role-claim", defaultValue = "realm_access.roles")
    String roleClaim;

    @Inject
    @ConfigProperty(name = "lectern.sso.role-map")
    Optional<String> roleMap;

    @Inject
    @ConfigProperty(name = "lectern.sso.default-role", defaultValue = "member")
    String defaultRole;

    @Inject
    @ConfigProperty(name = "lectern.sso.group-claim")
    Optional<String> groupClaim;

    @Inject
    @ConfigProperty(name = "lectern.sso.tenant-claim")
    Optional<String> tenantClaim;

    String roleClaim() {
        return roleClaim.strip();
    }

    /** The provider's role name and the name of a role here, built-in or own; empty when roles are given out here. */
    Map<String, String> roleMap() {
        Map<String, String> map = new LinkedHashMap<>();
        // split here, because Payara injects no optional list
        for (String pair : roleMap.orElse("").split(",")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                map.put(
                        pair.substring(0, equals).strip(),
                        pair.substring(equals + 1).strip());
            }
        }
        return map;
    }

    /** What a user has whom the role map gives nothing. */
    BuiltinRole defaultRole() {
        return BuiltinRole.valueOf(defaultRole.strip().toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Absent when groups are given out here. */
    Optional<String> groupClaim() {
        return groupClaim.map(String::strip).filter(text -> !text.isEmpty());
    }

    /** The claim with the name of the user's tenant; absent when all belong to the hosting one. */
    Optional<String> tenantClaim() {
        return tenantClaim.map(String::strip).filter(text -> !text.isEmpty());
    }
}
