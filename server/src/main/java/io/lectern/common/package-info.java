/**
 * Words every feature shares: kinds of failure, pages, ids, the clock. Entry points: {@link io.lectern.common.FailureKind}
 * and {@link io.lectern.common.DomainException}. It uses nothing of ours and knows neither HTTP nor a dialect.
 */
package io.lectern.common;
