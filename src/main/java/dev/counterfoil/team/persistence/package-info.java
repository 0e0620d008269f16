/** Where members, roles, drafts and limits are kept. */
@NullMarked
package dev.counterfoil.team.persistence;

import org.jspecify.annotations.NullMarked;
