/** Shop videos of a client: looked up by product, remembered once seen, changed through the gate; their preview pictures through a proxy. */
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
package dev.counterfoil.media;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
