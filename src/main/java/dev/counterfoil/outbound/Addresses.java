package dev.counterfoil.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an IP address is good for, by the
 * <a href="https://www.iana.org/assignments/iana-ipv4-special-registry/">IPv4</a> and
 * <a href="https://www.iana.org/assignments/iana-ipv6-special-registry/">IPv6</a> special-purpose registries (RFC 6890).
 */
public final class Addresses {

    private static final Pattern DOTTED = Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");

    private static final List<Block> NOT_PUBLIC = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    // Metadata of Azure lies at a public address.
                    "168.63.129.16/32",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    // Teredo, benchmarking and other protocol assignments, then documentation.
                    "2001::/23",
                    "2001:db8::/32",
                    "3fff::/20")
            .map(Block::parse)
            .toList();

    private static final Block GLOBAL_UNICAST = Block.parse("2000::/3");
    private static final Block SIX_TO_FOUR = Block.parse("2002::/16");
    private static final Block NAT64 = Block.parse("64:ff9b::/96");
    private static final byte[] ISATAP = {0x5e, (byte) 0xfe};

    private Addresses() {}

    /** Whether an address is unicast, reachable from the whole Internet, and does not wrap an IPv4 address that is not. */
    public static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == 4) {
            return listed(bytes);
        }
        if (NAT64.holds(bytes)) {
            return listed(Arrays.copyOfRange(bytes, 12, 16));
        }
        if (!GLOBAL_UNICAST.holds(bytes) || !listed(bytes)) {
            return false;
        }
        if (SIX_TO_FOUR.holds(bytes) && !listed(Arrays.copyOfRange(bytes, 2, 6))) {
            return false;
        }
        boolean isatap = Arrays.equals(bytes, 10, 12, ISATAP, 0, 2) && (bytes[8] & 0xfd) == 0 && bytes[9] == 0;
        return !isatap || listed(Arrays.copyOfRange(bytes, 12, 16));
    }

    private static boolean listed(byte[] bytes) {
        return NOT_PUBLIC.stream().noneMatch(block -> block.holds(bytes));
    }

    /** Whether a host, as written, can only mean this machine: {@code localhost} or a loopback literal in its usual form. */
    public static boolean isLoopbackHost(String host) {
        if (host.equals("localhost")) {
            return true;
        }
        try {
            InetAddress literal = literal(host);
            return literal != null && literal.isLoopbackAddress();
        } catch (UnknownHostException wrong) {
            return false;
        }
    }

    /** The address a host literally is: dotted decimal or bracketed IPv6; null for anything else, such as a name or {@code 0x7f.1}. */
    static @Nullable InetAddress literal(String host) throws UnknownHostException {
        if (DOTTED.matcher(host).matches()) {
            byte[] bytes = new byte[4];
            String[] parts = host.split("\\.");
            for (int i = 0; i < 4; i++) {
                int part = Integer.parseInt(parts[i]);
                if (part > 255) {
                    throw new UnknownHostException(host);
                }
                bytes[i] = (byte) part;
            }
            return InetAddress.getByAddress(bytes);
        }
        return host.startsWith("[") && host.endsWith("]") ? InetAddress.getByName(host) : null;
    }

    /** A CIDR block. */
    private record Block(byte[] start, int bits) {

        static Block parse(String text) {
            String[] parts = text.split("/");
            try {
                return new Block(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
            } catch (UnknownHostException impossible) {
                throw new IllegalArgumentException(text, impossible);
            }
        }

        boolean holds(byte[] address) {
            if (address.length != start.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit & 7);
                if ((address[bit >> 3] & mask) != (start[bit >> 3] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
