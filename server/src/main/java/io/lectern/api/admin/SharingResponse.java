package io.lectern.api.admin;

import io.lectern.account.Group;
import io.lectern.account.Sharing;
import io.lectern.api.admin.UserResponse.NamedResponse;
import java.util.List;

/** Who sees an object beside its owner and the administrators. */
public record SharingResponse(String sharing, List<NamedResponse> groups) {

    static SharingResponse of(Sharing sharing, List<Group> groups) {
        return new SharingResponse(
                Fields.written(sharing),
                groups.stream().map(NamedResponse::from).toList());
    }
}
