/** The room's views. */
@NullMarked
package dev.counterfoil.usertokens.ui;

import org.jspecify.annotations.NullMarked;
