/** Views of what was found changed elsewhere. */
@NullMarked
package dev.counterfoil.mirror.ui;

import org.jspecify.annotations.NullMarked;
