package io.lectern.api.admin;

import io.lectern.account.LoginService;
import io.lectern.account.TokenService;
import io.lectern.account.User;
import io.lectern.api.Open;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** {@code POST /admin/login}: a token for a name and a password. */
@Path("admin/login")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class LoginResource {

    @Inject
    LoginService logins;

    @Inject
    TokenService tokens;

    /** A token, for the Authorization header of every dialect. */
    public record TokenResponse(
            String token, @JsonbProperty("expires_at") String expiresAt) {}

    @POST
    @Open
    public TokenResponse login(String json) {
        Fields body = Fields.of(json, "username", "password");
        User user = logins.login(body.required("username"), body.required("password"));
        TokenService.Issued token = tokens.issue(user);
        return new TokenResponse(token.text(), token.expiresAt().toString());
    }
}
