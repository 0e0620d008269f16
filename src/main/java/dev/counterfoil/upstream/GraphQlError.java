package dev.counterfoil.upstream;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A top-level error of a GraphQL answer (October 2021 specification, section 7.1.2); text as the server wrote it, capped and redacted. */
public record GraphQlError(
        String message, List<String> path, @Nullable String code) {}
