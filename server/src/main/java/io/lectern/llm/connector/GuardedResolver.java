package io.lectern.llm.connector;

import io.lectern.llm.AddressRule;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Gives the HTTP client only addresses that may be called. The client connects to the very addresses it gets here, so a
 * name cannot have another address between check and use.
 */
final class GuardedResolver implements DnsResolver {

    private final AddressRule rule;
    private final boolean ofSettings;
    private final DnsResolver names;

    /** @param ofSettings for addresses of the server's operator, to whom private ranges are open */
    GuardedResolver(AddressRule rule, boolean ofSettings) {
        this(rule, ofSettings, SystemDefaultDnsResolver.INSTANCE);
    }

    GuardedResolver(AddressRule rule, boolean ofSettings, DnsResolver names) {
        this.rule = rule;
        this.ofSettings = ofSettings;
        this.names = names;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        List<InetAddress> allowed = new ArrayList<>();
        String objection = "it has no address";
        for (InetAddress address : names.resolve(host)) {
            Optional<String> against = objection(address);
            if (against.isEmpty()) {
                allowed.add(address);
            } else {
                objection = against.get();
            }
        }
        if (allowed.isEmpty()) {
            throw new RefusedAddress(host, objection);
        }
        return allowed.toArray(InetAddress[]::new);
    }

    private Optional<String> objection(InetAddress address) {
        if (!ofSettings) {
            return rule.objection(address);
        }
        return AddressRule.isNever(address)
                ? Optional.of("the address " + address.getHostAddress() + " is never called.")
                : Optional.empty();
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
