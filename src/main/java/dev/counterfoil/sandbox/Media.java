package dev.counterfoil.sandbox;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The query {@code media} and the three mutations on shop videos. A client sees and touches those that it made. */
final class Media {

    private final Store store;

    Media(Store store) {
        this.store = store;
    }

    /** The active videos about a product, be it about one of its variants only, or about exactly one variant. */
    List<Map<String, Object>> list(DataFetchingEnvironment environment) {
        Operation operation = Wiring.operation(environment);
        String entity = String.valueOf((Object) environment.getArgument("entityId"));
        if (!MediaRules.entity(entity)) {
            throw new Refusal("BAD_REQUEST", "entityId must be the global ID of a product or of a product variant");
        }
        return store.read(state -> state.videos().stream()
                .filter(Video::active)
                .filter(video -> video.owner().equals(operation.caller().gid()))
                .filter(video -> video.related().stream().anyMatch(product -> product.isAbout(entity)))
                .map(video -> view(video, operation.origin()))
                .toList());
    }

    Map<String, DataFetcher<?>> mutations() {
        return Map.of(
                "mediaCreate",
                judged(
                        (state, environment) ->
                                MediaRules.create(gid(environment), DefinitionMutations.input(environment, "input")),
                        "shopVideo",
                        operation -> video -> view(video, operation.origin())),
                "mediaUpdate",
                judged(
                        (state, environment) -> MediaRules.update(
                                state, gid(environment), DefinitionMutations.input(environment, "input")),
                        "shopVideo",
                        operation -> video -> view(video, operation.origin())),
                "mediaDelete",
                judged(
                        (state, environment) ->
                                MediaRules.delete(state, gid(environment), environment.getArgument("id")),
                        "deletedId",
                        operation -> Video::id));
    }

    private DataFetcher<Map<String, Object>> judged(
            BiFunction<State, DataFetchingEnvironment, MediaRules.Judged> judge,
            String resultField,
            Function<Operation, Function<Video, Object>> result) {
        return environment -> {
            Operation operation = Wiring.operation(environment);
            MediaRules.Judged judged = store.transact(operation.number(), state -> {
                MediaRules.Judged now = judge.apply(state, environment);
                return new Store.Decision<>(now, now.events());
            });
            @Nullable Video video = judged.video();
            if (video != null) {
                operation.countApplied();
            }
            Map<String, Object> payload = new LinkedHashMap<>();
            payload.put(
                    resultField, video == null ? null : result.apply(operation).apply(video));
            payload.put(
                    "userErrors",
                    judged.errors().stream().map(FieldError::toMap).toList());
            return payload;
        };
    }

    static Map<String, Object> view(Video video, String origin) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", video.id());
        view.put("mediaImageId", video.mediaImageId());
        view.put("previewImageUrl", here(video.previewImageUrl(), origin));
        view.put(
                "relatedProducts",
                video.related().stream()
                        .map(each -> {
                            Map<String, Object> product = new LinkedHashMap<>();
                            product.put("productId", each.productId());
                            product.put("productVariantId", each.productVariantId());
                            return product;
                        })
                        .toList());
        view.put("status", video.active() ? "ACTIVE" : "INACTIVE");
        view.put("videoId", video.videoId());
        view.put("videoUrl", here(video.videoUrl(), origin));
        return view;
    }

    private static String here(String url, String origin) {
        return url.startsWith(Video.HERE) ? origin + url.substring(Video.HERE.length()) : url;
    }

    private static String gid(DataFetchingEnvironment environment) {
        return Wiring.caller(environment).gid();
    }
}
