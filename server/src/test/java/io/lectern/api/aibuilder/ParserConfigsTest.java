package io.lectern.api.aibuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lectern.common.InvalidException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParserConfigsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"chunk_token_count\":1}",
                "{\"chunk_token_num\":99999999}",
                "{\"auto_keywords\":31,\"auto_questions\":9,\"topn_tags\":9}",
                "{\"layout_recognize\":true}",
                "{\"layout_recognize\":\"DeepDOC\"}",
                "{\"delimiter\":\"\\n\",\"html4excel\":false,\"raptor\":{\"use_raptor\":false}}"
            })
    void whatTheContractAllowsIsAllowed(String config) {
        assertThatCode(() -> ParserConfigs.check(ParserConfigs.parse(config))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"chunk_token_count\":0}",
                "{\"chunk_token_num\":100000000}",
                "{\"chunk_token_num\":3.14}",
                "{\"chunk_token_num\":\"128\"}",
                "{\"auto_keywords\":32}",
                "{\"auto_questions\":10}",
                "{\"topn_tags\":10}",
                "{\"html4excel\":\"yes\"}",
                "{\"delimiter\":1}",
                "{\"chunk_tokens\":128}"
            })
    void everythingElseIsRefused(String config) {
        assertThatThrownBy(() -> ParserConfigs.check(ParserConfigs.parse(config)))
                .isInstanceOf(InvalidException.class);
    }

    @Test
    void theRefusalNamesKeyValueAndRange() {
        assertThatThrownBy(() -> ParserConfigs.check(ParserConfigs.parse("{\"chunk_token_num\":-1}")))
                .hasMessage("`parser_config.chunk_token_num` is -1; it should be in range from 1 to 100000000, without"
                        + " 100000000.");
    }

    @Test
    void everyMethodsDefaultsPassTheirOwnRules() {
        ChunkMethods.ALL.forEach(method -> ParserConfigs.check(ParserConfigs.defaults(method)));
        assertThat(ParserConfigs.defaults("naive").getInt("chunk_token_count")).isEqualTo(128);
    }
}
