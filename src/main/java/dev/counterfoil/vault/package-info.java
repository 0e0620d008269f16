/** Seals secrets at rest and opens them again for the one purpose and origin they were entered for. */
@NullMarked
@ApplicationModule(allowedDependencies = {"outbound"})
package dev.counterfoil.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
