package io.lectern.assistant;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Assistants for tests of other packages. */
public final class AssistantFixture {

    public static final UUID HANDBOOK = UUID.fromString("0d1e2f30-0000-4000-8000-00000000000a");

    private AssistantFixture() {}

    public static PromptSettings prompt() {
        return new PromptSettings(
                "", "Hello!", "Nothing was found.", true, List.of(new Variable("knowledge", true)), "{}");
    }

    public static Assistant withPrompt(PromptSettings prompt) {
        return of(List.of(HANDBOOK), prompt, search(8));
    }

    public static Assistant of(List<UUID> datasets, PromptSettings prompt, SearchSettings search) {
        AssistantSettings settings =
                new AssistantSettings("Ada", "", "", "English", datasets, model("scripted"), prompt, search);
        Assistant assistant = new Assistant(1, 2, Origin.AIBUILDER, settings, Instant.EPOCH);
        assistant.id = 3L;
        return assistant;
    }

    public static SearchSettings search(int topN) {
        return new SearchSettings(0.2, 0.7, topN, 1024, "", false, false, false);
    }

    public static ModelSettings model(String name) {
        return new ModelSettings(
                name, Optional.of(0.1), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(0), "{}");
    }
}
