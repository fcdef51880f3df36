package io.lectern.api;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A list of addresses and networks; names are not looked up. */
final class Networks {

    /** What can only be an address; anything else would be asked of the name service. */
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]{7,15}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private record Network(byte[] address, int bits) {

        boolean holds(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % Byte.SIZE);
                if ((address[bit / Byte.SIZE] & mask) != (other[bit / Byte.SIZE] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private final List<Network> networks = new ArrayList<>();

    /** @throws IllegalArgumentException for what is neither an address nor address/bits */
    Networks(List<String> texts) {
        for (String text : texts) {
            String[] parts = text.split("/", 2);
            byte[] address = bytes(parts[0]);
            int bits = parts.length == 1 ? address.length * Byte.SIZE : Integer.parseInt(parts[1]);
            if (bits < 0 || bits > address.length * Byte.SIZE) {
                throw new IllegalArgumentException(text + " has an impossible number of bits");
            }
            networks.add(new Network(address, bits));
        }
    }

    boolean isEmpty() {
        return networks.isEmpty();
    }

    boolean hold(String address) {
        if (networks.isEmpty() || !isAddress(address)) {
            return false;
        }
        byte[] bytes = bytes(address);
        return networks.stream().anyMatch(network -> network.holds(bytes));
    }

    static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }

    private static byte[] bytes(String address) {
        if (!isAddress(address)) {
            throw new IllegalArgumentException(address + " is no address");
        }
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(address + " is no address", e);
        }
    }
}
