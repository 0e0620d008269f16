/** What the portal last saw at the API for each client, with when and from where. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"kit", "clients", "ledger", "upstream", "upstream :: partners", "notices", "team"})
package dev.counterfoil.mirror;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
