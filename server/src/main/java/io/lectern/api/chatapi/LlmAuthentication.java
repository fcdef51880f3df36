package io.lectern.api.chatapi;

import io.lectern.api.AuthenticationFilter;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;

/** Who calls {@code /llm}. */
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION)
public class LlmAuthentication extends AuthenticationFilter {}
