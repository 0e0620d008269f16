package dev.counterfoil.bench;

import dev.counterfoil.changes.Before;
import dev.counterfoil.upstream.Fetched;
import dev.counterfoil.upstream.Mutation;
import dev.counterfoil.upstream.partners.DefinitionCreate;
import dev.counterfoil.upstream.partners.DefinitionUpdate;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.partners.MediaCreate;
import dev.counterfoil.upstream.partners.MediaUpdate;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Grant;
import dev.counterfoil.upstream.partners.NamespaceCreate;
import dev.counterfoil.upstream.partners.NamespaceUpdate;
import dev.counterfoil.upstream.partners.Partners;
import dev.counterfoil.upstream.partners.ShopVideo;
import dev.counterfoil.upstream.partners.ShopVideo.RelatedProduct;
import dev.counterfoil.upstream.partners.Target;
import dev.counterfoil.upstream.partners.UserTokenMutations;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The 14 mutations, each on something made for it: what is deleted was there, what is revoked was granted. */
final class EveryMutation {

    private static final String ACME = "gid://shopify/Client/1001";
    private static final String PRODUCT = "gid://shopify/Product/4711";
    private static final Grant GRANT = new Grant("role", "bench_role", "READ");

    /**
     * A mutation, ready to be sent.
     *
     * @param reader reads the image before it; null where no query shows one
     * @param refused whether the API may refuse it: the reference calls one of them not implemented
     */
    record Prepared(
            String kind,
            String subjectKind,
            String subject,
            Mutation mutation,
            Before.@Nullable Reader reader,
            boolean refused) {

        /** Makes the next one, and whatever has to be there for it; that is not measured. */
        @FunctionalInterface
        interface Maker {
            Prepared prepare();
        }
    }

    private final Partners partners;
    private final GateOverhead.Sender sender;
    private final JsonNode user;
    private int made;

    EveryMutation(ApplicationContext portal, GateOverhead.Sender sender) {
        this.partners = portal.getBean(Partners.class);
        this.sender = sender;
        this.user = user();
    }

    List<Prepared.Maker> each() {
        return List.of(
                () -> definition("create", create(next())),
                this::definitionUpdate,
                () -> {
                    KeyPair path = existing();
                    return definition("delete", new Named(path, partners.metafieldDefinitionDelete(path)));
                },
                () -> {
                    KeyPair path = next();
                    return namespace("create", path, partners.metafieldNamespaceCreate(space(path)));
                },
                () -> {
                    KeyPair path = existingSpace();
                    return namespace(
                            "update",
                            path,
                            partners.metafieldNamespaceUpdate(new NamespaceUpdate(path, null, "Renamed", null, null)));
                },
                () -> {
                    KeyPair path = existingSpace();
                    return namespace("delete", path, partners.metafieldNamespaceDelete(path));
                },
                () -> {
                    KeyPair path = existing();
                    return access("grant", path, partners.metafieldAccessGrant(path, granted(), null));
                },
                () -> {
                    KeyPair path = existing();
                    sender.send(partners.metafieldAccessGrant(path, granted(), null), false);
                    return access(
                            "revoke",
                            path,
                            partners.metafieldAccessRevoke(path, List.of(new Target(GRANT.kind(), GRANT.grantee()))));
                },
                () -> new Prepared(
                        "standardMetafieldDefinition.enable",
                        "metafieldDefinition",
                        "shopify.bench_" + made++,
                        partners.standardMetafieldDefinitionEnable("shopify", "bench"),
                        null,
                        true),
                () -> {
                    MediaCreate input = video();
                    return media("create", "videoUrl:" + input.videoUrl(), partners.mediaCreate(input), null);
                },
                () -> {
                    String id = existingVideo();
                    MediaUpdate input = new MediaUpdate(id, "https://cdn.example/q.png", products(), null);
                    return media("update", id, partners.mediaUpdate(input), id);
                },
                () -> {
                    String id = existingVideo();
                    return media("delete", id, partners.mediaDelete(id), id);
                },
                () -> token(UserTokenMutations.byPublicId(user.path("publicId").asString())),
                () -> token(UserTokenMutations.byEmail(user.path("email").asString())));
    }

    private record Named(KeyPair path, Mutation mutation) {}

    private Prepared definitionUpdate() {
        KeyPair path = existing();
        DefinitionUpdate input = new DefinitionUpdate(path, null, "Renamed", null, null, null);
        return definition("update", new Named(path, partners.metafieldDefinitionUpdate(input)));
    }

    private Prepared definition(String what, Named named) {
        return new Prepared(
                "metafieldDefinition." + what,
                "metafieldDefinition",
                named.path().toString(),
                named.mutation(),
                reader(named.path()),
                false);
    }

    private Prepared access(String what, KeyPair path, Mutation mutation) {
        return new Prepared(
                "metafieldAccess." + what, "metafieldDefinition", path.toString(), mutation, reader(path), false);
    }

    private static Prepared namespace(String what, KeyPair path, Mutation mutation) {
        return new Prepared("metafieldNamespace." + what, "metafieldNamespace", path.toString(), mutation, null, false);
    }

    private Prepared media(String what, String subject, Mutation mutation, @Nullable String id) {
        return new Prepared("shopVideo." + what, "shopVideo", subject, mutation, videoReader(id), false);
    }

    private Prepared token(Mutation mutation) {
        return new Prepared("userToken.issue", "userToken", "bench-" + made++, mutation, null, false);
    }

    private Before.Reader reader(KeyPair path) {
        return (endpoint, credential) -> switch (partners.metafieldDefinition(endpoint, credential, path)) {
            case Fetched.Failed<Optional<MetafieldDefinition>> failed -> new Fetched.Failed<>(failed.answer());
            case Fetched.Ok<Optional<MetafieldDefinition>> ok ->
                new Fetched.Ok<>(ok.value().map(partners::image), ok.answer());
        };
    }

    private Before.Reader videoReader(@Nullable String id) {
        return (endpoint, credential) -> switch (partners.media(endpoint, credential, PRODUCT)) {
            case Fetched.Failed<List<ShopVideo>> failed -> new Fetched.Failed<>(failed.answer());
            case Fetched.Ok<List<ShopVideo>> ok -> {
                Optional<ObjectNode> found = ok.value().stream()
                        .filter(video -> video.id().equals(id))
                        .findFirst()
                        .map(partners::image);
                yield new Fetched.Ok<>(found, ok.answer());
            }
        };
    }

    private KeyPair next() {
        return new KeyPair(null, "made_" + made++);
    }

    private Named create(KeyPair path) {
        return new Named(
                path,
                partners.metafieldDefinitionCreate(
                        new DefinitionCreate(path.key(), "Made", "By the bench", "boolean", null, List.of(), null)));
    }

    private KeyPair existing() {
        Named named = create(next());
        sender.send(named.mutation(), false);
        return named.path();
    }

    private static NamespaceCreate space(KeyPair path) {
        return new NamespaceCreate(path.key(), "Made", "By the bench", null, null);
    }

    private KeyPair existingSpace() {
        KeyPair path = next();
        sender.send(partners.metafieldNamespaceCreate(space(path)), false);
        return path;
    }

    private static Access granted() {
        return new Access(null, List.of(GRANT));
    }

    private static List<RelatedProduct> products() {
        return List.of(new RelatedProduct(PRODUCT, null));
    }

    private MediaCreate video() {
        return new MediaCreate(
                "https://cdn.example/" + made++ + ".mp4", "https://cdn.example/p.png", products(), null, null);
    }

    private String existingVideo() {
        JsonNode payload = sender.send(partners.mediaCreate(video()), false);
        return payload.path("shopVideo").path("id").asString();
    }

    /** One of the seed's people who is connected to the client. */
    private static JsonNode user() {
        try (InputStream in =
                Objects.requireNonNull(EveryMutation.class.getResourceAsStream("/upstream/sandbox-seed-users.json"))) {
            for (JsonNode human : JsonMapper.shared().readTree(in)) {
                if (human.path("connections").findValuesAsString("client").contains(ACME)) {
                    return human;
                }
            }
            throw new IllegalStateException("nobody is connected");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
