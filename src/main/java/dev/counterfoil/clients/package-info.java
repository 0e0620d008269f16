/** Dev Dashboard clients, their sealed credentials, and the choice of the one to work on. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kit",
            "team",
            "notices",
            "vault",
            "ledger",
            "upstream",
            "upstream :: partners",
            "outbound"
        })
package dev.counterfoil.clients;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
