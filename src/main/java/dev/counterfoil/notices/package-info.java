/** What somebody has to look at: tasks that other rooms raise and a person closes. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kit", "team", "ledger", "outbound"})
package dev.counterfoil.notices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
