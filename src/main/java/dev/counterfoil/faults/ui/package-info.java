/** The sandbox on screen. */
@NullMarked
package dev.counterfoil.faults.ui;

import org.jspecify.annotations.NullMarked;
