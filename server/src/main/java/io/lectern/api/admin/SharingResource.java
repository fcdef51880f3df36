package io.lectern.api.admin;

import io.lectern.account.GroupService;
import io.lectern.account.ObjectType;
import io.lectern.account.Right;
import io.lectern.account.Sharing;
import io.lectern.api.Needs;
import io.lectern.assistant.Assistant;
import io.lectern.assistant.AssistantService;
import io.lectern.common.InvalidException;
import io.lectern.common.NotFoundException;
import io.lectern.dataset.DatasetService;
import io.lectern.dataset.DatasetView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;

/** {@code /admin/datasets/{id}/sharing} and {@code /admin/assistants/{id}/sharing}, for owners and administrators. */
@Path("admin")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SharingResource {

    @Inject
    DatasetService datasets;

    @Inject
    AssistantService assistants;

    @Inject
    GroupService groups;

    @GET
    @Path("datasets/{id}/sharing")
    @Needs(object = ObjectType.DATASET, right = Right.READ)
    public SharingResponse ofDataset(@PathParam("id") String id) {
        UUID uid = Fields.id("dataset", id);
        DatasetView found = datasets.findOwned(uid).orElseThrow(() -> new NotFoundException("dataset", id));
        return SharingResponse.of(found.dataset().settings().sharing(), groups.sharedWith(uid));
    }

    @PUT
    @Path("datasets/{id}/sharing")
    @Needs(object = ObjectType.DATASET, right = Right.UPDATE)
    public SharingResponse shareDataset(@PathParam("id") String id, String json) {
        Wish wish = Wish.from(json);
        datasets.share(Fields.id("dataset", id), wish.sharing(), wish.groups());
        return ofDataset(id);
    }

    @GET
    @Path("assistants/{id}/sharing")
    @Needs(object = ObjectType.ASSISTANT, right = Right.READ)
    public SharingResponse ofAssistant(@PathParam("id") String id) {
        UUID uid = Fields.id("assistant", id);
        Assistant found = assistants.findOwned(uid).orElseThrow(() -> new NotFoundException("assistant", id));
        return SharingResponse.of(found.sharing(), groups.sharedWith(uid));
    }

    @PUT
    @Path("assistants/{id}/sharing")
    @Needs(object = ObjectType.ASSISTANT, right = Right.UPDATE)
    public SharingResponse shareAssistant(@PathParam("id") String id, String json) {
        Wish wish = Wish.from(json);
        assistants.share(Fields.id("assistant", id), wish.sharing(), wish.groups());
        return ofAssistant(id);
    }

    private record Wish(Sharing sharing, List<UUID> groups) {

        static Wish from(String json) {
            Fields body = Fields.of(json, "sharing", "groups");
            Sharing sharing = body.word("sharing", Sharing.class)
                    .orElseThrow(() -> new InvalidException("sharing", "`sharing` is required."));
            List<UUID> groups = body.uuids("groups", "group").orElse(List.of());
            if ((sharing == Sharing.GROUP) == groups.isEmpty()) {
                throw new InvalidException("groups", "`groups` names groups when `sharing` is group, and only then.");
            }
            return new Wish(sharing, groups);
        }
    }
}
