package dev.counterfoil.boot;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Collectors;

/** The proxies whose forwarded headers count, as the operator names them. */
final class TrustedProxies {

    private TrustedProxies() {}

    /**
     * All of them as networks: Tomcat reads a list without a single slash as one regular expression, which no address matches.
     *
     * @throws StartupException if one is neither an address nor a network in CIDR notation (RFC 4632, section 3.1)
     */
    static String networks(List<String> entries) {
        return entries.stream().map(TrustedProxies::network).collect(Collectors.joining(","));
    }

    private static String network(String entry) {
        String text = entry.strip();
        int slash = text.indexOf('/');
        try {
            InetAddress address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
            int most = address.getAddress().length * 8;
            int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
            if (bits >= 0 && bits <= most) {
                return address.getHostAddress() + "/" + bits;
            }
        } catch (IllegalArgumentException neither) {
            // Told below.
        }
        throw new StartupException(
                StartupException.CONFIGURATION,
                "counterfoil.trusted-proxies holds \"" + text
                        + "\", which is neither an address, such as 10.0.0.1, nor a network, such as 10.0.0.0/24.");
    }
}
