package io.lectern.api.chatapi;

import io.lectern.api.AuthenticationFilter;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;

/** Who calls {@code /users}. */
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION)
public class UsersAuthentication extends AuthenticationFilter {}
