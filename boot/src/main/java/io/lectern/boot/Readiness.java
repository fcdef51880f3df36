package io.lectern.boot;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;

/** Asks the server whether the whole job can be done: {@code GET /health/ready} answers 200. */
final class Readiness {
    private static final int TIMEOUT_MS = 5_000;

    private final URL url;
    private final Optional<SSLContext> trust;

    /** @param trust when the server speaks TLS: trusts its certificate alone, so its name need not be compared */
    Readiness(String address, int port, Optional<SSLContext> trust) {
        this.trust = trust;
        try {
            this.url = URI.create((trust.isPresent() ? "https://" : "http://") + reachable(address) + ":" + port
                            + "/health/ready")
                    .toURL();
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A server that listens everywhere is asked on loopback. */
    static String reachable(String address) {
        return address.equals("0.0.0.0") ? "127.0.0.1" : address;
    }

    boolean reached() {
        try {
            // the small client: this process should stay small
            HttpURLConnection connection = (HttpURLConnection) url.openConnection();
            if (connection instanceof HttpsURLConnection encrypted) {
                encrypted.setSSLSocketFactory(trust.orElseThrow().getSocketFactory());
                encrypted.setHostnameVerifier((name, session) -> true);
            }
            connection.setConnectTimeout(TIMEOUT_MS);
            connection.setReadTimeout(TIMEOUT_MS);
            int status = connection.getResponseCode();
            connection.disconnect();
            return status == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }
}
