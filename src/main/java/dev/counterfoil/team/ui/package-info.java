/** The pages one sees without being signed in. */
@NullMarked
package dev.counterfoil.team.ui;

import org.jspecify.annotations.NullMarked;
