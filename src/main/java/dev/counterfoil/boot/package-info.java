/** Wiring only: the database, the security chain, schedulers and start-up checks. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "outbound",
            "kit",
            "vault",
            "ledger",
            "upstream",
            "team",
            "notices",
            "clients",
            "mirror",
            "changes",
            "metafields",
            "media",
            "audit",
            "shell",
            "usertokens"
        })
package dev.counterfoil.boot;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
