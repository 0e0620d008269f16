/** Metafield definitions of a client: seen from the mirror, changed through the gate. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "changes",
            "kit",
            "team",
            "clients",
            "mirror",
            "ledger",
            "upstream",
            "upstream :: partners",
            "notices",
            "outbound"
        })
package dev.counterfoil.metafields;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
