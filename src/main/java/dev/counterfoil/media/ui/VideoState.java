package dev.counterfoil.media.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.counterfoil.media.MediaNavigation;
import dev.counterfoil.media.ProductRef;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the list's URL says.
 *
 * @param product whose videos are shown; null for all that are known
 * @param video ID of the one shown beside the list
 */
record VideoState(@Nullable ProductRef product, @Nullable String video) {

    private static final String GID = "gid://shopapp/ShopVideo/";
    private static final String NUMBER = "[1-9]\\d{0,18}";
    static final String PRODUCT = "product";
    static final String VARIANT = "variant";

    static VideoState of(QueryParameters url) {
        String product =
                url.getSingleParameter(PRODUCT).filter(it -> it.matches(NUMBER)).orElse(null);
        String variant =
                url.getSingleParameter(VARIANT).filter(it -> it.matches(NUMBER)).orElse(null);
        return new VideoState(
                product == null && variant == null ? null : new ProductRef(product, variant),
                video(url).orElse(null));
    }

    /** The ID that a URL names in short. */
    static Optional<String> video(QueryParameters url) {
        return url.getSingleParameter(MediaNavigation.VIDEO)
                .filter(id -> !id.isBlank())
                .map(id -> id.contains(":") ? id : GID + id);
    }

    /** As it stands in a URL. */
    static String inUrl(String id) {
        return id.startsWith(GID) && !id.substring(GID.length()).contains(":") ? id.substring(GID.length()) : id;
    }

    QueryParameters url() {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (product != null && product.product() != null) {
            parameters.put(PRODUCT, product.product());
        }
        if (product != null && product.variant() != null) {
            parameters.put(VARIANT, product.variant());
        }
        if (video != null) {
            parameters.put(MediaNavigation.VIDEO, inUrl(video));
        }
        return QueryParameters.simple(parameters);
    }

    /** GID to look up by; null for all. */
    @Nullable
    String entityId() {
        return product == null ? null : product.entityId();
    }

    VideoState of(@Nullable ProductRef other) {
        return new VideoState(other, video);
    }

    VideoState selected(@Nullable String id) {
        return new VideoState(product, id);
    }

    /** Whether both show the same rows. */
    boolean sameList(@Nullable VideoState other) {
        return other != null && Objects.equals(other.entityId(), entityId());
    }
}
