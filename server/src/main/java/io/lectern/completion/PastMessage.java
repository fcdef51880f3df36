package io.lectern.completion;

import io.lectern.conversation.Role;

/** Something said earlier, as the model is reminded of it. */
public record PastMessage(Role role, String text) {}
