package io.lectern.llm;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** A model's place in a group, 0 first. Replaced as a whole when a group's members change. */
@Entity
@Table(name = "llm_group_member")
class GroupMember {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ids")
    Long id;

    @ManyToOne(optional = false)
    @JoinColumn(name = "group_id", updatable = false)
    ModelGroup group;

    @ManyToOne(optional = false)
    @JoinColumn(name = "model_id", updatable = false)
    Model model;

    @Column(nullable = false, updatable = false)
    int place;

    protected GroupMember() {}

    GroupMember(ModelGroup group, Model model, int place) {
        this.group = group;
        this.model = model;
        this.place = place;
    }
}
