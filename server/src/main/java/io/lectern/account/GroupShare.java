package io.lectern.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** One group that sees one object; only counts while the object's sharing is {@link Sharing#GROUP}. */
@Entity
@Table(name = "group_share")
class GroupShare {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ids")
    Long id;

    @Column(name = "object_uid", nullable = false, updatable = false)
    UUID objectUid;

    @Column(name = "group_id", nullable = false, updatable = false)
    long groupId;

    protected GroupShare() {}

    GroupShare(UUID objectUid, long groupId) {
        this.objectUid = objectUid;
        this.groupId = groupId;
    }
}
