package dev.counterfoil.e2e;

import org.junit.jupiter.api.AfterAll;

/** A journey through a portal and a sandbox of its own, in a browser of its own. */
abstract class Journey {

    protected static PortalProcess portal;
    protected static Browser browser;

    /** @param properties of the portal, beside the usual ones */
    static void begin(String... properties) {
        // What an earlier journey of this run has closed is not this one's to close again.
        portal = null;
        browser = Browser.start();
        portal = PortalProcess.begin(properties);
    }

    @AfterAll
    static void stop() {
        if (portal != null) {
            portal.close();
        }
        if (browser != null) {
            browser.close();
        }
    }
}
