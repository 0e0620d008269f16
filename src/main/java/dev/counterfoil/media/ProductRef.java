package dev.counterfoil.media;

import dev.counterfoil.upstream.partners.ShopVideo.RelatedProduct;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A product, perhaps narrowed to a variant, by their numbers in GIDs ({@code gid://shopify/Product/123},
 * {@code gid://shopify/ProductVariant/456}). At least one of them is there.
 */
public record ProductRef(@Nullable String product, @Nullable String variant) {

    private static final String NUMBER = "([1-9]\\d{0,18})";
    private static final String PRODUCT_GID = "gid://shopify/Product/";
    private static final String VARIANT_GID = "gid://shopify/ProductVariant/";

    private static final Pattern PLAIN = Pattern.compile(NUMBER);
    private static final Pattern OF_PRODUCT = Pattern.compile(PRODUCT_GID + NUMBER);
    private static final Pattern OF_VARIANT = Pattern.compile(VARIANT_GID + NUMBER);

    /** As an address in a store's admin ends, whatever stands before and after. */
    private static final Pattern IN_ADDRESS =
            Pattern.compile("(?:[^?#]*/)?products/" + NUMBER + "(?:/variants/" + NUMBER + ")?/?(?:[?#].*)?");

    /** As a store's own pages name a variant; their products go by words. */
    private static final Pattern IN_QUERY =
            Pattern.compile("[^?#]*/products/[^?#]*\\?(?:[^#]*&)?variant=" + NUMBER + "(?:[&#].*)?");

    public ProductRef {
        if (product == null && variant == null) {
            throw new IllegalArgumentException("neither a product nor a variant");
        }
    }

    /** Reads a GID, a product's number, or the address of a product or variant; empty if it is none of these. */
    public static Optional<ProductRef> parse(String typed) {
        String text = typed.strip();
        Matcher match = PLAIN.matcher(text);
        if (match.matches()) {
            return Optional.of(new ProductRef(match.group(1), null));
        }
        match = OF_PRODUCT.matcher(text);
        if (match.matches()) {
            return Optional.of(new ProductRef(match.group(1), null));
        }
        match = OF_VARIANT.matcher(text);
        if (match.matches()) {
            return Optional.of(new ProductRef(null, match.group(1)));
        }
        match = IN_ADDRESS.matcher(text);
        if (match.matches()) {
            Matcher query = IN_QUERY.matcher(text);
            String variant = match.group(2) == null && query.matches() ? query.group(1) : match.group(2);
            return Optional.of(new ProductRef(match.group(1), variant));
        }
        match = IN_QUERY.matcher(text);
        return match.matches() ? Optional.of(new ProductRef(null, match.group(1))) : Optional.empty();
    }

    /** Reads a variant alone: its number, its GID, or an address that names it. */
    static Optional<String> parseVariant(String typed) {
        Matcher match = PLAIN.matcher(typed.strip());
        return match.matches()
                ? Optional.of(match.group(1))
                : parse(typed).flatMap(ref -> Optional.ofNullable(ref.variant()));
    }

    public static ProductRef of(RelatedProduct related) {
        return new ProductRef(
                number(related.productId()),
                related.productVariantId() == null ? null : number(related.productVariantId()));
    }

    /** The GID to look up by: the variant's, if there is one. */
    public String entityId() {
        return variant != null ? VARIANT_GID + variant : PRODUCT_GID + product;
    }

    /** As the API takes it; empty without a product. */
    public Optional<RelatedProduct> related() {
        return product == null
                ? Optional.empty()
                : Optional.of(
                        new RelatedProduct(PRODUCT_GID + product, variant == null ? null : VARIANT_GID + variant));
    }

    /** What surely lists a video that is tied to this: the reference does not say that a product lists videos of its variants. */
    static String entityId(RelatedProduct related) {
        String variant = related.productVariantId();
        return variant == null ? related.productId() : variant;
    }

    /** What stands behind the last slash: the number of a GID, or all of anything that is none. */
    private static String number(String gid) {
        return gid.substring(gid.lastIndexOf('/') + 1);
    }
}
