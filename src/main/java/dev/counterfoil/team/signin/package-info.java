/** How people get in and out: set-up, sign-in, limits, sessions. */
@NullMarked
package dev.counterfoil.team.signin;

import org.jspecify.annotations.NullMarked;
