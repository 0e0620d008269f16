package dev.counterfoil.media.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.counterfoil.media.MediaNavigation;
import dev.counterfoil.media.ProductRef;
import dev.counterfoil.mirror.VideoQuery;
import dev.counterfoil.mirror.VideoQuery.Sort;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the list's URL says.
 *
 * @param product whose videos are shown; null for all that are known
 * @param filter text that narrows them
 * @param video ID of the one shown beside the list
 */
record VideoState(
        @Nullable ProductRef product,
        String filter,
        Sort sort,
        boolean descending,
        @Nullable String video) {

    /** All that are known, the last changed first. */
    static final VideoState ALL = new VideoState(null, "", Sort.CHANGED, true, null);

    private static final String GID = "gid://shopapp/ShopVideo/";
    private static final String NUMBER = "[1-9]\\d{0,18}";
    static final String PRODUCT = "product";
    static final String VARIANT = "variant";
    private static final String FILTER = "q";
    private static final String SORT = "sort";
    private static final String DOWN = "-";

    /** The videos of this product; null for all that are known. */
    static VideoState of(@Nullable ProductRef product) {
        return ALL.about(product);
    }

    static VideoState of(QueryParameters url) {
        String product =
                url.getSingleParameter(PRODUCT).filter(it -> it.matches(NUMBER)).orElse(null);
        String variant =
                url.getSingleParameter(VARIANT).filter(it -> it.matches(NUMBER)).orElse(null);
        String sort = url.getSingleParameter(SORT).orElse("");
        boolean down = sort.startsWith(DOWN);
        String name = (down ? sort.substring(1) : sort).toUpperCase(Locale.ROOT);
        Sort by = Arrays.stream(Sort.values())
                .filter(one -> one.name().equals(name))
                .findAny()
                .orElse(null);
        return new VideoState(
                product == null && variant == null ? null : new ProductRef(product, variant),
                url.getSingleParameter(FILTER).orElse(""),
                by == null ? ALL.sort() : by,
                by == null ? ALL.descending() : down,
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
        if (!filter.isBlank()) {
            parameters.put(FILTER, filter);
        }
        if (sort != ALL.sort() || descending != ALL.descending()) {
            parameters.put(SORT, (descending ? DOWN : "") + sort.name().toLowerCase(Locale.ROOT));
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

    VideoQuery query() {
        return new VideoQuery(entityId(), filter.strip(), sort, descending);
    }

    VideoState about(@Nullable ProductRef other) {
        return new VideoState(other, filter, sort, descending, video);
    }

    VideoState filtered(String by) {
        return new VideoState(product, by, sort, descending, video);
    }

    VideoState sorted(Sort by, boolean down) {
        return new VideoState(product, filter, by, down, video);
    }

    VideoState selected(@Nullable String id) {
        return new VideoState(product, filter, sort, descending, id);
    }

    /** Whether both show the same rows in the same order. */
    boolean sameList(@Nullable VideoState other) {
        return other != null && other.query().equals(query());
    }
}
