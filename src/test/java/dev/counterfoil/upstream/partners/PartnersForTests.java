package dev.counterfoil.upstream.partners;

import dev.counterfoil.upstream.Upstream;

/** The Shop Partners API over a transport of a test's own. */
public final class PartnersForTests {

    private PartnersForTests() {}

    public static Partners of(Upstream upstream) {
        return new RemotePartners(upstream);
    }
}
