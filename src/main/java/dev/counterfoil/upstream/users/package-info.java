/** The Shop Users API as typed operations. */
@NullMarked
@NamedInterface("users")
package dev.counterfoil.upstream.users;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
