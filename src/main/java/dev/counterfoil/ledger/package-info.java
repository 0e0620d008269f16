/** The record nobody can quietly alter: appends entries to a hash chain, reads them back, verifies them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"vault", "outbound"})
package dev.counterfoil.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
