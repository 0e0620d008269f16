/** Users' access tokens: how they are issued and renewed at the token endpoint. */
@NullMarked
@NamedInterface("tokens")
package dev.counterfoil.upstream.tokens;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
