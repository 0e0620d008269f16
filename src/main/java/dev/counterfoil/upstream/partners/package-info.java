/** The Shop Partners API as typed operations. */
@NullMarked
@NamedInterface("partners")
package dev.counterfoil.upstream.partners;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
