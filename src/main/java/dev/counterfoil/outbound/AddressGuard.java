package dev.counterfoil.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Decides to which address a connection to an origin may go. A host is looked up once, every address it has is judged, and the caller connects to
 * the one address returned: a name that answers differently a moment later (DNS rebinding) gains nothing.
 *
 * <p>Loopback is reached only by an origin on the operator's list that is itself written as a loopback literal or {@code localhost}; a name that
 * resolves to a private address is refused even when listed.
 */
public final class AddressGuard {

    /** Looks a host up; the system's resolver outside tests. */
    @FunctionalInterface
    public interface Resolver {

        List<InetAddress> resolve(String host) throws UnknownHostException;
    }

    private final OriginList allowed;
    private final Resolver resolver;

    public AddressGuard(OriginList allowed) {
        this(allowed, host -> List.of(InetAddress.getAllByName(host)));
    }

    public AddressGuard(OriginList allowed, Resolver resolver) {
        this.allowed = allowed;
        this.resolver = resolver;
    }

    /**
     * The one address to connect to for this origin. May wait for DNS.
     *
     * @throws RefusedException if the origin is not on the list, its host is unknown, or any of its addresses is not public
     */
    public InetAddress pin(Origin origin) throws RefusedException {
        if (!allowed.allows(origin)) {
            throw new RefusedException(RefusedException.Why.ORIGIN_NOT_ALLOWED);
        }
        return judged(origin, Addresses.isLoopbackHost(origin.host()));
    }

    private InetAddress judged(Origin origin, boolean loopback) throws RefusedException {
        List<InetAddress> addresses = resolve(origin.host());
        for (InetAddress address : addresses) {
            if (loopback ? !address.isLoopbackAddress() : !Addresses.isPublic(address)) {
                throw new RefusedException(RefusedException.Why.PRIVATE_ADDRESS);
            }
        }
        // IPv4 first: a server that listens on 127.0.0.1 only is found whatever the order of "localhost" is.
        InetAddress chosen = addresses.stream()
                .filter(Inet4Address.class::isInstance)
                .findFirst()
                .orElse(addresses.getFirst());
        return nameless(chosen);
    }

    /**
     * As {@link #pin}, for what comes from servers that nobody listed, such as pictures: over https any host with public addresses only; over
     * http, and at a loopback address, only a loopback origin of the list.
     *
     * @throws RefusedException as {@link #pin} does
     */
    public InetAddress pinAnywhere(Origin origin) throws RefusedException {
        boolean loopback = Addresses.isLoopbackHost(origin.host());
        if (loopback) {
            return pin(origin);
        }
        if (!origin.scheme().equals("https")) {
            throw new RefusedException(RefusedException.Why.ORIGIN_NOT_ALLOWED);
        }
        return judged(origin, false);
    }

    private List<InetAddress> resolve(String host) throws RefusedException {
        try {
            InetAddress literal = Addresses.literal(host);
            List<InetAddress> addresses = literal != null ? List.of(literal) : resolver.resolve(host);
            if (addresses.isEmpty()) {
                throw new RefusedException(RefusedException.Why.UNKNOWN_HOST);
            }
            return addresses;
        } catch (UnknownHostException unknown) {
            throw new RefusedException(RefusedException.Why.UNKNOWN_HOST);
        }
    }

    private static InetAddress nameless(InetAddress address) {
        try {
            return InetAddress.getByAddress(Arrays.copyOf(address.getAddress(), address.getAddress().length));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
