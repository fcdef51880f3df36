package io.lectern.llm;

import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import java.util.List;
import java.util.Objects;

/**
 * Chat parameters that also carry the question and what was retrieved for it, apart from the prompt. The built-in
 * extractive answerer reads them; models of providers see the passages in the prompt and ignore these.
 *
 * <p>A request with an empty passage list means "there are documents, nothing was found"; a request without
 * GroundedParameters means "there are no documents at all".
 */
public class GroundedParameters extends DefaultChatRequestParameters {

    private final String question;
    private final List<Passage> passages;

    GroundedParameters(Builder builder) {
        super(builder);
        this.question = builder.question == null ? "" : builder.question;
        this.passages = List.copyOf(builder.passages);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** What the person asked, without prompt text around it. */
    public String question() {
        return question;
    }

    /** In the order of retrieval, best first. */
    public List<Passage> passages() {
        return passages;
    }

    /** Keeps question and passages of the side that has them; {@code that} wins. */
    @Override
    public ChatRequestParameters overrideWith(ChatRequestParameters that) {
        return builder().overrideWith(this).overrideWith(that).build();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GroundedParameters that
                && super.equals(other)
                && question.equals(that.question)
                && passages.equals(that.passages);
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), question, passages);
    }

    /** Builder with langchain4j's words plus question and passages. */
    public static class Builder extends DefaultChatRequestParameters.Builder<Builder> {

        private String question;
        private List<Passage> passages = List.of();

        public Builder question(String text) {
            this.question = text;
            return this;
        }

        public Builder passages(List<Passage> found) {
            this.passages = found;
            return this;
        }

        @Override
        public Builder overrideWith(ChatRequestParameters parameters) {
            super.overrideWith(parameters);
            if (parameters instanceof GroundedParameters grounded) {
                question(grounded.question());
                passages(grounded.passages());
            }
            return this;
        }

        @Override
        public GroundedParameters build() {
            return new GroundedParameters(this);
        }
    }
}
