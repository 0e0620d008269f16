package dev.counterfoil.media;

import dev.counterfoil.changes.FieldProblem;
import dev.counterfoil.upstream.partners.ShopVideo.RelatedProduct;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of a video before it is sent. The reference tells next to nothing about what it accepts; beyond the GIDs' forms these are
 * our own limits, and the API has the last word.
 */
final class MediaRules {

    static final String IMAGE_GID = "gid://shopify/MediaImage/";
    static final String VIDEO_GID = "gid://shopify/Video/";

    private static final int LONGEST_URL = 2_000;
    private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]+");
    private static final Pattern NUMBERED = Pattern.compile("(gid://shopify/[A-Za-z]+/)?([1-9]\\d{0,18})");

    private MediaRules() {}

    static List<FieldProblem> check(VideoForm form) {
        List<FieldProblem> problems = new ArrayList<>();
        add(problems, "videoUrl", url(form.videoUrl()));
        add(problems, "previewImageUrl", url(form.previewImageUrl()));
        products(problems, form.products());
        add(
                problems,
                "mediaImageId",
                form.mediaImageId().isBlank() ? null : id(IMAGE_GID, form.mediaImageId(), "MEDIA_IMAGE"));
        add(problems, "videoId", form.videoId().isBlank() ? null : id(VIDEO_GID, form.videoId(), "VIDEO"));
        return problems;
    }

    static List<FieldProblem> check(VideoEdit edit) {
        List<FieldProblem> problems = new ArrayList<>();
        add(problems, "previewImageUrl", url(edit.previewImageUrl()));
        products(problems, edit.products());
        add(
                problems,
                "mediaImageId",
                edit.mediaImageId().isBlank() ? null : id(IMAGE_GID, edit.mediaImageId(), "MEDIA_IMAGE"));
        return problems;
    }

    private static void products(List<FieldProblem> problems, List<RelatedInput> products) {
        if (products.isEmpty()) {
            // A video of no product would never be listed again.
            problems.add(FieldProblem.of("relatedProducts", "NO_PRODUCT"));
        }
        Set<RelatedProduct> before = new HashSet<>();
        for (int i = 0; i < products.size(); i++) {
            String path = "relatedProducts." + i;
            add(problems, path + ".productId", products.get(i).productProblem());
            add(problems, path + ".productVariantId", products.get(i).variantProblem());
            Optional<RelatedProduct> meant = products.get(i).meant();
            if (meant.isPresent() && !before.add(meant.get())) {
                problems.add(FieldProblem.of(path + ".productId", "TWICE"));
            }
        }
    }

    private static @Nullable String url(String typed) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return "REQUIRED";
        }
        if (text.length() > LONGEST_URL) {
            return "TOO_LONG";
        }
        return isWebAddress(text) ? null : "URL";
    }

    /** Whether it is an absolute http(s) URL of a host, without user information. */
    static boolean isWebAddress(String text) {
        if (!VISIBLE_ASCII.matcher(text).matches()) {
            return false;
        }
        try {
            URI url = new URI(text);
            String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
            return (scheme.equals("https") || scheme.equals("http"))
                    && url.getHost() != null
                    && url.getRawUserInfo() == null;
        } catch (URISyntaxException broken) {
            return false;
        }
    }

    private static @Nullable String id(String gid, String typed, String code) {
        return gid(gid, typed) == null ? code : null;
    }

    /** A GID of this kind from itself or its number; null for anything else. */
    static @Nullable String gid(String kind, String typed) {
        Matcher match = NUMBERED.matcher(typed.strip());
        return match.matches() && (match.group(1) == null || match.group(1).equals(kind))
                ? kind + match.group(2)
                : null;
    }

    private static void add(List<FieldProblem> problems, String field, @Nullable String code) {
        if (code != null) {
            problems.add(FieldProblem.of(field, code));
        }
    }
}
