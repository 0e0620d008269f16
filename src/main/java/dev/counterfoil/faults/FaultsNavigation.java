package dev.counterfoil.faults;

/** Where the room's view is. */
public final class FaultsNavigation {

    public static final String SANDBOX = "sandbox";

    private FaultsNavigation() {}
}
