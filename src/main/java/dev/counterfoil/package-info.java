/** The entry point, above all rooms. */
@NullMarked
package dev.counterfoil;

import org.jspecify.annotations.NullMarked;
