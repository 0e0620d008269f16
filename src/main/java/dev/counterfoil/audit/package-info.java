/** Reading the ledger: the audit log, an entry in full, the history of a subject. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kit", "team", "clients", "ledger", "notices"})
package dev.counterfoil.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
