/** Steering the sandbox that runs beside the portal: faults on demand, what it received, reset. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kit", "team", "outbound"})
package dev.counterfoil.faults;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
