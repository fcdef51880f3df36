package io.lectern.api.chatapi;

import io.lectern.account.TokenService;

/** A token that was just issued. */
public record TokenResponse(String token) {

    static TokenResponse from(TokenService.Issued issued) {
        return new TokenResponse(issued.text());
    }
}
