/** The gate: the only way to a remote mutation, and the reconciler that ends what a crash left open. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kit",
            "team",
            "clients",
            "mirror",
            "ledger",
            "upstream",
            "upstream :: tokens",
            "notices",
            "outbound"
        })
package dev.counterfoil.changes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
