package io.lectern.account.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;

/** Writes and reads the tokens that Lectern signs itself, with HS256 and a key that only the server has. */
@ApplicationScoped
public class OwnTokens {

    /** The issuer's name in our tokens. */
    public static final String ISSUER = "lectern";

    private static final String VERSION = "version";

    @Inject
    SigningKey key;

    /** @param version the user's token version at the time of issue */
    public record Claims(UUID user, int version) {}

    public String write(UUID user, int version, Instant now, Instant end) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setSubject(user.toString());
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(end.getEpochSecond()));
        claims.setGeneratedJwtId();
        claims.setClaim(VERSION, version);
        JsonWebSignature signed = new JsonWebSignature();
        signed.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        signed.setKey(key.secret());
        signed.setPayload(claims.toJson());
        try {
            return signed.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("a token could not be signed", e);
        }
    }

    /** Empty when it is not ours, altered, or over at that time. */
    public Optional<Claims> read(String token, Instant now) {
        try {
            JwtClaims claims = new JwtConsumerBuilder()
                    .setJwsAlgorithmConstraints(
                            new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256))
                    .setVerificationKey(key.secret())
                    .setExpectedIssuer(ISSUER)
                    .setRequireSubject()
                    .setRequireExpirationTime()
                    .setEvaluationTime(NumericDate.fromSeconds(now.getEpochSecond()))
                    .build()
                    .processToClaims(token);
            return Optional.of(new Claims(
                    UUID.fromString(claims.getSubject()),
                    claims.getClaimValue(VERSION, Long.class).intValue()));
        } catch (InvalidJwtException | MalformedClaimException | RuntimeException notOurs) {
            return Optional.empty();
        }
    }
}
