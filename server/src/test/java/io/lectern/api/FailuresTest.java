package io.lectern.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.common.DomainException;
import io.lectern.common.FailureKind;
import io.lectern.common.NotFoundException;
import jakarta.json.bind.JsonbException;
import jakarta.json.stream.JsonParsingException;
import jakarta.persistence.OptimisticLockException;
import org.junit.jupiter.api.Test;

class FailuresTest {

    @Test
    void ourOwnFailuresPassThroughHoweverDeepTheyAre() {
        NotFoundException missing = new NotFoundException("dataset", "x");
        assertThat(Failures.of(new RuntimeException(new RuntimeException(missing))))
                .isSameAs(missing);
    }

    @Test
    void jsonThatCannotBeReadIsTheClientsFault() {
        JsonParsingException malformed = new JsonParsingException("internal text", null);
        assertThat(Failures.of(new RuntimeException(malformed)).kind()).isEqualTo(FailureKind.INVALID);
    }

    @Test
    void anAnswerThatCannotBeWrittenIsOurFault() {
        assertThat(Failures.of(new JsonbException("no accessor")).kind()).isEqualTo(FailureKind.INTERNAL);
    }

    @Test
    void aLostRaceIsAConflict() {
        assertThat(Failures.of(new OptimisticLockException()).kind()).isEqualTo(FailureKind.CONFLICT);
    }

    @Test
    void anythingElseIsOursAndItsTextStaysInside() {
        DomainException failure = Failures.of(new IllegalStateException("password=secret"));
        assertThat(failure.kind()).isEqualTo(FailureKind.INTERNAL);
        assertThat(failure.getMessage()).doesNotContain("secret");
    }
}
