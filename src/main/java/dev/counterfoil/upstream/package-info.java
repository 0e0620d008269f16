/** The remote APIs, spoken to over one transport that is the only code to open a connection to them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"outbound"})
package dev.counterfoil.upstream;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
