/**
 * Who is calling and what they may do: tenants, users, API keys, and the {@link io.lectern.account.Caller} of the
 * current request. Entry points: {@link io.lectern.account.ApiKeyService} and {@link io.lectern.account.Caller}. It
 * knows no other feature.
 */
package io.lectern.account;
