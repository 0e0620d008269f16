/** The clients' views: list, overview, form. */
@NullMarked
package dev.counterfoil.clients.ui;

import org.jspecify.annotations.NullMarked;
