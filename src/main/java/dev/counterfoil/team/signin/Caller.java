package dev.counterfoil.team.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Where a request came from.
 *
 * @param agent what the browser calls itself, cut to a sane length
 */
public record Caller(String ip, String agent) implements Serializable {

    private static final int LONGEST_AGENT = 300;

    public static Caller of(HttpServletRequest request) {
        String agent = request.getHeader("User-Agent");
        String clean = agent == null ? "" : agent.replaceAll("\\p{Cntrl}", " ");
        return new Caller(
                request.getRemoteAddr(), clean.length() > LONGEST_AGENT ? clean.substring(0, LONGEST_AGENT) : clean);
    }

    /** What one subscriber holds: the address itself for IPv4, its /64 for IPv6. */
    public String network() {
        if (!ip.contains(":")) {
            return ip;
        }
        try {
            byte[] address = InetAddress.getByName(ip).getAddress();
            if (address.length != 16) {
                return ip;
            }
            Arrays.fill(address, 8, 16, (byte) 0);
            return InetAddress.getByAddress(address).getHostAddress() + "/64";
        } catch (UnknownHostException notAnAddress) {
            return ip;
        }
    }
}
