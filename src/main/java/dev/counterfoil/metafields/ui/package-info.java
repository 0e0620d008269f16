/** Metafield definitions on screen: the list, a definition beside it, the form of a new one. */
@NullMarked
package dev.counterfoil.metafields.ui;

import org.jspecify.annotations.NullMarked;
