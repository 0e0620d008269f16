/** A stand-in for the remote APIs: a process of its own that uses nothing of the portal. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.counterfoil.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
