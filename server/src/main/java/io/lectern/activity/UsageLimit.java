package io.lectern.activity;

import io.lectern.account.Owner;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** How much a tenant together, or one user, may ask models for. There is at most one for each. */
@Entity
@Table(name = "usage_limit")
public class UsageLimit {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ids")
    Long id;

    @Column(nullable = false, unique = true, updatable = false)
    UUID uid;

    @Column(nullable = false, unique = true, updatable = false)
    Owner owner;

    @Column(name = "requests_per_minute")
    Integer requestsPerMinute;

    @Column(name = "tokens_per_day")
    Long tokensPerDay;

    @Column(name = "updated_at", nullable = false)
    Instant updatedAt;

    protected UsageLimit() {}

    UsageLimit(Owner owner) {
        this.uid = UUID.randomUUID();
        this.owner = owner;
    }

    void change(Integer requests, Long tokens, Instant now) {
        requestsPerMinute = requests;
        tokensPerDay = tokens;
        updatedAt = now;
    }

    public Owner owner() {
        return owner;
    }

    public Optional<Integer> requestsPerMinute() {
        return Optional.ofNullable(requestsPerMinute);
    }

    public Optional<Long> tokensPerDay() {
        return Optional.ofNullable(tokensPerDay);
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
