/**
 * JSON Web Tokens: our own, and those of identity providers. Entry points:
 * {@link io.lectern.account.token.OwnTokens}. It checks signatures and claims and knows no user.
 */
package io.lectern.account.token;
