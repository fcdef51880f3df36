package io.lectern.api.openai;

import io.lectern.api.AuthenticationFilter;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;

/** Who calls {@code /v1}. */
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION)
public class OpenAiAuthentication extends AuthenticationFilter {}
