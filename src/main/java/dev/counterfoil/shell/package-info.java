/** The frame around every view: layout, navigation, home, errors. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kit",
            "team",
            "notices",
            "clients",
            "mirror",
            "changes",
            "metafields",
            "audit",
            "faults",
            "ledger",
            "vault"
        })
package dev.counterfoil.shell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
