package dev.counterfoil.sandbox;

import dev.counterfoil.sandbox.FieldError.Gatherer;
import dev.counterfoil.sandbox.Video.Related;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules by which the media mutations accept or refuse their input; the reference gives hardly any, so most are our choice. */
final class MediaRules {

    static final int MOST_PRODUCTS = 100;
    private static final int LONGEST_URL = 2_048;
    private static final String ID_PREFIX = "gid://shopapp/ShopVideo/";
    private static final Pattern NUMBERED = Pattern.compile("gid://shopify/[A-Za-z]+/[1-9][0-9]{0,18}");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * What became of an input.
     *
     * @param video null when it was refused
     */
    record Judged(@Nullable Video video, List<FieldError> errors) {

        List<Event> events() {
            return video == null ? List.of() : List.of(Event.video(video));
        }
    }

    private MediaRules() {}

    static Judged create(String client, Map<String, Object> input) {
        Gatherer errors = new Gatherer("input");
        url(input.get("videoUrl"), errors.at("videoUrl"));
        url(input.get("previewImageUrl"), errors.at("previewImageUrl"));
        gid(input.get("videoId"), "Video", errors.at("videoId"));
        gid(input.get("mediaImageId"), "MediaImage", errors.at("mediaImageId"));
        List<Related> related = related(input.get("relatedProducts"), errors.at("relatedProducts"));
        if (!errors.isEmpty()) {
            return new Judged(null, errors.all());
        }
        return new Judged(
                new Video(
                        ID_PREFIX + UUID.randomUUID(),
                        client,
                        String.valueOf(input.get("videoUrl")),
                        String.valueOf(input.get("previewImageUrl")),
                        text(input, "videoId"),
                        text(input, "mediaImageId"),
                        true,
                        related),
                List.of());
    }

    /** Absent fields stay; a {@code mediaImageId} of null takes it away; the products replace those before. */
    static Judged update(State state, String client, Map<String, Object> input) {
        Gatherer errors = new Gatherer("input");
        @Nullable Video old = own(state, client, input.get("id"), errors.at("id"));
        if (input.get("previewImageUrl") != null) {
            url(input.get("previewImageUrl"), errors.at("previewImageUrl"));
        }
        gid(input.get("mediaImageId"), "MediaImage", errors.at("mediaImageId"));
        List<Related> related = related(input.get("relatedProducts"), errors.at("relatedProducts"));
        if (old == null || !errors.isEmpty()) {
            return new Judged(null, errors.all());
        }
        @Nullable String preview = text(input, "previewImageUrl");
        return new Judged(
                old.changed(
                        preview == null ? old.previewImageUrl() : preview,
                        input.containsKey("mediaImageId") ? text(input, "mediaImageId") : old.mediaImageId(),
                        related),
                List.of());
    }

    static Judged delete(State state, String client, @Nullable Object id) {
        Gatherer errors = new Gatherer("id");
        @Nullable Video old = own(state, client, id, errors);
        return new Judged(old == null ? null : old.deleted(), errors.all());
    }

    /** Whether the text is the global ID of a product or a variant. */
    static boolean entity(String gid) {
        return NUMBERED.matcher(gid).matches()
                && (gid.startsWith("gid://shopify/Product/") || gid.startsWith("gid://shopify/ProductVariant/"));
    }

    private static @Nullable Video own(State state, String client, @Nullable Object id, Gatherer errors) {
        String text = String.valueOf(id);
        if (!text.startsWith(ID_PREFIX)) {
            errors.add("Id is not a shop video's global ID such as gid://shopapp/ShopVideo/{uuid}");
            return null;
        }
        @Nullable
        Video video = state.video(text)
                .filter(Video::active)
                .filter(each -> each.owner().equals(client))
                .orElse(null);
        if (video == null) {
            errors.add("Shop video does not exist");
        }
        return video;
    }

    private static void url(@Nullable Object value, Gatherer errors) {
        String text = String.valueOf(value);
        if (text.length() > LONGEST_URL) {
            errors.add("URL is too long (maximum is 2048 characters)");
            return;
        }
        try {
            URI uri = new URI(text);
            boolean https = "https".equalsIgnoreCase(uri.getScheme());
            boolean here = "http".equalsIgnoreCase(uri.getScheme())
                    && uri.getHost() != null
                    && LOOPBACK.contains(uri.getHost());
            if (uri.getHost() == null || uri.getRawUserInfo() != null || !https && !here) {
                errors.add("URL must be an absolute https URL");
            }
        } catch (URISyntaxException e) {
            errors.add("URL is not valid");
        }
    }

    private static void gid(@Nullable Object value, String type, Gatherer errors) {
        if (value != null && !numbered(value, type)) {
            errors.add("ID is not a global ID such as gid://shopify/" + type + "/123");
        }
    }

    private static boolean numbered(@Nullable Object value, String type) {
        String text = String.valueOf(value);
        return NUMBERED.matcher(text).matches() && text.startsWith("gid://shopify/" + type + "/");
    }

    private static List<Related> related(@Nullable Object value, Gatherer errors) {
        List<Related> related = new ArrayList<>();
        List<?> given = value instanceof List<?> list ? list : List.of();
        if (given.isEmpty()) {
            errors.add("Related products can't be empty");
        }
        if (given.size() > MOST_PRODUCTS) {
            errors.add("Related products are too many (maximum is 100)");
            return related;
        }
        for (int i = 0; i < given.size(); i++) {
            if (!(given.get(i) instanceof Map<?, ?> each)) {
                continue;
            }
            Gatherer here = errors.at(i);
            gid(each.get("productVariantId"), "ProductVariant", here.at("productVariantId"));
            if (!numbered(each.get("productId"), "Product")) {
                here.at("productId").add("ID is not a global ID such as gid://shopify/Product/123");
            }
            Related one = new Related(
                    String.valueOf(each.get("productId")),
                    each.get("productVariantId") instanceof String variant ? variant : null);
            if (related.contains(one)) {
                here.add("Product has already been taken");
            }
            related.add(one);
        }
        return List.copyOf(related);
    }

    private static @Nullable String text(Map<String, Object> input, String field) {
        return input.get(field) instanceof String text ? text : null;
    }
}
