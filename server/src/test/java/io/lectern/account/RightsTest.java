package io.lectern.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lectern.common.InvalidException;
import org.junit.jupiter.api.Test;

class RightsTest {

    @Test
    void rightsAreReadAndWrittenAsText() {
        Rights rights = Rights.parse("chunk:read, DATASET:READ DATASET:CREATE");
        assertThat(rights).hasToString("DATASET:CREATE,DATASET:READ,CHUNK:READ");
        assertThat(Rights.parse(rights.toString())).isEqualTo(rights);
        assertThat(Rights.parse("")).isEqualTo(Rights.none());
    }

    @Test
    void aStarStandsForEveryTypeOrEveryRight() {
        assertThat(Rights.parse("*")).isEqualTo(Rights.all());
        assertThat(Rights.parse("*:READ").allow(ObjectType.AUDIT, Right.READ)).isTrue();
        assertThat(Rights.parse("*:READ").allow(ObjectType.AUDIT, Right.DELETE)).isFalse();
        assertThat(Rights.parse("FILE:*").allow(ObjectType.FILE, Right.DELETE)).isTrue();
    }

    @Test
    void aWordThatIsNoRightIsNamed() {
        for (String wrong : new String[] {"DATASET:LOOK", "HOUSE:READ", "DATASET:READ:READ", ":"}) {
            assertThatThrownBy(() -> Rights.parse("CHUNK:READ," + wrong))
                    .isInstanceOf(InvalidException.class)
                    .hasMessageContaining("`" + wrong + "`");
        }
    }

    @Test
    void aKeyNeverGivesMoreThanItsUserHas() {
        Rights member = Rights.parse("DATASET,CHUNK:READ");
        assertThat(member.within(Rights.parse("DATASET:READ,USER:DELETE"))).hasToString("DATASET:READ");
        assertThat(member.within(Rights.all())).isEqualTo(member);
        assertThat(member.within(Rights.none()).isEmpty()).isTrue();
    }

    @Test
    void readersChangeNothingAndMembersDoNotAdminister() {
        for (ObjectType object : ObjectType.values()) {
            assertThat(BuiltinRole.READ_ONLY.rights().allow(object, Right.CREATE))
                    .isFalse();
            assertThat(BuiltinRole.READ_ONLY.rights().allow(object, Right.UPDATE))
                    .isFalse();
            assertThat(BuiltinRole.READ_ONLY.rights().allow(object, Right.DELETE))
                    .isFalse();
        }
        assertThat(BuiltinRole.MEMBER.rights().allow(ObjectType.USER, Right.CREATE))
                .isFalse();
        assertThat(BuiltinRole.ROBOT.rights().allow(ObjectType.API_KEY, Right.CREATE))
                .isFalse();
        assertThat(BuiltinRole.NONE.rights().isEmpty()).isTrue();
    }
}
