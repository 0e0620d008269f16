package dev.counterfoil.media;

import dev.counterfoil.upstream.partners.ShopVideo.RelatedProduct;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A related product as typed into its row: a GID, a number or an address each.
 *
 * @param variant may be empty; the product's address may name one already
 */
public record RelatedInput(String product, String variant) {

    public static RelatedInput of(RelatedProduct related) {
        String variant = related.productVariantId();
        return new RelatedInput(related.productId(), variant == null ? "" : variant);
    }

    /** What is meant; empty if that cannot be told. */
    public Optional<RelatedProduct> meant() {
        return productProblem() == null && variantProblem() == null
                ? ProductRef.parse(product).flatMap(this::narrowed)
                : Optional.empty();
    }

    private Optional<RelatedProduct> narrowed(ProductRef ref) {
        String own = variant.isBlank()
                ? ref.variant()
                : ProductRef.parseVariant(variant).orElse(null);
        return new ProductRef(ref.product(), own).related();
    }

    /** A code, or null. */
    @Nullable
    String productProblem() {
        if (product.isBlank()) {
            return "REQUIRED";
        }
        Optional<ProductRef> ref = ProductRef.parse(product);
        if (ref.isEmpty()) {
            return "PRODUCT";
        }
        return ref.get().product() == null ? "VARIANT_ALONE" : null;
    }

    /** A code, or null. */
    @Nullable
    String variantProblem() {
        if (variant.isBlank()) {
            return null;
        }
        Optional<String> own = ProductRef.parseVariant(variant);
        if (own.isEmpty()) {
            return "VARIANT";
        }
        String named = ProductRef.parse(product).map(ProductRef::variant).orElse(null);
        return named == null || named.equals(own.get()) ? null : "VARIANT_OTHER";
    }
}
