package io.lectern.llm;

import io.lectern.common.DomainException;
import io.lectern.common.InvalidException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where the server may send a request that somebody's row asked for. Never to addresses that belong to the machine's own
 * link, to cloud metadata or to nobody; to loopback and private ranges only when the operator allowed it; to hosts of the
 * operator's list only, when there is one. IPv4 addresses inside IPv6 ones count as what they are. Names are judged by
 * the addresses they have at the moment of connecting, see {@code llm.connector.GuardedResolver}.
 */
@ApplicationScoped
public class AddressRule {

    private static final String ALLOW_PRIVATE = "lectern.llm.allow-private-addresses";
    private static final String ALLOWED_HOSTS = "lectern.llm.allowed-hosts";

    /** Metadata services whose addresses are in no special range, or in a private one. */
    private static final Set<String> METADATA =
            Set.of("168.63.129.16", "100.100.100.200", "192.0.0.192", "fd00:ec2:0:0:0:0:0:254");

    @Inject
    LlmConfig config;

    /**
     * Checks an address as it is written, before anything is stored or sent.
     *
     * @return without a trailing slash
     * @throws InvalidException field endpoint: no absolute http or https address, a user or query in it, or forbidden
     */
    public String requireAllowed(String endpoint) {
        URI address = uri(endpoint);
        String host = host(address);
        requireListed(host);
        literal(host).flatMap(this::objection).ifPresent(objection -> {
            throw new InvalidException("endpoint", "`endpoint` is " + endpoint + ": " + objection);
        });
        return endpoint.strip().replaceAll("/+$", "");
    }

    /** @throws InvalidException when the operator's list has other hosts only */
    public void requireListed(String host) {
        List<String> hosts = config.allowedHosts();
        String name = host.toLowerCase(Locale.ROOT);
        boolean listed = hosts.isEmpty()
                || hosts.stream()
                        .anyMatch(one -> one.startsWith("*.") ? name.endsWith(one.substring(1)) : name.equals(one));
        if (!listed) {
            throw new InvalidException(
                    "endpoint",
                    "The host " + host + " may not be called; the server's operator lists the allowed ones in "
                            + ALLOWED_HOSTS + ".");
        }
    }

    /** Why an address may not be called; empty when it may. */
    public Optional<String> objection(InetAddress address) {
        InetAddress real = inner(address).orElse(address);
        if (isNever(real)) {
            return Optional.of("the address " + real.getHostAddress()
                    + " belongs to this machine's network itself or to a cloud's metadata and is never called.");
        }
        return isPrivate(real) && !config.allowPrivateAddresses()
                ? Optional.of("the address " + real.getHostAddress()
                        + " is a private one; the server's operator can allow these with " + ALLOW_PRIVATE + "=true.")
                : Optional.empty();
    }

    /** Addresses that nobody may call, not even the operator's own settings. */
    public static boolean isNever(InetAddress address) {
        InetAddress real = inner(address).orElse(address);
        byte[] bytes = real.getAddress();
        boolean four = real instanceof Inet4Address;
        return real.isLinkLocalAddress()
                || real.isMulticastAddress()
                || real.isAnyLocalAddress()
                || METADATA.contains(real.getHostAddress())
                || (four && (number(bytes[0]) == 0 || number(bytes[0]) >= 240));
    }

    private static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        int first = number(bytes[0]);
        int second = number(bytes[1]);
        if (address.isLoopbackAddress() || address.isSiteLocalAddress()) {
            return true;
        }
        if (address instanceof Inet4Address) {
            // shared address space, protocol assignments and documentation, benchmarking
            return (first == 100 && second >= 64 && second < 128)
                    || (first == 192 && second == 0)
                    || (first == 198 && (second == 18 || second == 19));
        }
        return (first & 0xfe) == 0xfc;
    }

    /** The IPv4 address that an IPv6 one stands for: mapped, compatible, translated (NAT64) or tunnelled (6to4). */
    private static Optional<InetAddress> inner(InetAddress address) {
        byte[] b = address.getAddress();
        if (b.length != 16) {
            return Optional.empty();
        }
        boolean zeros = allZero(b, 0, 10);
        boolean mapped = zeros && number(b[10]) == 0xff && number(b[11]) == 0xff;
        boolean compatible = zeros && allZero(b, 10, 12) && !allZero(b, 12, 15);
        boolean translated = number(b[0]) == 0 && number(b[1]) == 0x64 && number(b[2]) == 0xff && number(b[3]) == 0x9b;
        if (mapped || compatible || translated) {
            return four(Arrays.copyOfRange(b, 12, 16));
        }
        boolean tunnelled = number(b[0]) == 0x20 && number(b[1]) == 0x02;
        return tunnelled ? four(Arrays.copyOfRange(b, 2, 6)) : Optional.empty();
    }

    private static Optional<InetAddress> four(byte[] bytes) {
        try {
            return Optional.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException e) {
            throw DomainException.internal("four bytes are an address", e);
        }
    }

    private static boolean allZero(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static int number(byte b) {
        return b & 0xff;
    }

    private static URI uri(String endpoint) {
        try {
            URI address = new URI(endpoint == null ? "" : endpoint.strip());
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            if (!scheme.equals("http") && !scheme.equals("https")) {
                throw malformed(endpoint);
            }
            if (address.getHost() == null
                    || address.getRawUserInfo() != null
                    || address.getRawQuery() != null
                    || address.getRawFragment() != null) {
                throw malformed(endpoint);
            }
            return address;
        } catch (URISyntaxException e) {
            throw malformed(endpoint);
        }
    }

    private static InvalidException malformed(String endpoint) {
        return new InvalidException(
                "endpoint",
                "`endpoint` is " + endpoint + "; it must be an address such as https://api.example.com/v1, with http or"
                        + " https, a host, and no user, query or fragment.");
    }

    private static String host(URI address) {
        String host = address.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** An address that is written as one, also in the old forms with fewer parts; looks nothing up. */
    private static Optional<InetAddress> literal(String host) {
        if (!host.contains(":") && !host.matches("[0-9.]+")) {
            return host.matches("(?i)localhost\\.?|.*\\.localhost\\.?")
                    ? four(new byte[] {127, 0, 0, 1})
                    : Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            throw new InvalidException("endpoint", "`endpoint` has the host " + host + ", which is no address.");
        }
    }
}
