/** The audit log and its entries on screen. */
@NullMarked
package dev.counterfoil.audit.ui;

import org.jspecify.annotations.NullMarked;
