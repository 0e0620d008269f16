/** Building blocks of the user interface that know no feature. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.counterfoil.kit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
