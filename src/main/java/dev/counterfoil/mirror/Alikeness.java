package dev.counterfoil.mirror;

import dev.counterfoil.upstream.partners.MetafieldDefinition;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import dev.counterfoil.upstream.partners.ShopVideo;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** In which fields two images of the same thing differ; the order of grants, rules and products is nothing the API promises. */
final class Alikeness {

    private Alikeness() {}

    static Set<String> differing(MetafieldDefinition was, MetafieldDefinition is) {
        Set<String> fields = new LinkedHashSet<>();
        note(fields, "namespace", was.namespace(), is.namespace());
        note(fields, "key", was.key(), is.key());
        note(fields, "name", was.name(), is.name());
        note(fields, "description", was.description(), is.description());
        note(fields, "type", was.type(), is.type());
        note(fields, "validations", Set.copyOf(was.validations()), Set.copyOf(is.validations()));
        note(fields, "access", unordered(was.access()), unordered(is.access()));
        return fields;
    }

    static Set<String> differing(ShopVideo was, ShopVideo is) {
        Set<String> fields = new LinkedHashSet<>();
        note(fields, "videoUrl", was.videoUrl(), is.videoUrl());
        note(fields, "previewImageUrl", withoutQuery(was.previewImageUrl()), withoutQuery(is.previewImageUrl()));
        note(fields, "status", was.status(), is.status());
        note(fields, "relatedProducts", Set.copyOf(was.relatedProducts()), Set.copyOf(is.relatedProducts()));
        note(fields, "mediaImageId", was.mediaImageId(), is.mediaImageId());
        note(fields, "videoId", was.videoId(), is.videoId());
        return fields;
    }

    private static void note(Set<String> fields, String name, @Nullable Object was, @Nullable Object is) {
        if (!Objects.equals(was, is)) {
            fields.add(name);
        }
    }

    private static @Nullable Object unordered(@Nullable Access access) {
        return access == null ? null : java.util.Arrays.asList(access.level(), Set.copyOf(access.grants()));
    }

    /** Addresses of pictures are often signed for a while. */
    private static String withoutQuery(String url) {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }
}
