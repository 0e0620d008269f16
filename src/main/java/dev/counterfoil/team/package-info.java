/** Members, what their roles allow, how they sign in, and what they were typing. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kit", "vault", "ledger", "outbound"})
package dev.counterfoil.team;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
