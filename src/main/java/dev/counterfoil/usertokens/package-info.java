/** Users' access tokens, issued and renewed through the gate and kept only when asked; users' values read and changed with them. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "changes",
            "kit",
            "team",
            "clients",
            "mirror",
            "ledger",
            "vault",
            "upstream",
            "upstream :: partners",
            "upstream :: users",
            "upstream :: tokens",
            "notices",
            "outbound"
        })
package dev.counterfoil.usertokens;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
