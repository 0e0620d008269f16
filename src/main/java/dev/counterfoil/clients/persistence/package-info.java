/** Clients and their secrets' whereabouts in PostgreSQL; entities never leave here. */
@NullMarked
package dev.counterfoil.clients.persistence;

import org.jspecify.annotations.NullMarked;
