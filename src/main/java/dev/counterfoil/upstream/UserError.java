package dev.counterfoil.upstream;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error in the input of a mutation (<a href="https://shopify.dev/docs/api/shop-partners/latest/objects/UserError">UserError</a>).
 *
 * @param field path to the input at fault; empty when it is tied to none
 * @param code only where the payload's error type has one
 */
public record UserError(
        List<String> field, String message, @Nullable String code) {}
