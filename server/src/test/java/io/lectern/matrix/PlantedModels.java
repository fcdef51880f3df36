package io.lectern.matrix;

import io.lectern.harness.Lectern;
import io.lectern.llm.connector.ScriptedProvider;
import io.lectern.matrix.Principal.Sharing;
import io.lectern.matrix.World.Objects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Rows of the catalogue of models: a provider that answers, with a model, a group, an alias and keys. They are their
 * owner's, or with {@link Sharing#TEAM} their tenant's.
 */
final class PlantedModels implements AutoCloseable {

    private static final String ADMIN = "/api/v1/admin";

    private final World world;
    private final ScriptedProvider provider;
    private final String ofTenant;
    private boolean secretPlanted;

    PlantedModels(World world) {
        this.world = world;
        try {
            provider = new ScriptedProvider(ScriptedProvider.streaming("Hel", "lo"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Lectern administrator = world.as(Principal.ADMINISTRATOR);
        ofTenant = addProvider(administrator, "tenant", "tenants");
        addModel(administrator, ofTenant, "tenants");
    }

    void add(Principal owner, Sharing sharing, Objects made, boolean planted) {
        boolean shared = sharing == Sharing.TEAM;
        Lectern as = world.as(shared ? Principal.ADMINISTRATOR : owner);
        String level = shared ? "tenant" : "user";
        List<Principal> near = who(owner, reader -> Reach.NEAR.of(reader, sharing) == Verdict.ALLOWED);
        // administrators see of the rows of others what records of usage and the Chat API's keys show
        List<Principal> used = who(owner, reader -> near.contains(reader) || reader == Principal.ADMINISTRATOR);
        List<Principal> keepers = who(
                owner,
                reader -> Reach.SECRET.of(reader, sharing) == Verdict.ALLOWED || reader == Principal.ADMINISTRATOR);
        String row = word(planted, near);
        String model = word(planted, used);
        String provider = addProvider(as, level, row);
        made.ids.put("provider", provider);
        made.ids.put("tenants_provider", ofTenant);
        made.ids.put("model", addModel(as, provider, model));
        made.ids.put(
                "model_group",
                id(
                        as,
                        "/model-groups",
                        "{'owner':'%s','name':'%s','description':'%s','members':['%s']}",
                        level,
                        row,
                        row,
                        made.id("model")));
        made.ids.put(
                "alias",
                id(as, "/model-aliases", "{'owner':'%s','name':'%s','target':'%s'}", level, row, row + "-target"));
        made.ids.put(
                "credential", addKey(as, level, provider, word(planted, keepers), secret(owner, sharing, planted)));
        if (shared) {
            addKey(world.as(owner), "user", provider, "own", "sk-" + UUID.randomUUID());
        }
    }

    /** A user has it back in clear for themselves; the matrix asks for that of the first objects only. */
    private String secret(Principal owner, Sharing sharing, boolean planted) {
        boolean asked = planted && !secretPlanted && owner == Principal.MEMBER && sharing == Sharing.PRIVATE;
        secretPlanted |= asked;
        return word(planted, asked ? who(owner, reader -> reader.user() == owner) : List.of());
    }

    private String word(boolean planted, List<Principal> entitled) {
        return planted ? world.canary(entitled) : "fleeting" + UUID.randomUUID();
    }

    /** In another tenant there is nobody but its administrator. */
    private static List<Principal> who(Principal owner, Predicate<Principal> entitled) {
        return Arrays.stream(Principal.values())
                .filter(reader -> owner.ofOtherTenant() ? reader == owner : entitled.test(reader))
                .filter(reader -> reader != Principal.NONE && reader != Principal.LIMITED_KEY)
                .toList();
    }

    private String addProvider(Lectern as, String level, String word) {
        String address = provider.baseUrl().replace("/v1", "/" + word + "/v1");
        return id(as, "/providers", "{'owner':'%s','name':'p%s','endpoint':'%s'}", level, UUID.randomUUID(), address);
    }

    private static String addModel(Lectern as, String provider, String name) {
        return id(as, "/models", "{'provider':'%s','name':'%s'}", provider, name);
    }

    private static String addKey(Lectern as, String level, String provider, String description, String key) {
        return id(
                as,
                "/credentials",
                "{'owner':'%s','provider':'%s','description':'%s','api_key':'%s'}",
                level,
                provider,
                description,
                key);
    }

    private static String id(Lectern as, String path, String format, Object... values) {
        Lectern.Answer answer = as.post(ADMIN + path, World.json(format, values));
        if (answer.status() != 201) {
            throw new AssertionError(path + ": " + answer.body());
        }
        return answer.json().getString("id");
    }

    @Override
    public void close() {
        provider.close();
    }
}
