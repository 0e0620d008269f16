package dev.counterfoil.sandbox;

/** How long tokens live, in seconds; not journalled. No figure is documented, so these are our choice. */
final class Lifetimes {

    private static final int HOUR = 3_600;
    private static final int MONTH = 30 * 24 * HOUR;
    private static final int FIVE_MINUTES = 300;

    private volatile int access = HOUR;
    private volatile int refresh = MONTH;
    private volatile int consent = FIVE_MINUTES;

    int access() {
        return access;
    }

    int refresh() {
        return refresh;
    }

    int consent() {
        return consent;
    }

    /** As at the start. */
    void restore() {
        set(HOUR, MONTH, FIVE_MINUTES);
    }

    void set(int newAccess, int newRefresh, int newConsent) {
        if (newAccess < 0 || newRefresh < 0 || newConsent < 0) {
            throw new IllegalArgumentException("a lifetime must be 0 seconds or more");
        }
        access = newAccess;
        refresh = newRefresh;
        consent = newConsent;
    }
}
