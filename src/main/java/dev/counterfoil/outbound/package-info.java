/** Where the portal may reach out to: origins the operator allows, the guard over the addresses they resolve to, and small calls elsewhere. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.counterfoil.outbound;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
