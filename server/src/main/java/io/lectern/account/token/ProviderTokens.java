package io.lectern.account.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/**
 * Checks tokens of identity providers: signature by a key that the issuer publishes, an algorithm with a public key,
 * issuer, audience, and times within the clock skew. May ask the provider for its keys, so it is never called inside a
 * transaction.
 */
@ApplicationScoped
public class ProviderTokens {

    private static final System.Logger LOG = System.getLogger(ProviderTokens.class.getName());

    /** Signatures with a public key only: with a shared secret, a provider's public key could pass for one. */
    private static final AlgorithmConstraints ALGORITHMS = new AlgorithmConstraints(
            ConstraintType.PERMIT,
            AlgorithmIdentifiers.RSA_USING_SHA256,
            AlgorithmIdentifiers.RSA_USING_SHA384,
            AlgorithmIdentifiers.RSA_USING_SHA512,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
            AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512,
            AlgorithmIdentifiers.EDDSA);

    /** What Keycloak calls tokens that are for the application that signs in, or for the provider itself. */
    private static final Set<String> OTHER_PURPOSES = Set.of("ID", "Refresh", "Offline", "Logout");

    @Inject
    ProviderConfig config;

    @Inject
    Clock clock;

    private final Map<String, ProviderKeys> keys = new ConcurrentHashMap<>();

    /** Whether any provider is configured. */
    public boolean any() {
        return !config.issuers().isEmpty();
    }

    /** The claims of an access token that is meant for us; empty when it is not good, for whatever reason. */
    public Optional<ProviderClaims> access(String token) {
        return checked(token, builder -> builder.setExpectedAudience(config.audiences()))
                .filter(claims ->
                        claims.text("typ").filter(OTHER_PURPOSES::contains).isEmpty());
    }

    /** The claims of a token that came from the provider itself in answer to a login of ours. */
    public Optional<ProviderClaims> ofLogin(String token, String issuer, Optional<String> audience) {
        return checked(
                        token,
                        builder -> audience.map(client -> builder.setExpectedAudience(client))
                                .orElseGet(builder::setSkipDefaultAudienceValidation))
                .filter(claims -> claims.issuer().equals(issuer));
    }

    private interface Demand {
        JwtConsumerBuilder on(JwtConsumerBuilder builder);
    }

    private Optional<ProviderClaims> checked(String token, Demand demand) {
        try {
            String issuer = issuerOf(token);
            String source = config.issuers().get(issuer);
            if (source == null) {
                return Optional.empty();
            }
            ProviderKeys published = keys.computeIfAbsent(issuer, name -> new ProviderKeys(name, source, clock));
            JwtClaims claims = demand.on(new JwtConsumerBuilder()
                            .setJwsAlgorithmConstraints(ALGORITHMS)
                            .setVerificationKeyResolver((signed, nesting) -> published.keyFor(signed))
                            .setExpectedIssuer(issuer)
                            .setRequireSubject()
                            .setRequireExpirationTime()
                            .setEvaluationTime(
                                    NumericDate.fromSeconds(clock.instant().getEpochSecond()))
                            .setAllowedClockSkewInSeconds(config.clockSkewSeconds()))
                    .build()
                    .processToClaims(token);
            return Optional.of(claimsOf(issuer, claims));
        } catch (InvalidJwtException | MalformedClaimException | RuntimeException refused) {
            // the message may quote the token, so only its kind is told
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "a token was refused: {0}",
                    refused.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private ProviderClaims claimsOf(String issuer, JwtClaims claims) throws MalformedClaimException {
        Instant issued = claims.getIssuedAt() == null
                ? clock.instant()
                : Instant.ofEpochSecond(claims.getIssuedAt().getValue());
        return new ProviderClaims(
                issuer,
                claims.getSubject(),
                issued,
                Instant.ofEpochSecond(claims.getExpirationTime().getValue()),
                claims.getClaimsMap());
    }

    /** Read before anything is checked, only to know whose keys to check with. */
    private static String issuerOf(String token) throws InvalidJwtException, MalformedClaimException {
        return new JwtConsumerBuilder()
                .setSkipAllValidators()
                .setSkipSignatureVerification()
                .setDisableRequireSignature()
                .build()
                .processToClaims(token)
                .getIssuer();
    }

    /** The issuers that a token may come from, in the order of the settings. */
    public List<String> issuers() {
        return List.copyOf(config.issuers().keySet());
    }
}
