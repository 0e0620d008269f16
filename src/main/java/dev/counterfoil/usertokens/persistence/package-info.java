/** The room's tables. */
@NullMarked
package dev.counterfoil.usertokens.persistence;

import org.jspecify.annotations.NullMarked;
