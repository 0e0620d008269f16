/** Shop videos on screen: looking them up, a video beside the list, the forms of a new and an existing one. */
@NullMarked
package dev.counterfoil.media.ui;

import org.jspecify.annotations.NullMarked;
